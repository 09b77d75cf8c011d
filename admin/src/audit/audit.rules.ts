import type { AuditEntry, AuditVerification } from '../shared/types';

/** One line of a difference. */
export interface Change {
  field: string;
  before: string | null;
  after: string | null;
}

const words = (value: unknown): string => (value === null ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value));

/** A nested value as its leaves, `hours.monday` beside its value. Lists stay whole: their places mean little. */
function leaves(value: unknown, path: string, into: Map<string, string>): Map<string, string> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
    for (const [name, inner] of Object.entries(value)) leaves(inner, path === '' ? name : `${path}.${name}`, into);
  } else if (path !== '') into.set(path, words(value ?? null));
  else if (value !== null && value !== undefined) into.set('value', words(value));
  return into;
}

/** What an entry says of before and after, field by field, in the order of the server. */
export function changesOf({ before, after }: Pick<AuditEntry, 'before' | 'after'>): Change[] {
  const was = leaves(before, '', new Map());
  const is = leaves(after, '', new Map());
  return [...new Set([...was.keys(), ...is.keys()])].map((field) => ({
    field,
    before: was.get(field) ?? null,
    after: is.get(field) ?? null,
  }));
}

const actors: Record<string, string> = {
  ai: 'The assistant',
  system: 'Ringback',
  customer: 'A customer',
  api_key: 'A program',
  user: 'A person',
};

/** Who did it: the name that was written down, else what kind of actor it was. */
export const actorWords = ({ actorName, actorType }: Pick<AuditEntry, 'actorName' | 'actorType'>): string =>
  actorName ?? actors[actorType] ?? actorType;

/** `leads.status_changed` as "Leads: status changed". */
export function actionWords(action: string): string {
  const [area = '', ...verb] = action.split('.');
  const plain = (text: string): string => text.replaceAll('_', ' ');
  const head = plain(area).charAt(0).toUpperCase() + plain(area).slice(1);
  return verb.length === 0 ? head : `${head}: ${plain(verb.join(' '))}`;
}

/** What an entry is about, in one line; of something that was looked at that is its address. */
export const entryWords = ({ action, targetId }: Pick<AuditEntry, 'action' | 'targetId'>): string =>
  action === 'view_as.read' ? `Looked at ${targetId.replace(/^\/api/, '')}` : actionWords(action);

/** What a check found, in one sentence. */
export function findingOf(check: AuditVerification): { isFine: boolean; text: string } {
  if (check.firstBroken === null)
    return { isFine: true, text: `The trail is as it was written: ${check.checked} entries checked, none changed, removed or added.` };
  const { seq, entryId, reason } = check.firstBroken;
  return { isFine: false, text: `The trail was tampered with at entry ${seq}${entryId === null ? '' : ` (id ${entryId})`}. ${reason}` };
}
