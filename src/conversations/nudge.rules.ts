// One nudge: when it comes, what it says or why nothing comes, and what a replay needs to decide the same again.
import { followUp } from '../engines/rules/phrases-talk.rules.js';
import type { Language } from '../engines/engine.port.js';
import type { Formality } from '../engines/rules/wording/tone.rules.js';
import { hasOptOutLine, withOptOutLine } from '../policy/opt-out-line.rules.js';
import type { QuietHours } from '../policy/quiet-hours.rules.js';
import type { DecisionValues, FollowUpPart, Goal } from './decision.schema.js';
import { planInWindow, type SkipReason } from './follow-up-window.rules.js';
import { followUpDueAt, isOverBudget, MAX_FOLLOW_UPS } from './follow-up.rules.js';

const TRIGGER = 'follow_up_';

/** SQL: `d`, the alias of a decision, is one about what the customer wrote; a nudge is none, and answers no text. */
export const isAboutTexts = (d: string): string => `NOT starts_with(${d}.trigger, '${TRIGGER}')`;

/** Why a step is left out: its window, or this customer had all that one sequence may bring. */
export type StepSkip = SkipReason | 'message_budget_used';

/** A nudge that was left out, and why. */
export interface SkippedStep {
  step: number;
  reason: StepSkip;
  dueAt: Date;
}

/** Where a customer is reached: what the time of a nudge hangs on beside the steps of the business. */
export interface Reach {
  channel: 'sms' | 'whatsapp';
  /** The end of WhatsApp's window for free texts; null for a person who never wrote there. Means nothing by SMS. */
  windowUntil: Date | null;
  /** The customer's own time zone, where it is known. */
  zone: string | null;
}

export interface StepFacts {
  step: number;
  /** The moment at which the thread began to wait. */
  anchor: Date;
  now: Date;
  minutes: readonly number[];
  messageBudget: number | null;
  reach: Reach;
  quiet: () => QuietHours;
}

/** When a step comes; `skip` says why it does not although the steps have it. */
export interface PlannedStep {
  at: Date | null;
  skip: SkippedStep | null;
}

/**
 * The budget comes first (rules.md C-28): what it withholds is neither planned nor moved, and no window is to blame for it. On WhatsApp
 * the rest keeps to the window (C-23).
 */
export function planStep({ step, anchor, now, minutes, messageBudget, reach, quiet }: StepFacts): PlannedStep {
  const dueAt = followUpDueAt(step, anchor, minutes);
  if (!dueAt) return { at: null, skip: null };
  if (isOverBudget(step, messageBudget)) return { at: null, skip: { step, reason: 'message_budget_used', dueAt } };
  if (reach.channel !== 'whatsapp') return { at: dueAt, skip: null };
  const earliest = anchor > now ? anchor : now;
  const plan = planInWindow({ dueAt, earliest, windowUntil: reach.windowUntil, quiet: quiet() });
  return 'at' in plan ? { at: plan.at, skip: null } : { at: null, skip: { step, reason: plan.skip, dueAt } };
}

export const NUDGE_FORMAT = 'nudge-1';

/** All that a due nudge is decided from: the same record gives the same decision. */
export interface NudgeRecord {
  format: typeof NUDGE_FORMAT;
  step: number;
  messageBudget: number | null;
  /** WhatsApp takes no free text any more. */
  isWindowClosed: boolean;
  businessName: string;
  vertical: string;
  name: string | null;
  service: string | null;
  language: Language;
  /** Of the version and the experiments of this customer; left out where there is neither. */
  formality?: Formality;
  maxWords: number;
  /** Chooses among our wordings. */
  seed: string;
}

export type DecidedNudge = { action: 'reply' | 'no_reply'; goal: Goal; messageType: string | null } & (
  { reply: string; reasonCode: string } | { reply: null; reasonCode: StepSkip }
);

/** They ask whether help is still wanted, propose a time, and say goodbye. */
const GOALS_OF_STEPS: readonly Goal[] = ['clarification_request', 'cta_push', 'exit_graceful'];

/** What comes of a nudge that is due in a thread that still waits on the customer. */
export function decideNudge(record: NudgeRecord): DecidedNudge {
  const { messageBudget, isWindowClosed, name, service, ...known } = record;
  if (isWindowClosed) return withheld('window_closed');
  if (isOverBudget(record.step, messageBudget)) return withheld('message_budget_used');
  const step = Math.min(record.step, MAX_FOLLOW_UPS) as 1 | 2 | 3;
  const words = followUp(step, { ...known, ...(name !== null && { name }), ...(service !== null && { service }) });
  return {
    action: 'reply',
    goal: GOALS_OF_STEPS[step - 1]!,
    reasonCode: `nudge_${step}`,
    messageType: 'follow_up',
    reply: withOptOutLine(words, record.language),
  };
}

function withheld(reasonCode: StepSkip): DecidedNudge {
  return { action: 'no_reply', goal: 'stay_silent', reasonCode, messageType: null, reply: null };
}

export interface NudgeDecision {
  record: NudgeRecord;
  decided: DecidedNudge;
  anchor: Date;
  /** Everything that the customer wrote up to here was answered before. */
  processedSeq: number;
  /** When this one was due, and what comes after it. */
  dueAt: Date;
  next: PlannedStep;
  /** Nothing more comes: the thread ends with it. */
  isLast: boolean;
  /** The experiments on the waits that the customer was in, with their variants. */
  variants: readonly { experimentId: string; variant: string }[];
}

/**
 * The row of a nudge. It covers no text, so that it never stands for an answer to one; a sequence that begins anew without a new text of
 * the customer (a second missed call) is another trigger by the moment of its beginning.
 */
export function nudgeDecision({ record, decided, anchor, dueAt, next, ...thread }: NudgeDecision): DecisionValues {
  const isSent = decided.reply !== null;
  return {
    ...decided,
    trigger: `${TRIGGER}${record.step}:${anchor.toISOString()}`,
    fromSeq: thread.processedSeq,
    toSeq: thread.processedSeq,
    engine: 'code',
    followUp: followUpPart(next.at),
    plan: {
      step: record.step,
      waitingSince: anchor.toISOString(),
      ...(next.skip && { leftOut: { step: next.skip.step, reason: next.skip.reason } }),
      ...(thread.variants.length > 0 && { variants: thread.variants }),
    },
    checks: isSent ? [optOutCheck(decided.reply)] : [],
    stateBefore: { followUpCount: record.step - 1, nextFollowUpAt: dueAt.toISOString() },
    stateAfter: {
      followUpCount: isSent ? record.step : record.step - 1,
      ...(next.at && { nextFollowUpAt: next.at.toISOString() }),
      ...(thread.isLast && { closed: 'no_response' }),
    },
    replay: record,
    // no engine was asked
    costMicros: 0,
  };
}

const followUpPart = (at: Date | null): FollowUpPart => (at ? { is: 'go_on', dueAt: at.toISOString() } : { is: 'stop' });

function optOutCheck(text: string): { name: string; verdict: 'pass' | 'fail'; reason: string; on: 'text' } {
  return {
    name: 'opt_out_line',
    verdict: hasOptOutLine(text) ? 'pass' : 'fail',
    reason: 'Nobody asked for it, so it says how to stop.',
    on: 'text',
  };
}
