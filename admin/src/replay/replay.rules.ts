import { humanise } from '../shared/format';
import type { Conversation, ReplayedDecision } from '../shared/types';

/** How many conversations one run looks at. */
export const sizes = [10, 25, 50, 100] as const;

export interface ReplayFigures {
  decisions: number;
  /** Came out as they were. */
  same: number;
  changed: number;
  /** Cannot be decided again. */
  impossible: number;
  saidOtherwise: number;
  reasonOtherwise: number;
  didOtherwise: number;
}

const differs = (decision: ReplayedDecision, field: string): boolean => decision.changes.some((change) => change.field === field);

/** The run in figures. */
export function figuresOf(decisions: readonly ReplayedDecision[]): ReplayFigures {
  const count = (is: (decision: ReplayedDecision) => boolean): number => decisions.filter(is).length;
  const impossible = count(({ after }) => after === null);
  const changed = count(({ changes }) => changes.length > 0);
  return {
    decisions: decisions.length,
    same: decisions.length - impossible - changed,
    changed,
    impossible,
    saidOtherwise: count((decision) => differs(decision, 'reply')),
    reasonOtherwise: count((decision) => differs(decision, 'reasonCode')),
    didOtherwise: count((decision) => differs(decision, 'action')),
  };
}

const fieldNames: Readonly<Record<string, string>> = {
  action: 'What was done',
  goal: 'What it wanted',
  reasonCode: 'The reason',
  messageType: 'Kind of text',
  intent: 'What was understood',
  sentiment: 'The mood',
  stage: 'The stage',
  effects: 'What else was done',
};

export interface ChangedField {
  name: string;
  before: string;
  after: string;
}

/** What changed beside the words, which stand side by side. */
export function changedFields({ changes }: Pick<ReplayedDecision, 'changes'>): ChangedField[] {
  const words = (value: string | null): string => (value === null || value === '' ? 'nothing' : value.split(', ').map(humanise).join(', '));
  return changes
    .filter(({ field }) => field !== 'reply')
    .map(({ field, before, after }) => ({ name: fieldNames[field] ?? humanise(field), before: words(before), after: words(after) }));
}

export interface Choice {
  /** Days of the business, as YYYY-MM-DD; empty: open. */
  from: string;
  until: string;
  size: number;
}

/** The conversations of a period, by when something was last said in them; `startOf` tells when a day of the business begins. */
export function periodFilter(
  { from, until }: Choice,
  startOf: (day: string) => string,
  nextDay: (day: string) => string,
): Record<string, unknown> {
  return {
    ...(from !== '' && { lastMessageAt_gte: startOf(from) }),
    ...(until !== '' && { lastMessageAt_lt: startOf(nextDay(until)) }),
  };
}

/** Which decisions are listed: those that came out otherwise, or all. */
export function listed(decisions: readonly ReplayedDecision[], isAll: boolean): ReplayedDecision[] {
  return decisions.filter(({ changes }) => isAll || changes.length > 0);
}

export interface Group {
  conversationId: string;
  name: string;
  decisions: ReplayedDecision[];
}

/** By conversation, in the order of the run. */
export function byConversation(
  decisions: readonly ReplayedDecision[],
  conversations: readonly Conversation[],
  nameOf: (one: Conversation) => string,
): Group[] {
  return conversations
    .map((conversation) => ({
      conversationId: conversation.id,
      name: nameOf(conversation),
      decisions: decisions.filter(({ conversationId }) => conversationId === conversation.id),
    }))
    .filter((group) => group.decisions.length > 0);
}
