import type { LedgerEntry } from '../shared/types';

export interface HandsetText {
  sid: string;
  seq: number;
  at: string;
  body: string;
  isMine: boolean;
  status: string | null;
  other: string;
}
export interface HandsetCall {
  sid: string;
  seq: number;
  at: string;
  from: string;
  to: string;
  status: string;
  isOver: boolean;
  isOutgoing: boolean;
  said: string[];
}

const over = new Set(['completed', 'no-answer', 'busy', 'failed', 'canceled']);

/** The texts one phone has sent and received, with what the network says became of each. */
export function textsOf(entries: readonly LedgerEntry[], phone: string, other?: string): HandsetText[] {
  const statuses = new Map<string, string>();
  for (const entry of entries) if (entry.type === 'status' && entry.sid && entry.status) statuses.set(entry.sid, entry.status);
  return entries
    .filter(
      (entry) =>
        entry.type === 'message' && (entry.from === phone || entry.to === phone) && (!other || entry.from === other || entry.to === other),
    )
    .map((entry) => ({
      sid: entry.sid ?? String(entry.seq),
      seq: entry.seq,
      at: entry.at,
      body: entry.body ?? '',
      isMine: entry.from === phone,
      status: statuses.get(entry.sid ?? '') ?? entry.status ?? null,
      other: (entry.from === phone ? entry.to : entry.from) ?? '',
    }));
}

/** The calls one phone made or was rung by, newest last. */
export function callsOf(entries: readonly LedgerEntry[], phone: string): HandsetCall[] {
  const calls = new Map<string, HandsetCall>();
  for (const entry of entries) {
    if (!entry.sid) continue;
    if (entry.type === 'call' && (entry.from === phone || entry.to === phone)) {
      // The leg to the business carries the caller's number too; the caller's own handset shows only the call it made.
      const isBridge = entry.direction === 'outbound-dial';
      if (isBridge && entry.from === phone) continue;
      const status = entry.status ?? 'ringing';
      calls.set(entry.sid, {
        sid: entry.sid,
        seq: entry.seq,
        at: entry.at,
        from: entry.from ?? '',
        to: entry.to ?? '',
        status,
        isOver: over.has(status),
        isOutgoing: entry.from === phone,
        said: [],
      });
      continue;
    }
    const call = calls.get(entry.sid);
    if (!call) continue;
    if (entry.type === 'call.status' && entry.status) {
      call.status = entry.status;
      call.isOver = over.has(entry.status);
    }
    if (entry.type === 'call.verb' && entry.detail?.['verb'] === 'say' && entry.body) call.said.push(entry.body);
  }
  return [...calls.values()];
}

export const liveCall = (calls: readonly HandsetCall[]): HandsetCall | null => calls.findLast((call) => !call.isOver) ?? null;
