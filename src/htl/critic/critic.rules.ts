// The binding critic: every text of the pipeline passes it, whoever wrote it (rules.md C-55; reliability.md 3.12).
import { quotesPrompt } from '../../engines/model/prompt.rules.js';
import { critique } from '../../policy/content-critic.rules.js';
import type { ContentFacts } from '../../policy/gate-facts.schema.js';
import type { Check } from '../htl.schema.js';
import { foreignMail, foreignName, foreignPhone, foreignStreet, foreignToken } from './foreign.rules.js';
import { promisesIn } from './promises.rules.js';

export interface CriticFacts {
  content: ContentFacts;
  /** Phone numbers that may be named. */
  phones: readonly string[];
  /** Every text that may be repeated: facts, approved answers, what this customer wrote, openings and bookings. */
  stated: readonly string[];
  /** Those of them that the business approved: only they may hold a promise or a reduction. */
  approved: readonly string[];
  /** Beside `stated`, texts whose names of people may be said: what this customer just wrote. */
  said: readonly string[];
}

/** What code holds against a text: one entry per check, passed ones included. */
export function safetyChecks(text: string, kind: string, facts: CriticFacts): Check[] {
  const { stated, approved, said, phones } = facts;
  const content = critique(text, kind, facts.content);
  const promises = promisesIn(text, approved);
  const quoted = quotesPrompt(text);
  const found = (name: string, what: string | null, good: string, bad: (words: string) => string): Check => ({
    name,
    verdict: what === null ? 'pass' : 'fail',
    reason: what === null ? good : bad(what.slice(0, 80)),
  });
  return [
    ...content.map(({ code, message }): Check => ({ name: code, verdict: 'fail', reason: message })),
    ...(content.length === 0
      ? [{ name: 'content', verdict: 'pass' as const, reason: 'No forbidden claim, marker, link, price or invented time.' }]
      : []),
    found(
      'phone',
      foreignPhone(text, phones, stated),
      'Names no foreign phone number.',
      (words) => `Names "${words}", a phone number that nobody gave.`,
    ),
    found(
      'email',
      foreignMail(text, stated),
      'Names no foreign e-mail address.',
      (words) => `Names "${words}", an address that nobody gave.`,
    ),
    found('address', foreignStreet(text, stated), 'Names no foreign address.', (words) => `Names "${words}", a place that nobody gave.`),
    found(
      'foreign_name',
      foreignName(text, [...stated, ...said]),
      'Names no other person.',
      (words) => `Names ${words}, whom nobody in this conversation named.`,
    ),
    found('token', foreignToken(text, stated), 'Holds no key or id.', () => 'Holds what looks like a key or an id.'),
    found('instructions', quoted ? 'yes' : null, 'Quotes no instructions.', () => 'Gives away our own instructions.'),
    ...(['guarantee', 'legal', 'medical', 'discount'] as const).map((code) =>
      found(
        code,
        promises.find((promise) => promise.code === code)?.words ?? null,
        `Makes no ${code} promise.`,
        (words) => `"${words}" promises what nobody approved.`,
      ),
    ),
  ];
}

export const isClean = (checks: readonly Check[]): boolean => checks.every(({ verdict }) => verdict !== 'fail');
