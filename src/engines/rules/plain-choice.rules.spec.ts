import { option } from '../../../test/harness/engine-input.js';
import { readPlainChoice } from './plain-choice.rules.js';
import { read, tidy } from './words.rules.js';

const ZONE = 'America/Chicago';
const opening = (index: number, startsAt: string) => option(index, startsAt, startsAt);
// Mon Nov 23 9:00 and 14:00, Tue Nov 24 11:00, Wed Nov 25 15:30 in Chicago.
const FOUR = [
  opening(1, '2026-11-23T15:00:00Z'),
  opening(2, '2026-11-23T20:00:00Z'),
  opening(3, '2026-11-24T17:00:00Z'),
  opening(4, '2026-11-25T21:30:00Z'),
];
// Mon Nov 23 9:00, Tue Nov 24 11:00 and 14:00
const TWO_MAY_BE_EITHER = [FOUR[0]!, opening(2, '2026-11-24T17:00:00Z'), opening(3, '2026-11-24T20:00:00Z')];
const chosen = (text: string) => readPlainChoice(read(tidy(text)), FOUR, ZONE);

describe('a choice said plainly, whatever is told behind it', () => {
  it.each([
    ['9 on monday please, my son has swimming at 4', 1],
    ["wednesday works, I'm off at 2 that day", 4],
    ['14:00 monday, thanks so much!!', 2],
    ['the 25th please, we get back on the 24th', 4],
    ['nov 24 please', 3],
    ['0900 is fine', 1],
    ['3:30 is perfect, see you', 4],
    ['not monday, tuesday please', 3],
    ["can't do monday, wednesday is great", 4],
    ["can't do monday or tuesday, wednesday is great", 4],
    ['quiero la segunda, la primera es muy temprano', 2],
    ['me quedo con el martes', 3],
    ['mangalvar theek hai ji', 3],
    ['बुधवार वाला कर दो', 4],
    ['नंबर तीन बढ़िया है', 3],
    ['नंबर दो ठीक है', 2],
    ['the second, not the earliest', 2],
    ['the final one', 4],
  ] as const)('%j is %i', (text, index) => expect(chosen(text)?.pick).toEqual({ index }));

  it('hears a number as that of the list once it was asked which is meant', () => {
    const two = (isAskedAgain: boolean) => readPlainChoice(read(tidy('2 please')), TWO_MAY_BE_EITHER, ZONE, isAskedAgain);
    expect(two(false)).toBeNull();
    expect(two(true)?.pick).toEqual({ index: 2 });
  });

  it('is turned down behind it', () => {
    expect(chosen('wednesday yes but 3:30 no')?.pick).toBeNull();
  });
});

describe('is no plain choice', () => {
  it.each([
    // none of them, another month, another part of the day
    'dec 24 please',
    'the 25th of december works',
    'tuesday, afternoon would be preferable',
    'thursday please',
    'monday at 5 please',
    // two of them
    'monday please',
    'monday and wednesday both work',
    // taken back, hedged, a condition, a question
    'tuesday... actually let me ask my wife',
    'tuesday unless you have something on friday',
    'tuesday?',
    'wednesday maybe, not sure',
    'monday at 9 but only if it is not raining',
    // what is counted is something else
    'first: Maria last: Gomez',
    'this is the third time I write',
    'haha good one, ok thanks',
    'Monday for two',
    'monday, two of us',
    'one time please',
    'my last appointment',
    'last monday',
    'I am 24',
    '10 please, Elm street',
    // another one would be better, nothing is settled, two people
    'tuesday works, wednesday works better',
    'el martes me sirve, el miércoles me queda mejor',
    'monday is good but 8 is early',
    "tuesday please, I'll confirm tonight",
    'martes, confirmo en la noche',
    'el martes por favor, a ver qué dice mi jefe',
    'मंगलवार कर दो, शाम को पक्का करूँगी',
    'tuesday please, oh no I have work',
    "wednesday please, I'm in Florida until friday",
    'I want wednesday, my husband wants tuesday',
    'me quedo con el segundo, mi esposo con el tercero',
    'haan ji final, sab theek hai',
    'the last appointment of the day',
    'pehle wale time pe hi rakho, change nahi karna',
    'we would be 3',
    'apna number do',
    'me and my 2 kids',
    '2 log hain hum',
    // a tale from its first word on
    'my dog ate on tuesday',
    'I was there monday at 9',
  ])('%j', (text) => expect(chosen(text)?.pick ?? null).toBeNull());
});
