import { questionnaire } from '../../test/fixtures/questionnaire.js';
import { Talk } from '../../test/fixtures/talk.js';
import { sayTheNth } from '../engines/rules/phrase-choice.rules.js';
import { ENGLISH, type WordingKey } from '../engines/rules/wording/wording-en.rules.js';
import { inTone, isSameForAll, type Formality } from '../engines/rules/wording/tone.rules.js';
import { documentsFromAnswers } from '../onboarding/profiles/from-answers.rules.js';
import { overlaid } from '../onboarding/profiles/lever.rules.js';
import { turnProfile, type TurnProfile } from '../onboarding/profiles/turn-profile.rules.js';
import { disclosureText } from '../policy/disclosure.rules.js';
import { completedText, failedText } from './ctas/cta-words.rules.js';
import { safetyChecks, type CriticFacts } from './critic/critic.rules.js';
import { styleOf } from './critic/style.rules.js';
import { asksFor } from './reply.rules.js';
import { factChange } from './services/text-facts.rules.js';

const PHRASES = Object.entries(ENGLISH).flatMap(([key, texts]) => texts.map((text) => [key as WordingKey, text] as const));
const VALUES: Record<string, string> = {
  business: 'Northside',
  label: 'Tue Nov 24, 2:00 PM',
  service: 'AC repair',
  hours: 'Mon-Fri 8 AM-5 PM.',
  services: 'AC repair and tune ups',
  where: ' at 12 Oak St',
  what: ' for AC repair',
  words: 'Open https://northside.example/form and pay $89.',
  value: 'Sarah Miller',
};
const filled = (template: string): string =>
  template.replace('{, name}', ', Sarah').replace(/\{(\w+)\}/g, (_all, key: string) => VALUES[key] ?? '2');
const CRITIC: CriticFacts = {
  content: {
    pricingPolicy: 'configured',
    allowedAmounts: ['$89'],
    allowedHosts: ['northside.example'],
    statedTimes: ['Mon-Fri 8 AM-5 PM', 'Tue Nov 24, 2:00 PM'],
  },
  phones: [],
  stated: Object.values(VALUES),
  approved: ['Northside'],
  said: ['Sarah Miller'],
};
const CONTRACTION = /\w'(?:m|re|ve|ll|d|t)\b|\b(?:it|that|what|who|where|when|how|here|there|let)'s\b/i;

/** What changed of the facts; "Understood" and "I've" are no names, whatever they look like to the reader of facts. */
function changed(before: string, after: string): string[] {
  const { lost, added } = factChange(before, after);
  return [...lost, ...added].filter(({ kind, text }) => kind !== 'name' || !OPENERS.has(text)).map(({ kind, text }) => `${kind} ${text}`);
}
const OPENERS = new Set(["I've", "I'm", "I'll", 'I', 'Understood', 'Gotcha', 'Alright', 'Okay', 'Shall']);

describe.each(['formal', 'casual'] as const)('what we say ourselves, %s', (formality) => {
  it.each(PHRASES)('%s: "%s" has the facts that it had, and passes the critic', (_key, template) => {
    const [plain, toned] = [filled(template), filled(inTone(template, 'en', formality))];
    expect(changed(plain, toned)).toEqual([]);
    expect(safetyChecks(toned, 'reply', CRITIC).filter(({ verdict }) => verdict === 'fail')).toEqual(
      safetyChecks(plain, 'reply', CRITIC).filter(({ verdict }) => verdict === 'fail'),
    );
  });

  it('asks for the same thing', () => {
    for (const slot of ['urgency', 'name', 'address', 'preferred_time', 'email'] as const)
      for (const key of [`ask-${slot}`, `again-${slot}`] as const)
        for (const template of ENGLISH[key]) expect(asksFor(slot, inTone(template, 'en', formality)), template).toBe(true);
  });
});

