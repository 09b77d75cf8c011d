import { hashOf, splitToken, stateOfToken } from './refresh-token.rules.js';

const ID = '0190d9a0-0000-7000-8000-000000000001';
const NOW = new Date('2026-11-20T12:00:00Z');
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

describe('splitToken', () => {
  it('takes the form that we hand out', () => expect(splitToken(`${ID}.abc`)).toEqual({ sessionId: ID, secret: 'abc' }));
  it.each(['', 'abc', `${ID}`, `${ID}.`, `${ID}.a.b`, `x.${ID}`, `${ID}.${'a'.repeat(201)}`])('refuses %s', (token) =>
    expect(splitToken(token)).toBeNull(),
  );
});

describe('stateOfToken', () => {
  const stored = { refreshHash: hashOf('new'), previousHash: hashOf('old'), previousValidUntil: later(30) };
  it.each([
    ['new', NOW, 'current'],
    ['old', NOW, 'previous'],
    ['old', later(29), 'previous'],
    ['old', later(30), 'reused'],
    ['ancient', NOW, 'reused'],
  ] as const)('%s', (secret, now, state) => expect(stateOfToken(secret, stored, now)).toBe(state));
  it('knows no previous one at first', () => {
    expect(stateOfToken('old', { refreshHash: hashOf('new'), previousHash: null, previousValidUntil: null }, NOW)).toBe('reused');
  });
});
