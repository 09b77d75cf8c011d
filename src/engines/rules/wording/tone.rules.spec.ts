import { isGsm7, segments } from '../../../common/text.rules.js';
import { CUSTOMER_LANGUAGES } from '../../engine.port.js';
import { say, sayExempt, type PhraseContext } from '../phrase-choice.rules.js';
import { confirmBooked } from '../phrases.rules.js';
import { inTone, isSameForAll, type Formality } from './tone.rules.js';
import type { WordingKey } from './wording-en.rules.js';
import { WORDINGS } from './wording.rules.js';

const FORMALITIES: readonly Formality[] = ['formal', 'professional', 'casual'];
const CHANGED = ['formal', 'casual'] as const;
const ENTRIES = Object.entries(WORDINGS.en).flatMap(([key, texts]) => texts.map((text) => [key as WordingKey, text] as const));
const placeholders = (text: string): string[] => text.match(/\{[^}]*\}/g) ?? [];
const FILLED: Record<string, string> = {
  business: "Chang's Heating & Air",
  label: 'Tue Nov 24, 2:00 PM',
  service: 'AC repair',
  address: '12 Oak St',
};
const filled = (text: string): string =>
  text.replace('{, name}', ', Sarah').replace(/\{(\w+)\}/g, (_all, name: string) => FILLED[name] ?? 'x');
const BEGINS_SMALL = /(?:^|[.!?] )\p{Ll}/u;
const CONTEXT: PhraseContext = { businessName: "Chang's", maxWords: 25, vertical: 'hvac', seed: 's', name: 'Sarah Miller' };

describe.each(CHANGED)('our own words, %s', (formality) => {
  it.each(ENTRIES)('%s: "%s" keeps what is filled in, its question and its price', (_key, template) => {
    const toned = inTone(template, 'en', formality);
    expect(placeholders(toned)).toEqual(placeholders(template));
    expect(toned.split('?')).toHaveLength(template.split('?').length);
    expect(filled(toned)).not.toMatch(/ {2}|,\s*[.!?]| [.,!?]|\$\d|undefined/);
    expect(toned.startsWith(' ')).toBe(template.startsWith(' '));
    expect(BEGINS_SMALL.test(toned)).toBe(BEGINS_SMALL.test(template));
    expect(isGsm7(toned)).toBe(true);
    expect(segments(filled(toned)).count).toBe(segments(filled(template)).count);
  });

  it('leave the tables of the other languages alone: they have one form of address', () => {
    for (const language of CUSTOMER_LANGUAGES.filter((one) => one !== 'en'))
      for (const text of Object.values(WORDINGS[language]).flat()) expect(inTone(text, language, formality)).toBe(text);
  });

  it.each(['in-danger', 'alerted', 'wrong-person', 'declined-by-assistant'] as const)('%s is the same for everybody', (key) => {
    expect(isSameForAll(key)).toBe(true);
    expect(sayExempt(key, { ...CONTEXT, formality })).toBe(sayExempt(key, CONTEXT));
  });

  it('say what the business wrote itself as it stands', () => {
    const own = { 'ask-name': "Hi! What's your name? We're Chang's." } as const;
    expect(say('ask-name', { ...CONTEXT, own, formality })).toBe(own['ask-name']);
  });

  it('say what is filled in as it stands', () => {
    const facts = { label: 'Tue Nov 24, 2:00 PM', serviceName: "Men's cut that's great", address: "Hi We're Okay St 12" };
    const text = confirmBooked(facts, { ...CONTEXT, formality });
    for (const fact of Object.values(facts)) expect(text).toContain(fact);
  });

  it('cost no part of a text more than they would otherwise', () => {
    for (let length = 40; length < 130; length += 1) {
      const values = { label: 'x'.repeat(length) };
      for (const key of ['cancelled', 'standing', 'cta-time'] as const)
        expect(segments(sayExempt(key, { ...CONTEXT, formality }, values)).count).toBe(segments(sayExempt(key, CONTEXT, values)).count);
    }
  });
});

it('professional is how the tables stand, and so is no tone at all', () => {
  for (const [, text] of ENTRIES)
    for (const formality of ['professional', undefined] as const) expect(inTone(text, 'en', formality)).toBe(text);
});

it('formal has no contraction, no exclamation mark, no emoji and no "Hi"', () => {
  const said = ENTRIES.filter(([key]) => !isSameForAll(key)).map(([, text]) => inTone(text, 'en', 'formal'));
  const loose =
    /\w'(?:m|re|ve|ll|d|t)\b|\b(?:it|that|what|who|where|when|how|here|there|let)'s\b|!|\p{Extended_Pictographic}|\b(?:Hi|Hey|Thanks|Okay|Got it)\b/iu;
  expect(said.filter((text) => loose.test(text))).toEqual([]);
});

it('formal leaves no emoji and no exclamation mark, wherever they stood', () => {
  expect(inTone("Hi{, name}! We can't wait \u{1F389}!", 'en', 'formal')).toBe('Hello{, name}. We cannot wait.');
});

it.each([
  ['ack', 'Perfect{, name}.', 'Very good{, name}.', 'Perfect{, name}!'],
  [
    'back',
    'Hi{, name}, {business} here. Anything else we can help with?',
    'Hello{, name}, this is {business}. Is there anything else we can help with?',
    'Hey{, name}, {business} here. Anything else we can help with?',
  ],
  ['ask-name', "What's your name?", 'What is your name?', "What's your name?"],
  ['one-other', 'That time is not free{, name}.', 'That time is not free{, name}.', "That time isn't free{, name}."],
  [
    'kept',
    'Okay{, name}, your appointment on {label} stays as it is.',
    'Very well{, name}, your appointment on {label} stays as it is.',
    'Alright{, name}, your appointment on {label} stays as it is.',
  ],
])('%s: "%s"', (_key, plain, formal, casual) => {
  expect(FORMALITIES.map((formality) => inTone(plain, 'en', formality))).toEqual([formal, plain, casual]);
});

/** What is said in nearly every turn must tell two variants of an experiment apart. */
const REMARKS = [
  'ack',
  'ack-name',
  'ack-service',
  'ack-service-salon',
  'back',
  'follow-up-1',
  'follow-up-2',
  'unclear',
] as const satisfies readonly WordingKey[];
it.each(REMARKS)('%s sounds different formal and casual, whichever wording is chosen', (key) => {
  for (const text of WORDINGS.en[key]) expect(inTone(text, 'en', 'formal')).not.toBe(inTone(text, 'en', 'casual'));
});
