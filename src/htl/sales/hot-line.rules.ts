import { lineSpokenOf } from './line-words.rules.js';

/** Which of the things that a business calls a hot lead these texts speak of: each sentence or line of its description is one. */
export function hotLineOf(description: string, texts: readonly string[]): string | null {
  const lines = description
    .split(/[\n;]+|[.!?](?=\s|$)/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  for (const text of lines.length === 0 ? [] : texts) {
    const line = lineSpokenOf(lines, text);
    if (line !== null) return line;
  }
  return null;
}
