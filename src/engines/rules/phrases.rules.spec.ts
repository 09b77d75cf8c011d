import { isGsm7, wordCount } from '../../common/text.rules.js';
import { CUSTOMER_LANGUAGES, SLOT_NAMES } from '../engine.port.js';
import { choose, firstName, join, type PhraseContext } from './phrase-choice.rules.js';
import * as talk from './phrases-talk.rules.js';
import * as phrases from './phrases.rules.js';

const CONTEXT: PhraseContext = {
  businessName: 'Northside Heating & Air',
  maxWords: 25,
  vertical: 'hvac',
  seed: 'c1',
  name: 'Sarah Martinez',
};
const LABEL = { label: 'Tue Nov 24, 2:00 PM', serviceName: 'AC repair', address: '12 Oak St' };
const OPTIONS = [1, 2, 3, 4].map((index) => ({ index, label: `Tue Nov 24, ${index}:00 PM` }));

const seeds = Array.from({ length: 12 }, (_value, i) => `seed-${i}`);
const verticals = ['hvac', 'plumbing', 'electrical', 'salon', 'general', 'unheard-of'];

/** Every phrase under the word limit, for every seed, with and without a name. */
const LIMITED: Record<string, (context: PhraseContext) => string> = {
  ...Object.fromEntries(
    SLOT_NAMES.flatMap((slot) => [
      [`ask ${slot}`, (c: PhraseContext) => phrases.ask(slot, c)],
      [`ask again ${slot}`, (c: PhraseContext) => phrases.ask(slot, c, true)],
    ]),
  ),
  ackService: (c) => phrases.acknowledge({ service: 'AC not cooling' }, c),
  ackUrgent: (c) => phrases.acknowledge({ urgency: 'urgent' }, c),
  ackAndAsk: (c) => phrases.acknowledgeAndAsk({ service: 'AC not cooling' }, 'name', c),
  nothingFree: (c) => phrases.nothingFree(c),
  handoff: (c) => phrases.handoff(c),
  noAppointment: (c) => phrases.noAppointmentFound(c),
  price: (c) => talk.pricePolicy(c),
  passedOn: (c) => talk.questionPassedOn(c),
  declined: (c) => talk.declined(c),
  wrongPerson: (c) => talk.wrongPerson(c),
  apology: (c) => talk.apology(c),
  notUnderstood: (c) => talk.notUnderstood(c),
  mediaOnly: (c) => talk.mediaOnly(c),
  followUp1: (c) => talk.followUp(1, c),
  followUp2: (c) => talk.followUp(2, c),
  followUp3: (c) => talk.followUp(3, c),
  backAgain: (c) => talk.backAgain(c),
};
const EXEMPT: Record<string, (context: PhraseContext) => string> = {
  offer: (c) => phrases.offerOpenings(OPTIONS, c),
  offerOther: (c) => phrases.offerOpenings(OPTIONS, c, { isOtherThanAsked: true }),
  offerTaken: (c) => phrases.offerOpenings(OPTIONS, c, { isTaken: true }),
  offerOne: (c) => phrases.offerOpenings(OPTIONS.slice(0, 1), c),
  offerOneOther: (c) => phrases.offerOpenings(OPTIONS.slice(0, 1), c, { isOtherThanAsked: true }),
  which: (c) => phrases.askWhichOpening(OPTIONS, c),
  booked: (c) => phrases.confirmBooked(LABEL, c),
  moved: (c) => phrases.confirmRescheduled(LABEL, c),
  cancelled: (c) => phrases.confirmCancelled(LABEL, c),
  standing: (c) => phrases.confirmStanding(LABEL, c),
  askCancel: (c) => phrases.askConfirmCancel(LABEL, c),
  whichAppointment: (c) => phrases.askWhichAppointment(OPTIONS, c),
  kept: (c) => phrases.keptAppointment(LABEL, c),
};

const contexts: PhraseContext[] = seeds.flatMap((seed) =>
  verticals.flatMap((vertical) =>
    [undefined, 'Sarah Martinez'].flatMap((name) =>
      [true, false].map((isOpenNow) => ({ ...CONTEXT, seed, vertical, isOpenNow, ...(name ? { name } : {}), service: 'AC not cooling' })),
    ),
  ),
);

