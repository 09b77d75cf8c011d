import { readPick, type Choice } from './picks.rules.js';
import { relativeToOffer } from './relative-to-offer.rules.js';
import { read } from './words.rules.js';

const ZONE = 'America/Chicago';
const NOW = '2026-11-20T16:00:00Z';
const opening = (index: number, startsAt: string): Choice => ({ index, startsAt, label: startsAt });
// Mon 9:00, Mon 14:00, Tue 11:00, Wed 15:00 in Chicago.
const FOUR = [
  opening(1, '2026-11-23T15:00:00Z'),
  opening(2, '2026-11-23T20:00:00Z'),
  opening(3, '2026-11-24T17:00:00Z'),
  opening(4, '2026-11-25T21:00:00Z'),
];
const TWO = [opening(1, '2026-11-23T15:00:00Z'), opening(2, '2026-11-23T20:00:00Z')];
const ONE = [opening(1, '2026-11-24T20:00:00Z')];
// Mon 10:00, Tue 10:00, Tue 13:00
const SAME = [opening(1, '2026-11-23T16:00:00Z'), opening(2, '2026-11-24T16:00:00Z'), opening(3, '2026-11-24T19:00:00Z')];
const SETS = { four: FOUR, two: TWO, one: ONE, same: SAME };
type Set = keyof typeof SETS;

