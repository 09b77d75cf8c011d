import { addDays, instantOf } from '../shared/business-time';
import type { Conversation, ReplayedDecision } from '../shared/types';
import { byConversation, changedFields, figuresOf, listed, periodFilter } from './replay.rules';

const face = {
  action: 'reply',
  goal: 'discovery',
  reasonCode: 'ask_name',
  messageType: null,
  intent: null,
  sentiment: null,
  stage: null,
  effects: [],
  reply: 'Hi',
};
const decision = (over: Partial<ReplayedDecision>): ReplayedDecision => ({
  decisionId: 'd1',
  conversationId: 'c1',
  at: '2026-11-20T12:00:00Z',
  asked: 'hello',
  before: face,
  after: face,
  changes: [],
  reason: null,
  needsCalendar: false,
  ...over,
});
const change = (field: string, before: string | null, after: string | null) => ({ field, before, after });
const run = [
  decision({}),
  decision({ decisionId: 'd2', changes: [change('reply', 'Hi', 'Hello'), change('reasonCode', 'ask_name', 'ask_address')] }),
  decision({ decisionId: 'd3', conversationId: 'c2', changes: [change('action', 'reply', 'escalate')] }),
  decision({ decisionId: 'd4', conversationId: 'c2', after: null, reason: 'The messages it answered are gone.' }),
];

describe('a replay', () => {
  it('counts what came out as it was, what did not, and what cannot be decided again', () => {
    expect(figuresOf(run)).toEqual({
      decisions: 4,
      same: 1,
      changed: 2,
      impossible: 1,
      saidOtherwise: 1,
      reasonOtherwise: 1,
      didOtherwise: 1,
    });
    expect(figuresOf([])).toMatchObject({ decisions: 0, same: 0 });
  });

  it('says what changed beside the words', () => {
    expect(changedFields(run[1]!)).toEqual([{ name: 'The reason', before: 'Ask name', after: 'Ask address' }]);
    expect(changedFields({ changes: [change('effects', 'offer, keep', '')] })).toEqual([
      { name: 'What else was done', before: 'Offer, Keep', after: 'nothing' },
    ]);
  });

  it('lists what changed, or all, by conversation', () => {
    expect(listed(run, false).map(({ decisionId }) => decisionId)).toEqual(['d2', 'd3']);
    const threads = [{ id: 'c2' }, { id: 'c1' }, { id: 'c3' }] as Conversation[];
    expect(byConversation(listed(run, true), threads, ({ id }) => id).map(({ name, decisions }) => [name, decisions.length])).toEqual([
      ['c2', 2],
      ['c1', 2],
    ]);
  });

  it('asks for whole days of the business, also over a change of the clock', () => {
    const startOf = (day: string): string => instantOf(day, '00:00', 'America/Chicago').toISOString();
    const nextDay = (day: string): string => addDays(day, 1);
    expect(periodFilter({ from: '2026-11-01', until: '2026-11-01', size: 10 }, startOf, nextDay)).toEqual({
      lastMessageAt_gte: '2026-11-01T05:00:00.000Z',
      lastMessageAt_lt: '2026-11-02T06:00:00.000Z',
    });
    expect(periodFilter({ from: '', until: '', size: 10 }, startOf, nextDay)).toEqual({});
  });
});
