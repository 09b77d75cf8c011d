import { hashOfSecret, judgeLink, linkError, newLink, passwordFault, splitLink } from './link.rules.js';
import type { StoredLink } from './link.rules.js';

const ID = '0190d9a0-0000-7000-8000-000000000001';
const NOW = new Date('2026-11-21T12:00:00Z');
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const link = (over: Partial<StoredLink> = {}): StoredLink => ({
  secretHash: hashOfSecret('right'),
  browserHash: hashOfSecret('mine'),
  attempts: 0,
  expiresAt: later(600),
  usedAt: null,
  ...over,
});

it('a link comes back as it went out', () => {
  const { token, hash } = newLink(ID);
  expect(splitLink(token)).toEqual({ id: ID, hash });
  expect(newLink(ID).token).not.toBe(token);
});

it.each(['', ID, `${ID}.`, `${ID}.short`, `x.${'a'.repeat(43)}`, `${ID}.${'a'.repeat(43)}.x`, `${ID}.${'é'.repeat(43)}`])(
  '%s is no link',
  (token) => expect(splitLink(token)).toBeNull(),
);

describe('judgeLink', () => {
  it.each([
    ['right', 'mine', {}, 'good'],
    ['right', null, { browserHash: null }, 'good'],
    ['wrong', 'mine', {}, 'wrong'],
    ['wrong', 'mine', { usedAt: NOW }, 'wrong'],
    ['right', 'theirs', {}, 'other_browser'],
    ['right', null, {}, 'other_browser'],
    ['right', 'mine', { usedAt: NOW }, 'used'],
    ['right', 'mine', { expiresAt: NOW }, 'expired'],
    ['right', 'mine', { expiresAt: later(1) }, 'good'],
    ['right', 'mine', { attempts: 4 }, 'good'],
    ['right', 'mine', { attempts: 5 }, 'spent'],
  ] as const)('%s from %s with %j: %s', (secret, browser, over, verdict) =>
    expect(judgeLink(link(over), hashOfSecret(secret), browser === null ? null : hashOfSecret(browser), NOW)).toBe(verdict),
  );
});

it('each refusal says what to do', () => {
  for (const verdict of ['wrong', 'spent', 'used', 'expired', 'other_browser'] as const) {
    const error = linkError(verdict);
    expect([error.status, error.message]).toEqual([422, expect.stringMatching(/new one/)]);
  }
});

describe('passwordFault', () => {
  it.each(['short', '123456789', 'aaaaaaaaaaaa', 'abababababab', 'Password123', 'dana@example.com', '          a'])(
    'refuses %s',
    (password) => expect(passwordFault(password, 'dana@example.com')).not.toBeNull(),
  );
  it.each(['correct horse', 'Tr0ub4dor&3!'])('takes %s', (password) => expect(passwordFault(password, 'dana@example.com')).toBeNull());
});
