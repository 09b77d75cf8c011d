import { humanise } from '../shared/format';
import type { Decision, LedgerEntry } from '../shared/types';

export type StoryKind = 'call' | 'text-in' | 'text-out' | 'status' | 'decision' | 'webhook' | 'trouble' | 'voice';
export interface StoryStep {
  key: string;
  at: string;
  kind: StoryKind;
  title: string;
  detail: string | null;
  decisionId: string | null;
}

const callWords: Record<string, string> = {
  ringing: 'is ringing',
  'in-progress': 'was answered',
  completed: 'ended',
  'no-answer': 'was not answered',
  busy: 'found the line busy',
  failed: 'failed',
  canceled: 'was given up by the caller',
};

function fromLedger(
  entry: LedgerEntry,
  business: string,
  owner: string,
  delivered: ReadonlySet<string>,
): Omit<StoryStep, 'key' | 'at' | 'decisionId'> | null {
  switch (entry.type) {
    case 'call':
      return {
        kind: 'call',
        title:
          entry.direction === 'outbound-dial'
            ? 'The business phone rings'
            : entry.direction === 'inbound'
              ? 'A call comes in'
              : 'The system calls out',
        detail: null,
      };
    case 'call.status':
      return entry.status ? { kind: 'call', title: `The call ${callWords[entry.status] ?? entry.status}`, detail: null } : null;
    case 'call.verb':
      return entry.body ? { kind: 'voice', title: 'Said to the caller', detail: entry.body } : null;
    case 'message':
      return entry.to === business
        ? { kind: 'text-in', title: entry.from === owner ? 'The owner texts' : 'A text arrives', detail: entry.body ?? null }
        : {
            kind: 'text-out',
            title: `${entry.to === owner ? 'The owner is told' : 'A text leaves'}${delivered.has(entry.sid ?? '') ? ', delivered' : ''}`,
            detail: entry.body ?? null,
          };
    case 'status':
      return entry.status === 'failed' || entry.status === 'undelivered'
        ? {
            kind: 'trouble',
            title: `The network says: ${humanise(entry.status).toLowerCase()}`,
            detail: entry.errorCode ? `Error ${entry.errorCode}` : null,
          }
        : null;
    case 'fault':
      return {
        kind: 'trouble',
        title: 'The network made trouble',
        detail: entry.detail ? Object.values(entry.detail).map(String).join(', ') : null,
      };
    case 'block':
      return { kind: 'trouble', title: 'The carrier blocks this number: STOP', detail: null };
    case 'unblock':
      return { kind: 'status', title: 'The carrier lets texts through again: START', detail: null };
    default:
      return null;
  }
}

/** Everything the network saw of these phones, and everything the assistant decided, in one line of time; newest first. */
export function tellStory(
  entries: readonly LedgerEntry[],
  decisions: readonly Decision[],
  { customer, owner, business }: { customer: string; owner: string; business: string },
): StoryStep[] {
  const phones = [customer, owner].filter((phone) => phone !== '');
  const delivered = new Set(
    entries.filter((entry) => entry.type === 'status' && entry.status === 'delivered').map((entry) => entry.sid ?? ''),
  );
  const sids = new Set<string>();
  const steps: StoryStep[] = [];
  for (const entry of entries) {
    const isOurs = phones.includes(entry.from ?? '') || phones.includes(entry.to ?? '') || (entry.sid !== undefined && sids.has(entry.sid));
    if (!isOurs) continue;
    if (entry.sid) sids.add(entry.sid);
    const told = fromLedger(entry, business, owner, delivered);
    if (told) steps.push({ ...told, key: `n${entry.seq}`, at: entry.at, decisionId: null });
  }
  for (const decision of decisions) {
    const sure = decision.confidence === null ? '' : `, ${Math.round(decision.confidence * 100)} % sure`;
    steps.push({
      key: `d${decision.id}`,
      at: decision.createdAt,
      kind: 'decision',
      title: `The assistant decides: ${humanise(decision.reasonCode).toLowerCase()}`,
      detail: `${decision.intent ? `${humanise(decision.intent)}${sure} · ` : ''}${decision.engine} · ${decision.durationMs} ms`,
      decisionId: decision.id,
    });
  }
  return steps.sort((a, b) => b.at.localeCompare(a.at));
}
