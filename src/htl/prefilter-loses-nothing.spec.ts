import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { engineInput } from '../../test/harness/engine-input.js';
import { mayMatch } from '../common/prefilter.js';
import { promisesDeed } from './critic/deeds.rules.js';
import { promisesIn } from './critic/promises.rules.js';
import { claimsHuman } from '../policy/disclosure.rules.js';
import { detectEmergency } from '../policy/emergency.rules.js';
import { detectOptOut } from '../policy/free-text-opt-out.rules.js';
import { plainForm } from '../policy/spelling.rules.js';
import { spellHindi } from '../engines/rules/hinglish-spelling.rules.js';
import { inEnglish } from '../engines/rules/in-english.rules.js';
import { understand } from '../engines/rules/understand.rules.js';
import { read } from '../engines/rules/words.rules.js';

const SETS = join(process.cwd(), 'test/fixtures/language');
/** Of some fifteen thousand texts every one of these. */
const STEP = 20;
const TEXTS = readdirSync(SETS)
  .flatMap((file) => JSON.parse(readFileSync(join(SETS, file), 'utf8')) as { text: string }[])
  .filter((_text, at) => at % STEP === 0)
  .map(({ text }) => text);
/** As the rules read a text. */
const formsOf = (text: string): string[] => [text, read(text).flat, plainForm(text), inEnglish(text), spellHindi(text.toLowerCase())];

/** Every pattern that is asked behind the prefilter while these texts are read: what it keeps of them is looked up in weak maps. */
function patternsAskedOf(texts: readonly string[]): Set<RegExp> {
  const asked = new Set<RegExp>();
  const add = (key: unknown): void => {
    if (key instanceof RegExp) asked.add(key);
    else if (Array.isArray(key)) key.forEach(add);
    else if (key !== null && typeof key === 'object' && 'pattern' in key) add(key.pattern);
  };
  const lookups = vi.spyOn(WeakMap.prototype, 'get');
  for (const text of texts) {
    for (const vertical of ['hvac', 'salon']) {
      const input = engineInput(text);
      understand({ ...input, business: { ...input.business, vertical } });
      detectEmergency(text, vertical);
    }
    detectOptOut(text);
    promisesDeed(text);
    promisesIn(text, []);
    claimsHuman(text);
  }
  for (const [key] of lookups.mock.calls) add(key);
  lookups.mockRestore();
  return asked;
}

describe('the prefilter loses no match', () => {
  let patterns: RegExp[] = [];
  beforeAll(() => {
    patterns = [...patternsAskedOf(TEXTS.filter((_text, at) => at % 10 === 0))];
  });

  it('is asked about the patterns of every language', () => {
    expect(patterns.length).toBeGreaterThan(1_500);
    for (const word of [/unsubscri/, /quiero|necesito/, /chahie|nahi/]) expect(patterns.some(({ source }) => word.test(source))).toBe(true);
  });

  it('of any pattern in any form of any text', () => {
    const forms = TEXTS.flatMap(formsOf);
    let matched = 0;
    for (const pattern of patterns) {
      for (const text of forms) {
        pattern.lastIndex = 0;
        if (!pattern.test(text)) continue;
        matched += 1;
        if (!mayMatch(text, pattern)) expect([text, pattern.source]).toBe('a match that was let through');
      }
    }
    expect(matched).toBeGreaterThan(5_000);
  });
});
