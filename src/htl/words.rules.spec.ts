import { decided, facts, PICK, say } from '../../test/fixtures/turn-facts.js';
import { decision } from './decision.rules.js';
import type { Block, Decision, Facts } from './htl.schema.js';
import { countedWords, inWords } from './words.rules.js';

const words = (n: number): string => Array.from({ length: n }, () => 'word').join(' ');
const said = (n: number, isExempt?: true): Block => ({ type: 'fixed', text: words(n), ...(isExempt && { isExempt }) });
const asked = (n: number): Block => ({ type: 'question', text: words(n), asks: 'name' });
const NAME = { kind: 'slot' as const, name: 'name' as const };
const plan = (blocks: Block[], patch: Partial<Decision> = {}): Decision =>
  decision(facts(), { reasonCode: 'x', blocks, pending: NAME, lastAsked: 'name', ...patch });
const lengths = (of: Decision): number[] => of.blocks.map(({ text }) => text.split(' ').length);
const at = (patch: Partial<Facts> = {}): Facts => ({ ...facts(), ...patch });

describe('the words of a reply', () => {
  it.each<[string, Block[], number[]]>([
    ['as many as the business wants', [said(13), asked(12)], [13, 12]],
    ['the question gives way', [said(13), asked(13)], [13]],
    ['from the end, until they fit', [said(10), said(10), asked(10)], [10, 10]],
    ['what was approved does not count, and stays', [said(40, true), said(13), asked(12)], [40, 13, 12]],
    ['and stays at the end, too', [said(13), said(13), said(40, true)], [13, 40]],
    ['one part is never taken away', [said(40)], [40]],
  ])('%s', (_, blocks, left) => expect(lengths(inWords(at(), plan(blocks)))).toEqual(left));

  it('counts what is no exception', () => expect(countedWords([said(3), said(4, true), asked(5)])).toBe(8));

  it('a question that gave way was not asked, and one that was open before stays so', () => {
    const long = [said(20), asked(20)];
    const confirming = { slot: 'name' as const, value: 'Dana', other: null };
    const cut = inWords(at(), plan(long, { asking: 'own:Why?', confirming }));
    expect(cut).toMatchObject({ pending: null, lastAsked: null });
    expect([cut.asking, cut.confirming]).toEqual([undefined, undefined]);
    expect(inWords(at({ pending: PICK }), plan(long, { pending: PICK }))).toMatchObject({ pending: PICK });
  });

  it.each<[string, Partial<Decision>]>([
    ['openings', { kind: 'openings' }],
    ['words about danger', { isUrgent: true }],
    ['what is done with a booking', { effects: { cancel: { appointmentId: 'b1' } } }],
    ['a hand-over', { effects: { handler: 'human' } }],
    ['the end', { close: 'declined' }],
  ])('%s: as long as it is', (_, patch) => expect(lengths(inWords(at(), plan([said(20), asked(20)], patch)))).toEqual([20, 20]));

  it('of a whole turn: a price that stays unsaid takes the room of the question', () => {
    const asks = { proposal: { intent: 'PRICING' as const, hasQuestion: true }, known: { service_needed: 'AC' } };
    const whole = decided({ ...asks, business: { maxWords: 60 } });
    const short = decided({ ...asks, business: { maxWords: countedWords(whole.blocks) - 1 } });
    expect([whole.blocks.length, short.blocks.length]).toEqual([2, 1]);
    expect(say(whole).startsWith(say(short))).toBe(true);
    expect(short).toMatchObject({ pending: null, lastAsked: null });
  });
});
