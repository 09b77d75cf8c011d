import { hasOptOutLine } from '../policy/opt-out-line.rules.js';
import type { QuietHours } from '../policy/quiet-hours.rules.js';
import { decideNudge, NUDGE_FORMAT, nudgeDecision, planStep, type NudgeDecision, type NudgeRecord, type StepFacts } from './nudge.rules.js';

const at = (local: string): Date => new Date(`${local}:00-06:00`);
const quiet: QuietHours = { zones: ['America/Chicago'], quietStart: '21:00', quietEnd: '08:00', country: 'US', state: null };
const SMS = { channel: 'sms', windowUntil: null, zone: null } as const;
/** The customer wrote on Friday at noon, and the thread waits since then. */
const WHATSAPP = { channel: 'whatsapp', windowUntil: at('2026-11-21T12:00'), zone: null } as const;

describe('planStep', () => {
  const facts: StepFacts = {
    step: 1,
    anchor: at('2026-11-20T12:00'),
    now: at('2026-11-20T12:00'),
    minutes: [120, 1440, 4320],
    messageBudget: null,
    reach: SMS,
    quiet: () => quiet,
  };
  it.each<[string, Partial<StepFacts>, string | null]>([
    ['as the steps want it', {}, '2026-11-20T14:00'],
    ['no steps, no nudge', { minutes: [] }, null],
    ['nothing after the last', { step: 4 }, null],
    ['the last of the budget', { step: 2, messageBudget: 2 }, '2026-11-21T12:00'],
    ['beyond the budget', { step: 2, messageBudget: 1 }, 'message_budget_used'],
    ['the end of the steps is no matter of the budget', { step: 4, messageBudget: 1 }, null],
    ['on WhatsApp inside the window', { reach: WHATSAPP }, '2026-11-20T14:00'],
    ['on WhatsApp it comes forward', { step: 2, reach: WHATSAPP }, '2026-11-21T11:45'],
    ['beyond the budget nothing comes forward', { step: 2, reach: WHATSAPP, messageBudget: 1 }, 'message_budget_used'],
    [
      'beyond the budget no window is to blame',
      { step: 3, reach: { ...WHATSAPP, windowUntil: null }, messageBudget: 2 },
      'message_budget_used',
    ],
    ['never wrote there', { reach: { ...WHATSAPP, windowUntil: null } }, 'no_window'],
    ['nothing before the moment that the customer named', { anchor: at('2026-11-21T11:30'), reach: WHATSAPP }, 'window_closed'],
  ])('%s', (_why, change, expected) => {
    const { at: time, skip } = planStep({ ...facts, ...change });
    const isTime = expected?.includes('T') ?? false;
    expect([time, skip?.reason ?? null]).toEqual(isTime ? [at(expected!), null] : [null, expected]);
    if (skip) expect(skip.step).toBe(change.step ?? 1);
  });
});

const record: NudgeRecord = {
  format: NUDGE_FORMAT,
  step: 1,
  messageBudget: 5,
  isWindowClosed: false,
  businessName: 'Northside Heating',
  vertical: 'hvac',
  name: 'Sarah Martinez',
  service: 'AC not cooling',
  language: 'en',
  maxWords: 30,
  seed: 'c:1',
};

describe('decideNudge', () => {
  it.each([
    [1, 'nudge_1', 'clarification_request'],
    [2, 'nudge_2', 'cta_push'],
    [3, 'nudge_3', 'exit_graceful'],
  ])('step %s is %s', (step, reasonCode, goal) => {
    const decided = decideNudge({ ...record, step });
    expect(decided).toMatchObject({ action: 'reply', reasonCode, goal, messageType: 'follow_up' });
    expect(decided.reply).toContain('Northside Heating');
    expect(hasOptOutLine(decided.reply!)).toBe(true);
  });
  it.each<[Partial<NudgeRecord>, string]>([
    [{ step: 2, messageBudget: 1 }, 'message_budget_used'],
    // a job that older code planned
    [{ step: 4 }, 'message_budget_used'],
    [{ isWindowClosed: true }, 'window_closed'],
    [{ isWindowClosed: true, step: 2, messageBudget: 1 }, 'window_closed'],
  ])('%j is withheld: %s', (change, reasonCode) => {
    expect(decideNudge({ ...record, ...change })).toEqual({
      action: 'no_reply',
      goal: 'stay_silent',
      reasonCode,
      messageType: null,
      reply: null,
    });
  });
  it('without a name and a service leaves no gap', () => {
    expect(decideNudge({ ...record, name: null, service: null }).reply).not.toMatch(/[{}]|null/);
  });
  it('is the same for a record that went through the database', () => {
    expect(decideNudge(JSON.parse(JSON.stringify(record)) as NudgeRecord)).toEqual(decideNudge(record));
  });
});

describe('nudgeDecision', () => {
  const anchor = at('2026-11-20T12:00');
  const facts: NudgeDecision = {
    record,
    decided: decideNudge(record),
    anchor,
    processedSeq: 4,
    dueAt: at('2026-11-20T14:00'),
    next: { at: at('2026-11-21T12:00'), skip: null },
    isLast: false,
    variants: [],
  };
  it('covers no text and names the next one', () => {
    expect(nudgeDecision(facts)).toMatchObject({
      trigger: 'follow_up_1:2026-11-20T18:00:00.000Z',
      fromSeq: 4,
      toSeq: 4,
      engine: 'code',
      followUp: { is: 'go_on', dueAt: '2026-11-21T18:00:00.000Z' },
      checks: [{ name: 'opt_out_line', verdict: 'pass', on: 'text' }],
      stateBefore: { followUpCount: 0 },
      stateAfter: { followUpCount: 1, nextFollowUpAt: '2026-11-21T18:00:00.000Z' },
      replay: record,
    });
  });
  it('says which step was left out, and that the thread ends', () => {
    const skip = { step: 2, reason: 'window_closed', dueAt: anchor } as const;
    expect(nudgeDecision({ ...facts, next: { at: null, skip }, isLast: true })).toMatchObject({
      followUp: { is: 'stop' },
      plan: { leftOut: { step: 2, reason: 'window_closed' } },
      stateAfter: { followUpCount: 1, closed: 'no_response' },
    });
  });
  it('of a withheld one counts nothing and checks no words', () => {
    const withheld = { ...record, isWindowClosed: true };
    const row = nudgeDecision({ ...facts, record: withheld, decided: decideNudge(withheld), next: { at: null, skip: null } });
    expect(row).toMatchObject({ action: 'no_reply', checks: [], stateAfter: { followUpCount: 0 }, followUp: { is: 'stop' } });
  });
});
