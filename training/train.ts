// `npm run train:language`: learns the tables in src/engines/rules/learned from our own labelled texts. The same texts give the same tables.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INTENTS, SENTIMENTS, type Intent, type Sentiment } from '../src/engines/engine.port.js';
import { featuresOf, withoutDays } from '../src/engines/rules/learned/features.rules.js';
import type { LearnedTable } from '../src/engines/rules/learned/linear.rules.js';
import { intentHints } from '../src/engines/rules/learned/second-sense.rules.js';
import { readSentiment } from '../src/engines/rules/sentiment.rules.js';
import { understandByRules } from '../src/engines/rules/understand.rules.js';
import { read, tidy } from '../src/engines/rules/words.rules.js';
import { detectEmergency } from '../src/policy/emergency.rules.js';
import { inputFor } from '../test/fixtures/language-reading.js';
import { learn, type Example } from './learn.js';
import { ordinaryTexts, sourceOf, taughtTexts, type TaughtText } from './texts.js';

const FOLDER = join('src', 'engines', 'rules', 'learned');

/** What the rules found is told only of texts that they were not written with: of those they know everything, and would be trusted too much. */
function intentFeatures(entry: TaughtText): Uint16Array {
  const reading = read(tidy(entry.text));
  return featuresOf(reading, entry.isNewToRules ? intentHints(understandByRules(inputFor('intents', entry))) : []);
}

function save(file: string, name: string, type: string, table: LearnedTable<string>): void {
  const { classes, bias, scale, weights, learnedFrom } = table;
  writeFileSync(
    join(FOLDER, `${file}.table.ts`),
    `// Written by \`npm run train:language\`; never by hand.
${type.startsWith("'") ? '' : `import type { ${type} } from '../../engine.port.js';\n`}import type { LearnedTable } from './linear.rules.js';

// prettier-ignore
export const ${name}: LearnedTable<${type}> = {
  classes: ${JSON.stringify(classes)},
  bias: ${JSON.stringify(bias)},
  scale: ${scale},
  learnedFrom: '${learnedFrom}',
  weights: '${weights}',
};
`,
  );
}

/**
 * Sets of moods are full of feelings, days are not: what people ask, book and tell soberly counts as neutral, too. Where the rules hear a
 * feeling in it nothing is said.
 */
const EVERYDAY_WEIGHT = 1;
const EVERYDAY: ReadonlySet<string> = new Set(['INTERESTED', 'BOOKING', 'QUESTION', 'PRICING', 'AUTO_REPLY', 'UNKNOWN', 'WRONG_PERSON']);

function everyday(texts: readonly TaughtText[]): TaughtText[] {
  return texts.filter(({ want, text }) => EVERYDAY.has(String(want)) && readSentiment(read(tidy(text))) === 'neutral');
}

const YES_OR_NO = ['yes', 'no'] as const;
/** Intents of which no text is a danger, and those of which none is a stop; of the others nothing is known. */
const NO_DANGER: ReadonlySet<string> = new Set(['PRICING', 'QUESTION', 'NOT_INTERESTED', 'WRONG_PERSON', 'AUTO_REPLY', 'OPT_OUT']);
/** Of these a few are dangers: what the rules know as one is left out. */
const SELDOM_DANGER: ReadonlySet<string> = new Set(['INTERESTED', 'BOOKING', 'COMPLAINT']);
const GOES_ON: ReadonlySet<string> = new Set(INTENTS.filter((intent) => intent !== 'OPT_OUT' && intent !== 'WRONG_PERSON'));

const sign =
  (is: 'yes' | 'no', weight = 1) =>
  (text: string): Example<'yes' | 'no'> => ({ features: featuresOf(read(tidy(text))), is, weight });

function isKnownDanger(text: string): boolean {
  const { slots } = understandByRules(inputFor('emergencies', { text, want: null }));
  return slots.some(({ name, value }) => name === 'urgency' && value === 'emergency') || detectEmergency(text, 'hvac') !== null;
}

function signs(task: 'emergencies' | 'opt-out'): Example<'yes' | 'no'>[] {
  return taughtTexts(task).map(({ text, want }) => sign(want === true ? 'yes' : 'no')(text));
}

function others(intents: readonly TaughtText[], known: ReadonlySet<string>): Example<'yes' | 'no'>[] {
  return intents.filter(({ want }) => known.has(String(want))).map(({ text, weight }) => sign('no', weight)(text));
}

const CHOICES = ['take', 'none', 'nothing'] as const;
const choiceOf = (want: unknown): (typeof CHOICES)[number] => (typeof want === 'number' ? 'take' : want === 'none' ? 'none' : 'nothing');
const daylessOf = (text: string): Uint16Array => featuresOf(withoutDays(read(tidy(text))));

function train(): void {
  const intents = taughtTexts('intents');
  const examples = intents.map((entry) => ({ features: intentFeatures(entry), is: entry.want as Intent, weight: entry.weight }));
  save('intent', 'INTENT_TABLE', 'Intent', learn(examples, INTENTS, sourceOf('intents')));
  const sentiments = [
    ...taughtTexts('sentiments').map(({ text, want }) => ({ features: featuresOf(read(tidy(text))), is: want as Sentiment })),
    ...everyday(intents).map(({ text, weight }) => ({
      features: featuresOf(read(tidy(text))),
      is: 'neutral' as const,
      weight: EVERYDAY_WEIGHT * weight,
    })),
  ];
  save('sentiment', 'SENTIMENT_TABLE', 'Sentiment', learn(sentiments, SENTIMENTS, sourceOf('sentiments')));
  const everyDay = ordinaryTexts().filter((text) => !isKnownDanger(text));
  const dangers = [
    ...signs('emergencies'),
    ...others(intents, NO_DANGER),
    ...others(
      intents.filter(({ text }) => !isKnownDanger(text)),
      SELDOM_DANGER,
    ),
    ...everyDay.map((text) => sign('no')(text)),
  ];
  save('danger', 'DANGER_TABLE', "'yes' | 'no'", learn(dangers, YES_OR_NO, sourceOf('emergencies')));
  const stops = [
    ...signs('opt-out'),
    ...others(intents, GOES_ON),
    ...everyDay.map((text) => sign('no')(text)),
    ...intents.filter(({ want }) => want === 'OPT_OUT').map(({ text }) => sign('yes')(text)),
  ];
  save('stop', 'STOP_TABLE', "'yes' | 'no'", learn(stops, YES_OR_NO, sourceOf('opt-out')));
  const times = taughtTexts('times').filter(({ asked }) => !asked);
  const wishes = times.map(({ text, want }) => ({
    features: daylessOf(text),
    is: want === null || want === false ? ('no' as const) : ('yes' as const),
  }));
  save('time', 'TIME_TABLE', "'yes' | 'no'", learn(wishes, YES_OR_NO, sourceOf('times')));
  const choices = taughtTexts('picks').map(({ text, want }) => ({ features: daylessOf(text), is: choiceOf(want) }));
  save('choice', 'CHOICE_TABLE', "'take' | 'none' | 'nothing'", learn(choices, CHOICES, sourceOf('picks')));
  console.log(
    `Learned from ${examples.length} texts of intents, ${sentiments.length} of moods, ${dangers.length} of dangers, ${stops.length} of stops, ${wishes.length} of times, ${choices.length} of choices.`,
  );
}

train();
