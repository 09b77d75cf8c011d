import type { CallEvent } from '../channels/channel.port.js';
import { isOver, newCall, reduceCall, type AnswerPolicy, type CallInput } from './call.machine.js';
import type { CallState } from './call.schema.js';

const START = new Date('2026-11-20T12:00:00Z');
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000);
const HEURISTIC: AnswerPolicy = { answerCheck: 'heuristic', shortAnswerSeconds: 8 };
const PRESS_1: AnswerPolicy = { answerCheck: 'press_1', shortAnswerSeconds: 8 };
const DETECT: AnswerPolicy = { answerCheck: 'machine_detection', shortAnswerSeconds: 8 };

const provider = (event: Partial<CallEvent> & Pick<CallEvent, 'type'>): CallInput => ({
  kind: 'provider',
  event: { callSid: 'CA1', from: '+13125550123', to: '+13125550199', at: after(20), raw: {}, ...event },
});
const incoming = provider({ type: 'incoming', callStatus: 'ringing', at: START });
const dialed: CallInput = { kind: 'dialed', at: START };
const dial = (dialStatus: string, extra: Partial<CallEvent> = {}) => provider({ type: 'dial_completed', dialStatus, ...extra });
const line = (callStatus: string, extra: Partial<CallEvent> = {}) => provider({ type: 'status', callStatus, at: after(25), ...extra });
const pressed = (digits: string) => provider({ type: 'screen', digits, at: after(6) });
const detected = (answeredBy: string) => provider({ type: 'screen', answeredBy, at: after(6) });

function play(inputs: CallInput[], policy: AnswerPolicy = HEURISTIC): { call: CallState; ends: (string | null)[] } {
  let call = newCall(START);
  const ends: (string | null)[] = [];
  for (const input of inputs) {
    const step = reduceCall(call, input, policy);
    ({ call } = step);
    if (step.ended) ends.push(step.ended);
  }
  return { call, ends };
}

describe('what became of a call', () => {
  it.each([
    ['no-answer', 'no_answer'],
    ['busy', 'busy'],
    ['failed', 'failed'],
    ['canceled', 'canceled'],
    ['something new', 'failed'],
  ])('a dial that ended %s is missed: %s', (dialStatus, reason) => {
    const { call, ends } = play([incoming, dialed, dial(dialStatus)]);
    expect(call).toMatchObject({ status: 'missed', missedReason: reason, endedAt: after(20), ringSeconds: 20 });
    expect(ends).toEqual(['missed']);
  });

  it('a talk is answered, with its length and the ring before it', () => {
    const { call } = play([incoming, dialed, dial('completed', { dialSeconds: 90, isBridged: true, at: after(100) })]);
    expect(call).toMatchObject({
      status: 'answered',
      durationSeconds: 90,
      ringSeconds: 10,
      answeredAt: after(10),
      endedAt: after(100),
      missedReason: null,
    });
  });

  it('a provider whose clock disagrees cannot answer a call before it began', () => {
    const { call } = play([incoming, dialed, dial('completed', { dialSeconds: 90, at: after(30) })]);
    expect(call).toMatchObject({ answeredAt: START, ringSeconds: 0, durationSeconds: 90 });
  });

  it.each([
    ['heuristic: 5 seconds are a voicemail', HEURISTIC, [], 5, 'missed'],
    ['heuristic: 8 seconds are a talk', HEURISTIC, [], 8, 'answered'],
    ['press 1: accepted, however short', PRESS_1, [pressed('1')], 2, 'answered'],
    ['press 1: never accepted, however long', PRESS_1, [], 60, 'missed'],
    ['press 1: another key', PRESS_1, [pressed('2')], 60, 'missed'],
    ['detection: human, however short', DETECT, [detected('human')], 2, 'answered'],
    ['detection: machine, however long', DETECT, [detected('machine_start')], 60, 'missed'],
    ['detection: fax', DETECT, [detected('fax')], 60, 'missed'],
    ['detection: unknown falls back to the length', DETECT, [detected('unknown')], 60, 'answered'],
    ['detection: no result falls back to the length', DETECT, [], 3, 'missed'],
  ] as const)('%s', (_, policy, screens, dialSeconds, status) => {
    const { call } = play([incoming, dialed, ...screens, dial('completed', { dialSeconds })], policy);
    expect(call.status).toBe(status);
    expect(call.missedReason).toBe(status === 'missed' ? 'voicemail' : null);
  });

  it('a line that was opened and never connected is a voicemail, whatever the provider calls it', () => {
    expect(play([incoming, dialed, dial('completed', { dialSeconds: 30, isBridged: false })]).call).toMatchObject({
      status: 'missed',
      missedReason: 'voicemail',
    });
    const screened = play([incoming, dialed, provider({ type: 'screen' }), dial('no-answer', { isBridged: false })], PRESS_1);
    expect(screened.call.missedReason).toBe('voicemail');
    expect(play([incoming, dialed, dial('no-answer', { isBridged: false })]).call.missedReason).toBe('no_answer');
  });

  it('is in progress once a person has accepted', () => {
    expect(play([incoming, dialed, pressed('1')], PRESS_1).call).toMatchObject({ status: 'in_progress', answeredAt: after(6) });
    expect(play([incoming, dialed, detected('human')], DETECT).call.status).toBe('in_progress');
    expect(play([incoming, dialed, detected('machine_start')], DETECT).call.status).toBe('ringing');
  });

  it('a call that could not be put through is missed at once', () => {
    expect(play([incoming, { kind: 'not_dialed', reason: 'forwarded', at: START }]).call).toMatchObject({
      status: 'missed',
      missedReason: 'forwarded',
      endedAt: START,
    });
    expect(play([incoming, { kind: 'rejected', at: START }]).call).toMatchObject({ status: 'rejected', endedAt: START });
  });
});

