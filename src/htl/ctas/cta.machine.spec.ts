import { CTA_STATES, type CtaState } from '../../conversations/cta-memory.schema.js';
import { CTA_EVENTS, ctaMachine, type CtaEvent } from './cta.machine.js';

/** Every state with what each event makes of it, in the order of CTA_EVENTS: offer, accept, click, complete, fail, decline, reset; - is refused. */
const TABLE: [CtaState, string][] = [
  ['not_offered', 'offered_once - clicked completed failed declined not_offered'],
  ['offered_once', 'offered_twice accepted clicked completed failed declined not_offered'],
  ['offered_twice', '- accepted clicked completed failed declined not_offered'],
  ['accepted', 'accepted accepted clicked completed failed declined not_offered'],
  ['clicked', 'clicked clicked clicked completed failed declined not_offered'],
  ['completed', '- - completed completed completed - not_offered'],
  ['failed', 'offered_once - clicked completed failed declined not_offered'],
  ['declined', '- accepted clicked completed failed declined not_offered'],
];

describe('a call to action in a conversation', () => {
  it('has a row for every state', () => expect(TABLE.map(([state]) => state)).toEqual([...CTA_STATES]));
  it.each(TABLE)('%s: %s', (state, row) => {
    const words = CTA_EVENTS.map((event: CtaEvent) => (ctaMachine.can(state, event) ? ctaMachine.next(state, event) : '-'));
    expect(words.join(' ')).toBe(row);
  });
});
