/** Counts what a text costs; whoever knows the model's own tokenizer injects it. */
export type TokenCounter = (text: string) => number;

/** Our count and a provider's differ; the margin is on the safe side (rules.md C-43). */
const MARGIN = 1.1;
const CHARACTERS_PER_TOKEN = 4;
// Letters that tokenizers keep in pieces of several; most other scripts cost a token a character or more.
const LATIN = /[\t\n\r -\u024F\u2010-\u2027]/g;

/** For no model in particular: four Latin characters a token, any other character one, and a tenth on top. */
export const countConservatively: TokenCounter = (text) => {
  const latin = text.match(LATIN)?.length ?? 0;
  return Math.ceil((latin / CHARACTERS_PER_TOKEN + (text.length - latin)) * MARGIN);
};

/** A model's own count with the same margin. */
export function withMargin(count: TokenCounter): TokenCounter {
  return (text) => Math.ceil(count(text) * MARGIN);
}