describe('picking an offered opening', () => {
  it.each<[Set, string, number]>([
    ['four', 'the second one', 2],
    ['four', 'one please', 1],
    ['four', 'option b... i mean 2', 2],
    ['four', 'monday at 9, no wait, the tuesday one', 3],
    ['four', 'la segunda opción', 2],
    ['four', '2nd', 2],
    ['four', '#2', 2],
    ['four', 'option 3 please', 3],
    ['four', 'Number two', 2],
    ['four', '1', 1],
    ['four', "I'll take 4", 4],
    ['four', 'the early one on monday', 1],
    ['four', 'wednesday please, my flat number is 2', 4],
    ['four', '2pm works', 2],
    ['four', 'monday at 2', 2],
    ['four', 'Tuesday one', 3],
    ['four', 'Tuesday works for me', 3],
    ['four', 'tues', 3],
    ['four', 'wed at 3 is perfect', 4],
    ['four', 'first', 1],
    ['four', 'the last one', 4],
    ['four', 'Can I do the 2pm?', 2],
    ['four', 'could we do tuesday?', 3],
    ['four', "Let's do Monday 9am", 1],
    ['four', 'the 11 am', 3],
    ['four', 'Nov 24 works', 3],
    ['four', 'Monday afternoon', 2],
    ['four', "I can't do Monday but Tuesday works", 3],
    ['four', 'not the first one, the second one', 2],
    ['four', 'Wednesday please', 4],
    ['four', 'any of those work', 1],
    ['four', 'whichever is soonest', 1],
    ['four', '9 works', 1],
    ['four', 'the 25th', 4],
    ['four', 'book me for tuesday', 3],
    ['four', "2pm if it's still available", 2],
    ['four', '2pm works. How much is it?', 2],
    ['four', '👍 2', 2],
    ['four', 'two', 2],
    ['four', 'ok monday 9', 1],
    ['four', 'earliest please', 1],
    ['one', 'that time is fine', 1],
    ['two', 'the later one', 2],
    ['two', 'the earlier one', 1],
    ['two', 'morning', 1],
    ['two', 'the afternoon one please', 2],
    ['two', 'either works', 1],
    ['one', 'yes', 1],
    ['one', 'sounds good', 1],
    ['one', 'Perfect, thanks!', 1],
    ['one', 'that works', 1],
    ['one', '👍', 1],
    ['one', 'ok book it', 1],
    ['one', 'yes and can you also look at the thermostat', 1],
    ['one', 'great thanks see you then', 1],
    ['same', 'tuesday at 10', 2],
    ['same', '1pm', 3],
    ['same', '2', 2],
  ])('%s: %s -> %i', (set, text, index) => {
    expect(readPick(read(text), SETS[set], NOW, ZONE).pick).toEqual({ index });
  });

  it.each<[Set, string]>([
    ['four', 'number 3 on the fuse box keeps tripping'],
    ['four', 'the last technician you sent was lovely'],
    ['four', 'wed the 25th? thats the day before the holiday right'],
    ['four', 'un segundo, ya te digo'],
    ['four', 'flat no 4, doosri manzil'],
    ['four', 'wednesday ka kal confirm karungi'],
    ['four', 'first tell me the price'],
    ['four', 'the first time you came you were late'],
    ['four', 'my second bathroom'],
    ['four', 'no one is home monday'],
    ['four', "what's the first available"],
    ['four', 'no, the 2pm'],
    ['four', 'yes'],
    ['four', 'sounds good'],
    ['four', 'Monday'],
    ['four', 'monday works'],
    ['four', 'maybe the second one'],
    ['four', 'I think 2pm'],
    ['four', '2pm? not sure'],
    ['four', 'let me check with my wife on the 2pm'],
    ['four', 'Is the second one with Mike?'],
    ['four', '2pm or 11'],
    ['four', 'the first or second'],
    ['four', 'Monday at 3'],
    ['four', 'Friday at 2'],
    ['four', 'tuesday at 2'],
    ['four', '2pm if you can do it for under 100'],
    ['four', 'the later one'],
    ['four', 'next tuesday at 9'],
    ['four', 'tuesday the 1st'],
    ['four', '3 if my husband is home'],
    ['four', '5'],
    ['four', '2pm unless it rains'],
    ['four', 'what time on tuesday?'],
    ['four', 'probably wednesday'],
    ['four', 'after 1'],
    ['four', "I'll let you know about the 2pm"],
    ['four', '3'],
    ['same', '10'],
    ['four', 'I can do wed but not before 4'],
    ['four', 'option 1 or 2'],
    ['four', 'is the 2pm taken'],
    ['four', 'can you call me about the tuesday one'],
    ['four', 'no 2'],
    ['one', 'ok what do i owe'],
    ['one', 'ok but how much'],
    ['four', 'after tuesday works'],
    ['four', 'by tuesday please'],
    ['four', 'not until wednesday'],
    ['four', 'next week works'],
    ['four', '2 or 3'],
    ['four', 'wednesday works if you can come at 5'],
    ['four', 'Tuesday, but only after 3'],
    ['four', 'tuesday works but i need to leave by 11'],
    ['one', "can't make that one"],
    ['one', 'how about 10'],
    ['same', '10am'],
    ['same', 'tuesday'],
    ['same', '1'],
    ['one', 'maybe'],
    ['one', 'what about wednesday?'],
    ['one', 'yes but can you come at 4 instead?'],
    ['one', 'Is that the soonest?'],
    ['one', 'how much is it?'],
    ['one', 'who is the tech?'],
    ['one', 'i guess if nothing else'],
    ['one', '4pm'],
    ['one', 'ok let me ask my husband'],
    ['one', "yes if you'll waive the fee"],
    ['four', 'hello'],
    ['four', 'my name is Sarah'],
    ['four', '77 Oak St'],
  ])('no booking from %s: %s', (set, text) => {
    const { pick } = readPick(read(text), SETS[set], NOW, ZONE);
    expect(pick === null || 'none' in pick).toBe(true);
  });

  it.each<[Set, string]>([
    ['four', 'none of those'],
    ['four', "those don't work"],
    ['four', 'neither'],
    ['four', 'anything later?'],
    ['four', 'no, how about Thursday morning?'],
    ['four', 'do you have anything else'],
    ['four', 'No'],
    ['four', "can't do any of those"],
    ['one', 'nope'],
    ['one', "that doesn't work"],
    ['one', 'too early'],
    ['two', 'any other times?'],
    ['two', 'later'],
    ['one', "can't make it"],
  ])('refusal of %s: %s', (set, text) => {
    expect(readPick(read(text), SETS[set], NOW, ZONE).pick).toEqual({ none: true });
  });

  it('takes a bare number as the number in the list once we have asked again', () => {
    expect(readPick(read('3'), FOUR, NOW, ZONE, true).pick).toEqual({ index: 3 });
  });

  it('turns "later" and "earlier" into wishes', () => {
    expect(relativeToOffer(read('anything later?'), TWO, ZONE)).toMatchObject({
      dates: [{ from: '2026-11-23', to: '2026-11-23' }],
      timeOfDay: { from: '14:00' },
    });
    expect(relativeToOffer(read('anything sooner?'), FOUR, ZONE)).toMatchObject({ isAsap: true });
    expect(relativeToOffer(read('another day?'), TWO, ZONE)).toMatchObject({ dates: [{ from: '2026-11-24', to: '2026-12-07' }] });
    expect(relativeToOffer(read('ok'), TWO, ZONE)).toBeNull();
  });
});
