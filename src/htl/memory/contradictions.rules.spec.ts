import { NOW, slots } from '../../../test/fixtures/turn-facts.js';
import type { SlotProposal } from '../../engines/engine.port.js';
import { confirmationIn, contradictionsIn, DOUBTED, doubted, withoutDenied } from './contradictions.rules.js';

const said = (name: SlotProposal['name'], value: string, patch: Partial<SlotProposal> = {}): SlotProposal => ({
  name,
  value,
  confidence: 0.9,
  sourceMessageId: 'm2',
  ...patch,
});
const known = slots({ address: '14 Oak St', name: 'Ana Diaz', email: 'a@example.com', preferred_time: 'tomorrow', urgency: 'soon' });

describe('a fact that is said differently', () => {
  it.each<[string, SlotProposal, boolean]>([
    ['another address', said('address', '20 Elm Ave'), true],
    ['another name', said('name', 'Bob Stone'), true],
    ['another e-mail', said('email', 'b@example.com'), true],
    ['with a word of correction', said('address', '20 Elm Ave', { isCorrection: true }), false],
    ['more of the same address', said('address', '14 Oak St, Springfield'), false],
    ['less of the same name', said('name', 'Ana'), false],
    ['the same in other letters', said('address', '14 OAK ST.'), false],
    ['only guessed', said('address', '20 Elm Ave', { confidence: 0.6 }), false],
    ['a time, which is negotiated', said('preferred_time', 'Friday'), false],
    ['an urgency, which may rise', said('urgency', 'urgent'), false],
  ])('%s', (_, slot, isClash) => expect(contradictionsIn(known, [slot], NOW)).toHaveLength(isClash ? 1 : 0));

  it('nothing contradicts what was not known or came from the address book', () => {
    expect(contradictionsIn({}, [said('address', '20 Elm Ave')], NOW)).toEqual([]);
    const imported = { address: { ...known.address!, source: 'import' as const } };
    expect(contradictionsIn(imported, [said('address', '20 Elm Ave')], NOW)).toEqual([]);
  });
  it('the newer word is kept, with a doubt', () => {
    const proposed = [said('address', '20 Elm Ave'), said('preferred_time', 'Friday')];
    const [address, time] = doubted(proposed, contradictionsIn(known, proposed, NOW));
    expect(address).toMatchObject({ value: '20 Elm Ave', confidence: DOUBTED, isCorrection: true });
    expect(time).toEqual(proposed[1]);
  });
});

describe('the answer to "this or that?"', () => {
  const asked = { slot: 'address' as const, value: '20 Elm Ave', other: '14 Oak St' };
  const answer = (text: string, patch: { answer?: 'yes' | 'no' | null; proposed?: SlotProposal[]; other?: null } = {}) =>
    confirmationIn(patch.other === null ? { ...asked, other: null } : asked, {
      text,
      answer: patch.answer ?? null,
      proposed: patch.proposed ?? [],
      messageId: 'm3',
    });
  it.each([
    ['the second one', '20 Elm Ave'],
    ['the first', '14 Oak St'],
    ['the old one', '14 Oak St'],
    ['the newer', '20 Elm Ave'],
    ['yes', '20 Elm Ave'],
  ])('%s -> %s', (text, value) =>
    expect(answer(text)).toMatchObject({ outcome: 'confirmed', proposal: { value, confidence: 0.95, isCorrection: true } }),
  );
  it('a named value settles it, whatever it is', () =>
    expect(answer('9 Pine Rd', { proposed: [said('address', '9 Pine Rd')] })).toMatchObject({
      outcome: 'confirmed',
      proposal: { value: '9 Pine Rd' },
    }));
  it.each(['no', 'nope', "that's wrong"])('%s denies', (text) => expect(answer(text)).toEqual({ outcome: 'denied' }));
  it.each(['when can you come?', 'my AC is loud'])('%s answers nothing', (text) => expect(answer(text)).toBeNull());
  it('there is no older one to choose when only one was asked about', () => expect(answer('the first', { other: null })).toBeNull());
  it('a denied value counts as unknown, a new one does not', () => {
    const denied = [{ slot: 'address' as const, value: '14 Oak St' }];
    expect(withoutDenied(known, denied).address!.confidence).toBeLessThan(0.6);
    expect(withoutDenied(slots({ address: '9 Pine Rd' }), denied).address!.confidence).toBe(0.9);
  });
});
