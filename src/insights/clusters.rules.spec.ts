import { clustersOf, termsOf, type ClusterText } from './clusters.rules.js';

const said = (text: string, times = 1, who = text): ClusterText => ({ id: text, text, times, who });
const grouped = (...texts: string[]): string[][] =>
  clustersOf(texts.map((text) => said(text))).map((one) => one.texts.map(({ text }) => text).sort());

describe('texts that mean the same', () => {
  it.each<[string, string, boolean]>([
    ['Do you install heat pumps?', 'can you install a heat pump', true],
    ['Do you install heat pumps?', 'How much is a heat pump?', false],
    ['Do you install heat pumps?', 'Do you repair heat pumps?', false],
    ['Do you serve Evanston?', 'do you guys cover evanston', true],
    ['Do you serve Evanston?', 'do you serve Naperville?', false],
    ['my boiler is leaking', 'the boiler leaks!', true],
    ['Is there parking?', 'Where can I park?', true],
    ['¿Cuánto cuesta una limpieza de ductos?', 'cuanto cobran por la limpieza de ductos', true],
    ['Do you take insurance for the roof?', 'Is there a warranty on the roof?', false],
  ])('"%s" and "%s": %s', (one, other, isSame) => expect(grouped(one, other)).toHaveLength(isSame ? 1 : 2));

  it('are the same groups whatever order they come in', () => {
    const texts = ['heat pump install?', 'do you install heat pumps', 'install heat pump garage', 'price of a tune-up', 'tune-up cost'];
    expect(grouped(...texts)).toEqual(grouped(...[...texts].reverse()));
  });

  it('do not hang on a phone number or a mail address beside them, nor on its blot', () => {
    expect(termsOf('do you clean gutters? call +1 312 555 0142')).toEqual(termsOf('do you clean gutters? call'));
    expect(termsOf('do you clean gutters [number]')).toEqual(termsOf('do you clean gutters ana@example.com'));
  });

  it('leave out what tells nothing', () => expect(grouped('ok', 'thank you', 'hi there')).toEqual([]));

  it('come with the most said first, and count texts and people', () => {
    const [first, second] = clustersOf([said('roof leak', 2, 'ann'), said('leaking roof', 3, 'bob'), said('gutter price', 4, 'ann')]);
    expect(first).toMatchObject({ times: 5, people: 2 });
    expect(first!.texts.map(({ text }) => text)).toEqual(['leaking roof', 'roof leak']);
    expect(second).toMatchObject({ times: 4, people: 1 });
  });

  it('are named by words of at least two people only', () => {
    const [cluster] = clustersOf([said('roof leak schmidt', 1, 'ann'), said('roof leak', 1, 'bob'), said('leaking roof', 1, 'cyd')]);
    expect(cluster!.words.sort()).toEqual(['leak', 'roof']);
  });

  it('give an everyday word less to say among many texts', () => {
    const things =
      'valve filter motor fan belt panel switch coil duct vent pump wire thermostat burner igniter blower gasket relay sensor draft'.split(
        ' ',
      );
    const groups = grouped('furnace', ...things.map((thing) => `furnace ${thing}`));
    expect(groups.find((texts) => texts.includes('furnace'))).toEqual(['furnace']);
    expect(grouped('furnace', 'furnace valve')).toHaveLength(1);
  });
});
