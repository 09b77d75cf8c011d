import { CUSTOMER_LANGUAGES, INTENTS } from '../../engines/engine.port.js';
import { understand } from '../../engines/rules/understand.rules.js';
import { detectLanguage } from '../../engines/rules/language.rules.js';
import { engineInput } from '../../../test/harness/engine-input.js';
import { candidates } from './suggest.rules.js';
import { SUGGEST_WORDS } from './suggest-words.rules.js';

const proposal = understand(engineInput('hello'));

describe('what a person may answer', () => {
  it.each(CUSTOMER_LANGUAGES)('is worded in %s, for every reading of a text', (language) => {
    for (const intent of INTENTS) {
      const found = candidates({ proposal: { ...proposal, intent }, language, reply: null, knownSlots: [], needsAddress: true });
      expect(found.length).toBeGreaterThan(0);
      const others = CUSTOMER_LANGUAGES.filter((other) => other !== language).flatMap((other) =>
        Object.values(SUGGEST_WORDS[other].holding),
      );
      expect(found.filter(({ text }) => others.includes(text))).toEqual([]);
    }
    const all = Object.values(SUGGEST_WORDS[language].holding).filter((text) => text !== '');
    expect(detectLanguage(all.join(' '))?.language).toBe(language);
    // no figure, no link, no day: nothing that would have to be true
    expect(all.filter((text) => /\d|https?:|\$/.test(text))).toEqual([]);
  });

  it('asks for no address where nobody comes, and for nothing that is known', () => {
    const found = candidates({ proposal, language: 'en', reply: null, knownSlots: ['name'], needsAddress: false });
    expect(found.map(({ text }) => text).join(' ')).not.toMatch(/address|your name/);
  });
});