it('what is formal passes for formal with the style of a draft', () => {
  const loose = PHRASES.filter(([key]) => !isSameForAll(key)).flatMap(([, template]) => {
    const text = inTone(template, 'en', 'formal');
    return styleOf(text, { maxWords: 80, formality: 'formal' }).some(({ name, isGood }) => name === 'formality' && !isGood) ? [text] : [];
  });
  expect(loose).toEqual([]);
});

const published = { ...turnProfile('v', documentsFromAnswers(questionnaire({ scripts: [] }))), languages: ['en' as const], scripts: [] };
const version = (formality: Formality): TurnProfile =>
  overlaid({ ...published, sales: { ...published.sales, qualification: [] } }, { tone: { formality } });

const TALKS: readonly (readonly string[])[] = [
  ['my AC is not cooling', 'Sarah Miller', '14 Oak Street, Evanston', 'tomorrow after 3', '1', 'cancel my appointment', 'yes'],
  [
    'Hi, my furnace is out, it is urgent',
    'asdf qwer',
    'Bob',
    'sorry, 41 Oak Street',
    'saturday',
    'any other times?',
    '2 or 3',
    'the last one',
    'can we move it to monday?',
  ],
  ['do you do heating repair?', 'how much is it?', 'are you a bot?', 'do you have parking?', 'no thanks, we booked with someone else'],
  ['this is terrible, nobody came, I want to speak to a person'],
  ['when are you open?', '\u{1F44D}', 'let me check with my wife', 'xyzzy', 'maybe', 'blah'],
  ['I want to cancel my appointment', 'ok'],
];

async function said(formality: Formality, texts: readonly string[]): Promise<string[]> {
  const talk = new Talk('hvac', { greeting: null, version: version(formality) });
  for (const text of texts) {
    if (talk.handler !== 'ai') break;
    await talk.says(text);
  }
  return talk.said;
}

describe.each(TALKS.map((texts) => [texts[0]!, texts] as const))('a conversation that begins "%s"', (_first, texts) => {
  it('never holds a contraction with a formal profile, but in the line that says what is writing', async () => {
    const lines = await said('formal', texts);
    expect(lines.join('')).not.toBe('');
    for (const line of lines) expect(line.replace(disclosureText({ name: 'Northside' }, 'en'), '')).not.toMatch(CONTRACTION);
    for (const line of lines) expect(line).not.toMatch(/!|\bHi\b/);
  });

  it('goes the same way in every tone, in other words', async () => {
    const [formal, plain, casual] = await Promise.all((['formal', 'professional', 'casual'] as const).map((one) => said(one, texts)));
    expect([formal!.length, casual!.length]).toEqual([plain!.length, plain!.length]);
    plain!.forEach((line, at) => {
      for (const other of [formal![at]!, casual![at]!]) {
        expect(changed(line, other), `${line} -> ${other}`).toEqual([]);
        expect(other === '').toBe(line === '');
      }
    });
    expect(formal).not.toEqual(casual);
  });
});

it('what is said of a call to action has its tone too', () => {
  expect(completedText('payment', 'en', 'casual')).toBe("Thanks, we've received your payment.");
  expect(completedText('payment', 'es', 'casual')).toBe(completedText('payment', 'es'));
  expect(failedText('payment', 'en', 'casual')).toMatch(/didn't go through/);
  const waits = (n: number): string =>
    sayTheNth('cta-waiting', n, { businessName: '', maxWords: 25, vertical: '', seed: '', formality: 'formal' });
  expect([waits(0), waits(1), waits(2)]).toEqual([
    'Understood. Please text me if anything is unclear.',
    'Good to know. I am here if you need anything.',
    waits(0),
  ]);
});

it('a version without its tone, and no version, are written as the tables stand', async () => {
  const plain = new Talk('hvac', { greeting: null });
  await plain.says('my AC is not cooling');
  expect(plain.said).toEqual(await said('professional', ['my AC is not cooling']));
});
