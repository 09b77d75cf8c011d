import { Secret, TOTP } from 'otpauth';
import {
  RECOVERY_CODES,
  authenticatorAddress,
  hashOfRecoveryCode,
  newRecoveryCodes,
  newSecret,
  readCode,
  stepOfCode,
} from './second-factor.rules.js';

// RFC 6238, appendix B, SHA-1: the last six digits of the published eight.
const RFC_SECRET = Secret.fromUTF8('12345678901234567890').base32;
const at = (seconds: number): Date => new Date(seconds * 1000);

describe('codes of an authenticator', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('at %i s is %s, as the RFC says', (seconds, code) => expect(stepOfCode(RFC_SECRET, code, at(seconds))).toBe(Math.floor(seconds / 30)));

  it('are taken one step early and one step late, and told which step they are of', () => {
    const code = new TOTP({ secret: RFC_SECRET }).generate({ timestamp: 3_000_000 });
    expect([-60, -30, 0, 30, 60].map((apart) => stepOfCode(RFC_SECRET, code, at(3000 + apart)))).toEqual([null, 100, 100, 100, null]);
  });

  it('that are wrong belong to no step', () => expect(stepOfCode(RFC_SECRET, '000000', at(59))).toBeNull());
});

describe('a new secret', () => {
  it('has 160 bits and stands in the address with the person', () => {
    const secret = newSecret();
    expect(Secret.fromBase32(secret).bytes).toHaveLength(20);
    expect(newSecret()).not.toBe(secret);
    const address = new URL(authenticatorAddress(secret, 'dana@example.com'));
    expect(address.protocol).toBe('otpauth:');
    expect(decodeURIComponent(address.pathname)).toContain('Ringback:dana@example.com');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      secret,
      issuer: 'Ringback',
      digits: '6',
      period: '30',
      algorithm: 'SHA1',
    });
  });
});

describe('recovery codes', () => {
  it('are ten different ones that can be typed in any fashion', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(RECOVERY_CODES);
    for (const code of codes) {
      expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      const plain = code.replaceAll('-', '');
      for (const typed of [code, code.toLowerCase(), plain, ` ${plain} `])
        expect(readCode(typed)).toEqual({ kind: 'recovery', code: plain });
    }
  });

  it.each([
    ['123 456', { kind: 'totp', code: '123456' }],
    ['oooo-IIII-llll-0000', { kind: 'recovery', code: '0000111111110000' }],
    ['12345', null],
    ['ABCD-EFGH-JKMN', null],
    ['UUUU-UUUU-UUUU-UUUU', null],
    ['', null],
  ])('reads %s', (typed, read) => expect(readCode(typed)).toEqual(read));

  it('hash differently for two people, and the same with dashes', () => {
    expect(hashOfRecoveryCode('a', '0000-1111')).toEqual(hashOfRecoveryCode('a', '00001111'));
    expect(hashOfRecoveryCode('a', '0000-1111')).not.toEqual(hashOfRecoveryCode('b', '0000-1111'));
  });
});
