import type { CtaMemory, CtaNews, CtaRecord } from '../../conversations/cta-memory.schema.js';
import { ctaMachine, type CtaEvent } from './cta.machine.js';

const DAY_MS = 86_400_000;
/** After a "no" it rests, then it may be offered again (rules.md C-52). */
const DECLINED_DAYS = 14;
/** Whatever became of it, after this long it begins anew (rules.md C-52). */
const RESET_DAYS = 30;

interface Moment {
  now: Date;
  /** The opportunity of the thread now. */
  leadId: string | null;
}

/**
 * Every call to action of a thread as it stands now, by id: what turns wrote down, what happened outside of turns since, and the
 * resets that are due by time or by a new opportunity.
 */
export function statesNow(memory: CtaMemory, news: Readonly<Record<string, CtaNews>>, moment: Moment): Record<string, CtaRecord> {
  const ids = new Set([...Object.keys(memory.states), ...Object.keys(news)]);
  return Object.fromEntries([...ids].map((id) => [id, stateNow(memory.states[id], news[id] ?? {}, moment)]));
}

/** The state after an event at `at`; an event that the state does not take changes nothing. */
export function moved(record: CtaRecord | undefined, event: CtaEvent, at: string, leadId: string | null): CtaRecord {
  const before = record ?? fresh(at, leadId);
  if (!ctaMachine.can(before.state, event)) return before;
  const state = ctaMachine.next(before.state, event);
  if (event === 'reset') return fresh(at, leadId);
  return { ...before, state, at: state === before.state && event !== 'offer' ? before.at : at, leadId: before.leadId ?? leadId };
}

function stateNow(record: CtaRecord | undefined, news: CtaNews, { now, leadId }: Moment): CtaRecord {
  const happened = (['click', 'fail', 'complete', 'reset'] as const)
    .flatMap((event) => (news[event] === undefined ? [] : [{ event, at: news[event] }]))
    // the last word of one moment is the completion; a reset by a person is newer than what it undoes
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  let current = record ?? fresh('', leadId);
  for (const { event, at } of happened) {
    const isNews = current.at === '' || Date.parse(at) >= Date.parse(current.at);
    if (isNews) current = moved(current, event, at, leadId);
  }
  const step = Math.max(current.step, current.state === 'not_offered' ? 0 : (news.step ?? 0));
  return isResetDue(current, now, leadId) ? fresh(now.toISOString(), leadId) : { ...current, step };
}

function isResetDue({ state, at, leadId: before }: CtaRecord, now: Date, leadId: string | null): boolean {
  if (state === 'not_offered') return false;
  if (before !== null && leadId !== null && before !== leadId) return true;
  const days = (now.getTime() - Date.parse(at)) / DAY_MS;
  return days >= (state === 'declined' ? DECLINED_DAYS : RESET_DAYS);
}

function fresh(at: string, leadId: string | null): CtaRecord {
  return { state: 'not_offered', at, leadId, step: 0 };
}
