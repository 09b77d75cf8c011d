import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { speaksOfThePast } from '../../knowledge/past-words.rules.js';
import { promiseIn } from '../memory/promise-words.rules.js';
import { isLegalThreat, isPaymentProblem, isPrivacyRequest } from '../memory/risk-flags.rules.js';
import { asksAboutTerms } from '../retrieval/terms-words.rules.js';
import { speaksOfBill } from './bill-words.rules.js';
import { isBookingTrouble } from './trigger-words.rules.js';

const GROUPS = {
  legal_threat: isLegalThreat,
  privacy_request: isPrivacyRequest,
  payment_problem: isPaymentProblem,
  booking_failure: isBookingTrouble,
  bill: speaksOfBill,
  promise: (text: string) => promiseIn(text) !== null && !/\?\s*$/.test(text),
  past_reference: speaksOfThePast,
  terms: asksAboutTerms,
} as const;
const LANGUAGES = ['es', 'hi-en', 'hi'] as const;

interface Row {
  group: keyof typeof GROUPS;
  text: string;
  want: boolean;
  language: (typeof LANGUAGES)[number];
}
const rows = JSON.parse(readFileSync(join(process.cwd(), 'test/fixtures/trigger-texts.json'), 'utf8')) as Row[];

describe.each(Object.keys(GROUPS) as (keyof typeof GROUPS)[])('what code hears by the words alone: %s', (group) => {
  describe.each(LANGUAGES)('in %s', (language) => {
    const own = rows.filter((row) => row.group === group && row.language === language);
    it('has six that are meant and four that are not', () => {
      expect(own.filter(({ want }) => want).length).toBeGreaterThanOrEqual(6);
      expect(own.filter(({ want }) => !want).length).toBeGreaterThanOrEqual(4);
    });
    it.each(own.map(({ text, want }) => [text, want] as const))('"%s": %s', (text, want) => expect(GROUPS[group](text)).toBe(want));
  });
});
