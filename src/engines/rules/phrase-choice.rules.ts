import { fnv1a } from '../../common/hash.rules.js';
import { filledIn } from '../../common/placeholders.rules.js';
import { segments, toGsm7, wordCount } from '../../common/text.rules.js';
import type { Language } from '../engine.port.js';
import { inTone, isSameForAll, type Formality } from './wording/tone.rules.js';
import type { WordingKey } from './wording/wording-en.rules.js';
import { wordingsOf } from './wording/wording.rules.js';

/** What the writer knows while it words one reply. */
export interface PhraseContext {
  businessName: string;
  /** Words per message (rules.md C-44); safety texts, slot lists and booking facts are exempt. */
  maxWords: number;
  vertical: string;
  /** The customer's name as known; only the first name is spoken. */
  name?: string;
  /** Makes the choice among wordings repeatable: the conversation id, or an inbound message id. */
  seed: string;
  isOpenNow?: boolean;
  /** A short service value already known, such as "AC not cooling". */
  service?: string;
  /** What the assistant is called, if it has a name. */
  agentName?: string;
  /** The language that is written; English where it is left out. */
  language?: Language;
  /** How formal the business writes; left out, as the words stand in the tables. */
  formality?: Formality;
  /** The business's own scripts for this language: they come before ours. */
  own?: OwnWordings;
}

export type OwnWordings = Readonly<Partial<Record<WordingKey, string>>>;

/** Hard limit of any automated text (rules.md C-44). */
const MAX_CHARACTERS = 320;

/** "Sarah Martinez" -> "Sarah"; "Mrs. Johnson" stays whole; anything odd is not spoken at all. */
export function firstName(name: string | undefined): string | undefined {
  const trimmed = name?.trim();
  if (!trimmed || !/^[\p{L}][\p{L}\p{M} .'-]{0,40}$/u.test(trimmed)) return undefined;
  if (/^(?:mr|mrs|ms|miss|dr|prof|sr|sra|srta)\b/i.test(trimmed)) return trimmed;
  return trimmed.split(/\s+/)[0];
}

/** Fills {name}, {, name} and {business}; an unknown name leaves no gap behind. */
function fill(template: string, context: PhraseContext, values: Record<string, string> = {}): string {
  const name = firstName(context.name);
  const known: Record<string, string> = { business: context.businessName, ...values };
  return template
    .replace(/\{, name\}/g, name ? `, ${name}` : '')
    .replace(/\{(\w+)\}/g, (all, key: string) => known[key] ?? all)
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** A template in the tone of the business, filled in; as it stands where the tone would cost one more part of a text. */
function filledInTone(template: string, context: PhraseContext, values: Record<string, string>): string {
  const toned = inTone(template, context.language ?? 'en', context.formality);
  const text = toGsm7(fill(toned, context, values));
  if (toned === template) return text;
  const plain = toGsm7(fill(template, context, values));
  return segments(text).count > segments(plain).count ? plain : text;
}

/** Picks one wording: the seeded one if it fits the word limit, else the next that fits, else the shortest. */
export function choose(templates: readonly string[], key: string, context: PhraseContext, values: Record<string, string> = {}): string {
  const start = fnv1a(`${context.seed}:${key}`) % templates.length;
  const texts: string[] = [];
  for (let i = 0; i < templates.length; i += 1) {
    const text = filledInTone(templates[(start + i) % templates.length] as string, context, values);
    if (wordCount(text) <= context.maxWords && text.length <= MAX_CHARACTERS) return text;
    texts.push(text);
  }
  return texts.sort((a, b) => wordCount(a) - wordCount(b))[0]!;
}

/** What we say for a key in the language of the context: the business's own script where it can be filled in, else one of ours. */
export function say(key: WordingKey, context: PhraseContext, values: Record<string, string> = {}, seed: string = key): string {
  const own = context.own?.[key];
  const script = own === undefined ? null : filledScript(own, context);
  return (
    script ??
    choose(wordingsOf(key, context.language ?? 'en'), seed, isSameForAll(key) ? { ...context, formality: undefined } : context, values)
  );
}

/** The one of its wordings with this number, counted round, for what is chosen by a count and holds no placeholder. */
export function sayTheNth(key: WordingKey, n: number, context: PhraseContext): string {
  const templates = wordingsOf(key, context.language ?? 'en');
  return filledInTone(templates[n % templates.length] as string, context, {});
}

/** The same for texts that are exempt from the word limit: only the character limit holds. */
export function sayExempt(key: WordingKey, context: PhraseContext, values: Record<string, string> = {}, seed: string = key): string {
  return say(key, { ...context, maxWords: 80 }, values, seed);
}

/** A part of a sentence, with the spaces around it as they are. */
export function fragment(key: WordingKey, context: PhraseContext, values: Record<string, string>): string {
  const [text = ''] = wordingsOf(key, context.language ?? 'en');
  return text.replace(/\{(\w+)\}/g, (all, name: string) => values[name] ?? all);
}

/** A script whose every placeholder is known, within one text; null for one that would leave a gap. */
export function filledScript(script: string, context: PhraseContext): string | null {
  const name = firstName(context.name);
  const text = filledIn(script, {
    'business.name': context.businessName,
    ...(name && { 'contact.first_name': name }),
    ...(context.agentName && { 'agent.name': context.agentName }),
    ...(context.service && { 'service.name': context.service }),
  });
  return text === null || text.length > MAX_CHARACTERS ? null : toGsm7(text);
}

/** Joins an opening remark and a question if both fit; the question alone if not. */
export function join(remark: string, question: string, maxWords: number): string {
  const both = [remark, question].filter(Boolean).join(' ');
  return wordCount(both) <= maxWords && both.length <= MAX_CHARACTERS ? both : question || remark;
}
