import { isUuid } from '../../common/ids.js';

export type Outcome = 'completed' | 'failed' | 'progress';

/** What a report says, whoever sends it. */
export interface Completion {
  /** The same event has the same id, however often it is sent. */
  eventId: string;
  outcome: Outcome;
  /** The reference that the link handed to the page. */
  reference: string | null;
  /** As it was written there; matched against the customer's number where the reference is missing. */
  phone: string | null;
  /** The step that was reached, from 1. */
  step: number | null;
}

const MAX_TEXT = 200;
type Json = Record<string, unknown>;

const FAILED = /fail|declin|cancel|expire|refus|reject|denied|error|no.?show|unsuccess/i;
const DONE = /complet|succe|paid|captured|confirm|creat|booked|scheduled|install|submit|done|approved|accepted|registered|finish/i;
/** Sounds done and is not: "unpaid", "incomplete", a payment that was created and still waits for a card. */
const NOT_YET =
  /unpaid|incomplet|unconfirm|unfinish|not.?(?:paid|complet|confirm|done|finish)|^(?:requires_|processing|pending|open$|draft)/i;
/** A checkout is finished before the money of a bank debit is there; only these say that it is, or that none was due. */
const PAID = /^(?:paid|no_payment_required|captured|settled|succe\w*|complete\w*)$/i;

/** Where common payment, booking and form services put the reference that they were opened with. */
const REFERENCES = [
  'reference',
  'ref',
  'rb_ref',
  'client_reference_id',
  'data.object.client_reference_id',
  'data.object.metadata.rb_ref',
  'payload.tracking.utm_content',
  'payload.payment.entity.notes.rb_ref',
  'payload.payment_link.entity.reference_id',
  'form_response.hidden.rb_ref',
  'metadata.rb_ref',
];
const IDS = ['eventId', 'event_id', 'id', 'payload.uri', 'payload.payment.entity.id'];
const PHONES = [
  'phone',
  'customer.phone',
  'data.object.customer_details.phone',
  'payload.text_reminder_number',
  'payload.payment.entity.contact',
];
const PAYMENTS = ['payment_status', 'paymentStatus', 'data.object.payment_status'];
const KINDS = ['status', 'type', 'event', 'event_type', 'data.object.status'];

/**
 * Reads a report in our own form (`eventId`, `status`, `reference`, `phone`, `step`) or in that of the usual services. A report
 * without an id is known by the hash of its content, so that a repeat is the same event. Null for what says neither done nor failed.
 */
export function readCompletion(body: unknown, contentHash: string): Completion | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const json = body as Json;
  const said = KINDS.map((path) => text(json, path)).filter((word): word is string => word !== null);
  const step = stepOf(json['step']);
  const outcome = outcomeOf(said, first(json, PAYMENTS)) ?? (step !== null ? 'progress' : null);
  if (outcome === null) return null;
  const reference = first(json, REFERENCES);
  return {
    eventId: first(json, IDS) ?? contentHash,
    outcome,
    reference: isUuid(reference) ? reference.toLowerCase() : null,
    phone: first(json, PHONES),
    step,
  };
}

/** "payment_failed" is a failure, however complete it sounds; what is done and not paid is on its way. */
function outcomeOf(said: readonly string[], payment: string | null): Outcome | null {
  if (said.some((word) => word === 'progress')) return 'progress';
  if ([...said, payment ?? ''].some((word) => FAILED.test(word))) return 'failed';
  if (!said.some((word) => DONE.test(word))) return null;
  const isOwed = payment !== null && !PAID.test(payment);
  return isOwed || said.some((word) => NOT_YET.test(word)) ? 'progress' : 'completed';
}

function stepOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 100 ? value : null;
}

function first(json: Json, paths: readonly string[]): string | null {
  for (const path of paths) {
    const found = text(json, path);
    if (found !== null) return found;
  }
  return null;
}

function text(json: Json, path: string): string | null {
  const value = path
    .split('.')
    .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Json)[key] : undefined), json);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  // PostgreSQL cannot keep NUL
  return typeof value === 'string' && value.trim() !== '' && !value.includes('\u0000') ? value.trim().slice(0, MAX_TEXT) : null;
}
