import { FOUND, NOW, decided, facts, nothing, say, slots, ALL } from '../../../test/fixtures/turn-facts.js';
import { memorySchema } from '../../conversations/memory.schema.js';
import type { Turn } from '../../conversations/turn.port.js';
import { SENTIMENTS } from '../../engines/engine.port.js';
import { SYSTEM_PROMPT } from '../../engines/model/prompt.rules.js';
import { SIMPLE_PROMPT } from '../../engines/model/simple.rules.js';
import { statePieces } from '../context/turn-parts.rules.js';
import { isDeclining, isImproving, moodView, trendOf, trendWord, withMood } from './mood.rules.js';

const line = (...moods: string[]): { sentiment: string }[] => moods.map((sentiment) => ({ sentiment }));
const timeline = (...moods: ('angry' | 'frustrated' | 'neutral' | 'positive' | 'happy')[]) =>
  moods.map((sentiment, index) => ({ sentiment, at: `2026-11-23T1${index}:00:00Z` }));

describe('the slope of the last three turns', () => {
  it.each<[string[], number]>([
    [[], 0],
    [['angry'], 0],
    [['happy', 'angry'], -1],
    [['angry', 'neutral', 'happy'], 1],
    [['neutral', 'neutral', 'frustrated'], -0.25],
    [['neutral', 'positive'], 0.25],
    [['angry', 'happy', 'happy', 'happy'], 0],
    [['neutral', 'no word of ours'], 0],
  ])('%j -> %s', (moods, trend) => expect(trendOf(line(...moods))).toBeCloseTo(trend));

  it('has three levels where five are too many (C-49)', () =>
    expect([...SENTIMENTS, 'no word of ours'].map(moodView)).toEqual([
      'negative',
      'negative',
      'neutral',
      'positive',
      'positive',
      'neutral',
    ]));

  it('has a word for those who take over', () => expect([0.25, 0, -1].map(trendWord)).toEqual(['better', 'steady', 'worse']));

  it('keeps the newest twelve', () => {
    let memory = memorySchema.parse({});
    for (let turn = 0; turn < 20; turn += 1) memory = { ...memory, ...withMood(memory, 'neutral', new Date(turn * 1000)) };
    expect(memory.sentiments).toHaveLength(12);
    expect(memory.sentiments.at(-1)!.at).toBe(new Date(19_000).toISOString());
  });
});

describe('what the mood does', () => {
  const falling = { sentiments: timeline('neutral', 'frustrated'), trend: -0.25 };
  it('a falling mood is met with one apology in front of the same question', () => {
    const plan = decided({
      proposal: { sentiment: 'frustrated' },
      changed: ['service_needed'],
      known: { service_needed: 'AC' },
      memory: falling,
    });
    expect(say(plan)).toMatch(/^Sorry .*simple\. .*noted: AC\. Who/);
  });
  it('on the next turn nothing is said twice', () => {
    const memory = { sentiments: timeline('neutral', 'frustrated', 'frustrated'), trend: -0.25 };
    expect(say(decided({ proposal: { sentiment: 'frustrated' }, changed: ['name'], known: { name: 'Ana' }, memory }))).not.toMatch(
      /^Sorry/,
    );
  });
  it('a question that was asked before is asked once more as plainly as it goes, without a remark', () => {
    const known = { service_needed: 'AC', address: '14 Oak St' };
    const of = (memory: NonNullable<Parameters<typeof decided>[0]>['memory'], patch: Parameters<typeof decided>[0] = {}) =>
      say(decided({ proposal: { sentiment: 'frustrated' }, known, changed: ['address'], memory, ...patch }));
    const later = { ...falling, sentiments: timeline('neutral', 'frustrated', 'frustrated') };
    expect(of({ ...falling, lastAsked: 'name' })).toMatch(/^Sorry .*simple\. What name should I put down\?$/);
    expect(of({ ...later, lastAsked: 'name' })).toBe('What name should I put down?');
    // asked for the first time, it has its ordinary words; so it has while nobody is upset
    expect(of({ ...later, lastAsked: 'address' })).not.toContain('What name should I put down?');
    expect(of({ lastAsked: 'name' })).not.toContain('What name should I put down?');
    const unread = { changed: [], proposal: { intent: 'UNKNOWN' as const, sentiment: 'frustrated' as const } };
    expect(of({ ...falling, lastAsked: 'name' }, unread)).toMatch(/simple\. What name should I put down\?$/);
  });
  it('a model is told of it in the words that its instructions name', () => {
    const thread = { memory: { ...memorySchema.parse({}), trend: -0.25 }, sentiment: 'frustrated' } as Turn['thread'];
    const [mood] = statePieces({ thread, messages: [] }, NOW).filter(({ text }) => text.startsWith('Mood'));
    expect(mood?.text).toContain('getting worse');
    for (const prompt of [SYSTEM_PROMPT, SIMPLE_PROMPT]) expect(prompt).toMatch(/mood in "state" is getting worse, .*plainer words/);
  });
  it('fewer times are offered to somebody who loses patience', () => {
    const many = { asked: [...FOUND.asked, ...FOUND.asked], any: [...FOUND.any, ...FOUND.any] };
    const plan = decided({ known: ALL, proposal: { sentiment: 'frustrated' }, changed: ['name'], memory: falling, openings: many });
    expect(plan.pending).toMatchObject({ kind: 'pick_opening', options: [{ index: 1 }, { index: 2 }] });
  });
  it('a rising mood is met with times instead of one more question', () => {
    const memory = { sentiments: timeline('neutral', 'positive'), trend: 0.25 };
    const known = { service_needed: 'AC', name: 'Ana', address: '14 Oak St' };
    expect(decided({ known, changed: ['name'], proposal: { sentiment: 'positive' }, memory, openings: FOUND }).pending?.kind).toBe(
      'pick_opening',
    );
    expect(decided({ known, changed: ['name'] }).reasonCode).toBe('ask_preferred_time');
  });
  it('a good mood that falls a little is neither', () => {
    const it_ = facts({ memory: { trend: -0.25 }, proposal: { ...nothing, sentiment: 'positive' } });
    expect([isDeclining(it_), isImproving(it_)]).toEqual([false, false]);
    expect(slots({})).toEqual({});
  });
});
