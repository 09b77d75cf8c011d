import { gauges, type Gauges } from '../policy/gauges.rules.js';
import { budgetState, type BudgetCounts, type BudgetState } from '../policy/message-budget.rules.js';
import type { Memory } from './memory.schema.js';

/** A promise of either side, as the side panel shows it. */
export interface PromiseView {
  by: 'customer' | 'business';
  text: string;
  dueAt: string | null;
  madeAt: string;
  state: 'open' | 'overdue' | 'done';
  sourceMessageId: string | null;
  actionId: string | null;
}

/** How often they answer us: turns of theirs that answered, of our texts. */
export interface ResponseRate {
  ours: number;
  theirs: number;
  /** 0..1; null while we have written nothing. */
  rate: number | null;
  averageReplySeconds: number | null;
}

/** What a person wants to see of a thread's memory, worked out for this moment. */
export interface ThreadInsight {
  gauges: Gauges;
  budget: BudgetState;
  promises: PromiseView[];
  responseRate: ResponseRate;
}

export interface InsightFacts {
  now: Date;
  thread: { channel: 'sms' | 'whatsapp'; lastInboundAt: Date | null; serviceWindowUntil: Date | null };
  memory: Memory;
  promises: readonly { actionId: string; text: string; dueAt: Date | null; madeAt: Date; isDone: boolean }[];
  isSuppressed: boolean;
  /** What this number got of texts that nobody asked for. */
  sent: BudgetCounts;
}

/** Gauges, promises and response rate at `now`; the business's promises come from its action list, the customer's from the memory. */
export function insightOf({ now, thread, memory, promises, isSuppressed, sent }: InsightFacts): ThreadInsight {
  const { channel, lastInboundAt, serviceWindowUntil } = thread;
  const ours = promises.map((item): PromiseView => ({
    by: 'business',
    text: item.text,
    dueAt: item.dueAt?.toISOString() ?? null,
    madeAt: item.madeAt.toISOString(),
    state: item.isDone ? 'done' : stateOf(item.dueAt, now),
    sourceMessageId: null,
    actionId: item.actionId,
  }));
  const theirs = memory.commitments
    .filter(({ by }) => by === 'customer')
    .map((item): PromiseView => ({ ...item, state: kept(item.madeAt, lastInboundAt) ?? stateOf(toDate(item.dueAt), now), actionId: null }));
  const { exchange } = memory;
  const measured = gauges({ now, channel, lastInboundAt, windowUntil: serviceWindowUntil, isSuppressed });
  return {
    gauges: measured,
    budget: budgetState(memory.messageBudget, measured, sent),
    promises: [...ours, ...theirs].sort((a, b) => b.madeAt.localeCompare(a.madeAt)),
    responseRate: {
      ours: exchange.ours,
      theirs: exchange.theirs,
      rate: responseRate(exchange),
      averageReplySeconds: exchange.answers === 0 ? null : Math.round(exchange.answerSeconds / exchange.answers),
    },
  };
}

/** The share of our texts that the customer answered before the next one, 0 to 1 in hundredths; null before there was one to answer. */
export function responseRate({ ours, answers }: Pick<Memory['exchange'], 'ours' | 'answers'>): number | null {
  return ours === 0 ? null : Math.round(Math.min(1, answers / ours) * 100) / 100;
}

/** Somebody who wrote again has come back, as they said. The text of the promise itself is not that. */
function kept(madeAt: string, lastInboundAt: Date | null): 'done' | null {
  return lastInboundAt && lastInboundAt.getTime() > new Date(madeAt).getTime() ? 'done' : null;
}

function stateOf(dueAt: Date | null, now: Date): 'open' | 'overdue' {
  return dueAt !== null && dueAt <= now ? 'overdue' : 'open';
}

function toDate(iso: string | null): Date | null {
  return iso === null ? null : new Date(iso);
}
