import type { Receipt } from '../channel.port.js';
import { field, rawOf, type Form } from './form.rules.js';
import { meaningOf } from './twilio-errors.rules.js';

/** Order of statuses; callbacks arrive in any order, so only a rise is applied (contracts.md 1.5). */
const RANKS: Readonly<Record<string, number>> = {
  accepted: 0,
  scheduled: 0,
  queued: 0,
  sending: 1,
  sent: 2,
  partially_delivered: 2,
  delivered: 3,
  read: 4,
  undelivered: 5,
  failed: 5,
  canceled: 5,
};
const TERMINAL_FAILURES = new Set(['undelivered', 'failed', 'canceled']);

export function statusRank(status: string): number {
  return RANKS[status] ?? -1;
}

export function isTerminalFailure(status: string): boolean {
  return TERMINAL_FAILURES.has(status);
}

/** A status callback as our event, or nothing when it names no message or a status we do not know. */
export function parseReceipt(form: Form): Receipt | null {
  const sid = field(form, 'MessageSid') ?? field(form, 'SmsSid');
  const isRead = field(form, 'EventType')?.toUpperCase() === 'READ';
  const status = isRead ? 'read' : (field(form, 'MessageStatus') ?? field(form, 'SmsStatus'));
  if (!sid || !status || statusRank(status) < 0) return null;
  const errorCode = field(form, 'ErrorCode');
  const isFailure = isTerminalFailure(status);
  return {
    sid,
    status,
    rank: statusRank(status),
    isTerminalFailure: isFailure,
    ...(errorCode ? { errorCode } : {}),
    ...(isFailure ? { reason: meaningOf(errorCode).reason } : {}),
    raw: rawOf(form),
  };
}