describe('the writer', () => {
  it.each(Object.entries({ ...LIMITED, ...EXEMPT }))(
    '%s: GSM-7, at most 320 characters, one question, no gaps, no forbidden words',
    (_name, write) => {
      for (const context of contexts) {
        const text = write(context);
        expect(isGsm7(text), text).toBe(true);
        expect(text.length).toBeLessThanOrEqual(320);
        expect((text.match(/\?/g) ?? []).length, text).toBeLessThanOrEqual(1);
        expect(text).not.toMatch(/reply CANCEL|\bhuman\b|\{|\}|undefined|null| {2}|,\s*[.!?]| [.,!?]/i);
      }
    },
  );

  it.each(Object.entries(LIMITED))('%s keeps to the word limit', (_name, write) => {
    for (const context of contexts) expect(wordCount(write(context)), write(context)).toBeLessThanOrEqual(25);
  });

  it.each(CUSTOMER_LANGUAGES.filter((language) => language !== 'en'))('writes %s by the same rules', (language) => {
    const english = new Set<string>();
    for (const [name, write] of Object.entries({ ...LIMITED, ...EXEMPT })) {
      for (const context of contexts.slice(0, 48)) {
        const text = write({ ...context, language });
        if (text === write(context)) english.add(`${name}: ${text}`);
        expect(text.length).toBeLessThanOrEqual(320);
        expect((text.match(/\?/g) ?? []).length, text).toBeLessThanOrEqual(1);
        expect(text, text).not.toMatch(/\{|\}|undefined|null| {2}|,\s*[.!?]| [.,!?]/);
        expect(isGsm7(text), text).toBe(language !== 'hi');
        if (name in LIMITED) expect(wordCount(text), text).toBeLessThanOrEqual(25);
      }
    }
    // "Thanks, Sarah." is said in Hinglish too
    expect([...english].filter((line) => !/: Thanks(?:, Sarah)?\.$/.test(line))).toEqual([]);
  });

  it.each(['formal', 'casual'] as const)('writes %s by the same rules', (formality) => {
    for (const [name, write] of Object.entries({ ...LIMITED, ...EXEMPT })) {
      for (const context of contexts) {
        const text = write({ ...context, formality });
        expect(isGsm7(text) && text.length <= 320, text).toBe(true);
        expect((text.match(/\?/g) ?? []).length, text).toBeLessThanOrEqual(1);
        expect(text).not.toMatch(/reply CANCEL|\bhuman\b|\{|\}|undefined|null| {2}|,\s*[.!?]| [.,!?]/i);
        if (name in LIMITED) expect(wordCount(text), text).toBeLessThanOrEqual(25);
      }
    }
  });

  it("the business's own script comes before ours, unless a word of it is unknown", () => {
    const own = { 'ask-name': '{business}: who is asking?', 'ask-email': 'E-mail of {name}?' } as const;
    expect(phrases.ask('name', { ...CONTEXT, own })).toBe('Northside Heating & Air: who is asking?');
    expect(phrases.ask('email', { ...CONTEXT, own })).toBe('E-mail of Sarah?');
    const { name: _name, ...nameless } = CONTEXT;
    expect(phrases.ask('email', { ...nameless, own })).toBe(phrases.ask('email', nameless));
  });

  it('is deterministic for a conversation and varies between conversations', () => {
    expect(phrases.ask('name', CONTEXT)).toBe(phrases.ask('name', CONTEXT));
    expect(new Set(seeds.map((seed) => phrases.ask('name', { ...CONTEXT, seed }))).size).toBeGreaterThan(1);
  });

  it('speaks only the first name, and no odd one', () => {
    expect(firstName('Sarah Martinez')).toBe('Sarah');
    expect(firstName('Mrs. Johnson')).toBe('Mrs. Johnson');
    expect(firstName('<b>x</b>')).toBeUndefined();
    expect(firstName('')).toBeUndefined();
    expect(phrases.confirmBooked(LABEL, CONTEXT)).toContain('Sarah');
    expect(phrases.confirmBooked(LABEL, CONTEXT)).not.toContain('Martinez');
  });

  it('numbers the openings so that a number can be answered', () => {
    expect(phrases.offerOpenings(OPTIONS, CONTEXT)).toMatch(/\n1\) Tue Nov 24, 1:00 PM\n2\) /);
    expect(phrases.offerOpenings(OPTIONS.slice(0, 1), CONTEXT)).toContain('Tue Nov 24, 1:00 PM');
    expect(phrases.offerOpenings([], CONTEXT)).toBe(phrases.nothingFree(CONTEXT));
  });

  it('states booking facts exactly as given', () => {
    expect(phrases.confirmBooked(LABEL, CONTEXT)).toMatch(/Tue Nov 24, 2:00 PM for AC repair at 12 Oak St/);
    expect(phrases.confirmBooked({ label: 'Tue' }, CONTEXT)).not.toMatch(/ for | at /);
  });

  it('promises no call tonight when the business is closed', () => {
    expect(phrases.handoff({ ...CONTEXT, isOpenNow: false })).toMatch(/when we open/);
  });

  it('takes a shorter wording when the limit is small, and drops the remark before the question', () => {
    expect(wordCount(choose(['one two three four', 'one two'], 'k', { ...CONTEXT, maxWords: 2 }))).toBe(2);
    expect(join('Thanks a lot, Sarah.', 'What is the address?', 5)).toBe('What is the address?');
  });

  it('asks a repeated question in other words', () => {
    for (const slot of SLOT_NAMES) expect(phrases.ask(slot, CONTEXT, true)).not.toBe(phrases.ask(slot, CONTEXT));
  });

  it('maps typographic characters of given values to plain ones', () => {
    expect(phrases.confirmBooked({ label: 'Tue Nov 24 – 2:00 PM', serviceName: 'Men’s cut' }, CONTEXT)).toMatch(
      /Nov 24 - 2:00 PM for Men's cut/,
    );
  });
});
