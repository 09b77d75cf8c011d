import { maskPhone } from '../common/phone.rules.js';

const SECRET = /password|secret|token|credential|hash|authorization|apikey|sealed/i;
const PHONE = /phone|^to$|^from$|address$|forwardedNumber/i;
const EMAIL = /email/i;
const PERSON =
  /^(name|ownerName|firstName|lastName|fullName|contactName|displayName|notes|note|body|text|draft|summary|street|tags|cancelReason)$/i;
/** What somebody wants and when, and answers to the own questions of a business: whole sentences of theirs, with whatever else they say. */
const SAID = /^(service|service_?name|service_?needed|preferred_?time|own:.*)$/is;
const E164 = /^\+\d{7,15}$/;
const MAX_TEXT = 500;

/** A person's word, shortened so that a reader sees that it changed but not what it says. */
function maskWord(value: string): string {
  return value === '' ? '' : `${firstSign(value)}***`;
}

/** A whole character: half an emoji is no text, and the database refuses it. */
function firstSign(value: string): string {
  return [...value][0] ?? '';
}

function maskEmail(value: string): string {
  const [local = '', domain] = value.split('@');
  return domain === undefined ? maskWord(value) : `${firstSign(local)}***@${domain}`;
}

function maskText(key: string, value: string): string {
  if (SAID.test(key)) return maskWord(value);
  if (SECRET.test(key)) return '[hidden]';
  if (E164.test(value)) return maskPhone(value);
  if (EMAIL.test(key) || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return maskEmail(value);
  if (PHONE.test(key) || PERSON.test(key)) return maskWord(value);
  return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT).toWellFormed()}…` : value;
}

/** A copy for the audit trail: secrets gone, personal values masked, long texts cut, structure kept. */
export function maskForAudit(value: unknown, key = ''): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return maskText(key, value);
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return '[hidden]';
  if (SECRET.test(key)) return '[hidden]';
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => maskForAudit(item, key));
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, maskForAudit(inner, name)]));
  }
  return value;
}

/** Only the fields that differ, from both sides; what stayed the same is noise in a trail. */
export function changedFields(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const result = { before: {} as Record<string, unknown>, after: {} as Record<string, unknown> };
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (JSON.stringify(before[name] ?? null) === JSON.stringify(after[name] ?? null)) continue;
    result.before[name] = before[name] ?? null;
    result.after[name] = after[name] ?? null;
  }
  return result;
}