describe("the caller's own line is the safety net", () => {
  it.each([
    ['busy', 'busy'],
    ['failed', 'failed'],
    ['no-answer', 'no_answer'],
    ['canceled', 'canceled'],
  ])('%s alone is missed', (status, reason) => {
    expect(play([line(status)]).call).toMatchObject({ status: 'missed', missedReason: reason });
  });

  it('completed without a ring means that the caller left first', () => {
    expect(play([incoming, line('completed')]).call).toMatchObject({ status: 'missed', missedReason: 'canceled' });
    expect(play([line('completed')]).call).toMatchObject({ status: 'missed', missedReason: 'canceled' });
  });

  it('completed during a ring waits for the result of the ring, and a settle ends the waiting', () => {
    let { call } = play([incoming, dialed]);
    const step = reduceCall(call, line('completed', { callSeconds: 30 }), HEURISTIC);
    expect(step).toMatchObject({ ended: null, isUnsettled: true });
    ({ call } = step);
    expect(reduceCall(call, dial('completed', { dialSeconds: 20 }), HEURISTIC)).toMatchObject({ ended: 'answered', isUnsettled: false });
    const settled = reduceCall(call, { kind: 'settle', at: after(60) }, HEURISTIC);
    expect(settled.call).toMatchObject({ status: 'missed', missedReason: 'canceled', endedAt: after(25) });
  });

  it.each(['queued', 'ringing', 'in-progress', 'initiated', ''])('%j changes nothing', (status) => {
    expect(play([incoming, line(status)]).call.status).toBe('ringing');
  });
});

describe('order and repetition', () => {
  it('the same webhook fifty times is one', () => {
    const { call, ends } = play(Array.from({ length: 50 }, () => dial('no-answer')));
    expect(ends).toEqual(['missed']);
    expect(call.log).toHaveLength(1);
    expect(reduceCall(call, dial('no-answer'), HEURISTIC)).toMatchObject({ isDuplicate: true, call });
  });

  it('ends once, whatever comes later', () => {
    const answered = play([
      incoming,
      dialed,
      dial('completed', { dialSeconds: 50 }),
      dial('no-answer'),
      line('canceled'),
      { kind: 'settle', at: after(99) },
    ]);
    expect(answered.ends).toEqual(['answered']);
    expect(answered.call.status).toBe('answered');
    const missed = play([incoming, dialed, dial('busy'), dial('completed', { dialSeconds: 50 }), pressed('1'), line('completed')]);
    expect(missed.ends).toEqual(['missed']);
    expect(missed.call.missedReason).toBe('busy');
  });

  it('every order of a missed call ends missed', () => {
    const inputs = [incoming, dialed, dial('no-answer'), line('completed')];
    for (const order of permutations(inputs)) {
      const { call, ends } = play(order);
      expect(ends).toEqual(['missed']);
      expect(isOver(call)).toBe(true);
    }
  });

  it('every order in which the ring was noted first ends an answered call answered', () => {
    const rest = [dial('completed', { dialSeconds: 40 }), line('completed', { callSeconds: 40 }), line('in-progress')];
    for (const order of permutations(rest))
      expect(play([incoming, dialed, ...order]).call).toMatchObject({ status: 'answered', durationSeconds: 40 });
  });

  it('takes a voicemail before and after the end', () => {
    const recording = provider({ type: 'recording', recordingUrl: 'https://r/1', recordingSeconds: 12 });
    const words = provider({ type: 'transcription', recordingUrl: 'https://r/1', transcription: 'Call me back' });
    for (const order of permutations([dial('no-answer'), recording, words])) {
      const { call } = play([incoming, dialed, ...order]);
      expect(call).toMatchObject({
        status: 'missed',
        missedReason: 'no_answer',
        recordingUrl: 'https://r/1',
        recordingSeconds: 12,
        transcription: 'Call me back',
      });
    }
  });

  it('remembers what it was told, but not for ever', () => {
    const many = Array.from({ length: 200 }, (_, sequence) => line('in-progress', { sequence }));
    expect(play(many).call.log.length).toBeLessThanOrEqual(60);
  });
});

function permutations<T>(items: T[]): T[][] {
  if (items.length <= 1) return [items];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}
