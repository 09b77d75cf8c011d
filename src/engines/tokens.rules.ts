import { createRequire } from 'node:module';
import { remember } from '../common/remember.js';

/** What a text costs in tokens, 10 % included; an empty text costs nothing. */
export type TokenCounter = (text: string) => number;

/** A tokenizer of the provider's family; the call counts a text that holds no control tokens. */
interface Tokenizer {
  countTokens(text: string, options: { disallowedSpecial: Set<string> }): number;
}

// Asked for when the first text is counted: the table of a tokenizer takes 15 MB and 0.2 s of processor time to load.
const require = createRequire(import.meta.url);
const load = {
  o200k: (): Tokenizer => require('gpt-tokenizer/encoding/o200k_base') as Tokenizer,
  cl100k: (): Tokenizer => require('gpt-tokenizer/encoding/cl100k_base') as Tokenizer,
};
const loaded: Partial<Record<keyof typeof load, Tokenizer>> = {};

/** Counted on top, because the frame of a conversation costs tokens too and no count outside the provider is exact (issue: "plus 10 %"). */
const MARGIN = 1.1;
/**
 * Providers without a public tokenizer are counted with OpenAI's and a factor on the safe side. Anthropic says of its newest
 * models that they take up to 1.35 times the tokens of the ones before; open models have smaller vocabularies.
 */
const FAMILIES: readonly { is: RegExp; tokenizer: keyof typeof load; factor: number }[] = [
  { is: /^claude/i, tokenizer: 'o200k', factor: 1.35 },
  { is: /^(?:gpt-4o|gpt-4\.1|gpt-5|chatgpt|o\d)/i, tokenizer: 'o200k', factor: 1 },
  { is: /^(?:gpt-4|gpt-3|text-embedding)/i, tokenizer: 'cl100k', factor: 1 },
];
const OTHERS = { tokenizer: 'o200k', factor: 1.15 } as const;

/** A run of one kind takes time with the square of its length: 20,000 equal letters would stop the process for seconds. */
const LONG_RUN = /[^\s]{65,}|\s{65,}/g;
const SLICE = 64;
/** A text that looks like a control token is text. */
const AS_TEXT = { disallowedSpecial: new Set<string>() };

/**
 * Tokens of a text for a model, rounded up, 10 % included: for budgets, not for bills. An unknown model or one without a
 * public tokenizer is counted on the safe side; an empty text is 0.
 */
export function countTokens(text: string, model: string): number {
  if (text === '') return 0;
  const { tokenizer, factor } = FAMILIES.find((family) => family.is.test(model)) ?? OTHERS;
  const counter = (loaded[tokenizer] ??= load[tokenizer]());
  let count = 0;
  let from = 0;
  for (const run of text.matchAll(LONG_RUN)) {
    count += counter.countTokens(text.slice(from, run.index), AS_TEXT);
    for (let at = 0; at < run[0].length; at += SLICE) count += counter.countTokens(run[0].slice(at, at + SLICE), AS_TEXT);
    from = run.index + run[0].length;
  }
  count += counter.countTokens(text.slice(from), AS_TEXT);
  return withMargin(count * factor);
}

/** Rounded at a millionth first: 110.00000000000001 is 110. */
function withMargin(tokens: number): number {
  return Math.ceil(Math.round(tokens * MARGIN * 1e6) / 1e6);
}

/** countTokens for one model. The same pieces of a business come with every turn of it: what was counted lately is not counted again. */
export function tokenCounter(model: string): TokenCounter {
  return remember((text: string) => countTokens(text, model));
}

const CHARACTERS_PER_TOKEN = 4;
// Letters that tokenizers keep in pieces of several; most other scripts cost a token a character or more.
const LATIN = /[\t\n\r -\u024F\u2010-\u2027]/g;

/**
 * For an engine that has no tokenizer because it sends nothing to anybody (the rules): four Latin characters a token, any other
 * character one, 10 % included. Of ordinary texts it is more than any tokenizer counts; of links and emoji it may be less, which costs
 * nothing where nobody is asked. It needs no table and always gives the same, so that a decision of the rules can be made again.
 */
export const estimateTokens: TokenCounter = (text) => {
  const latin = text.match(LATIN)?.length ?? 0;
  return Math.ceil((latin / CHARACTERS_PER_TOKEN + (text.length - latin)) * MARGIN);
};
