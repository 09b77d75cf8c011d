import { createHash, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** RFC 6238, 4: thirty seconds, six digits and SHA-1 are what every authenticator app can do. */
const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** RFC 4226, R6: 160 bits. */
const SECRET_BYTES = 20;
/** RFC 6238, 5.2: one step to either side, for clocks that differ and fingers that are slow. */
const STEPS_APART = 1;
export const RECOVERY_CODES = 10;
/** Between the two steps of a sign-in. */
export const CHALLENGE_MINUTES = 5;

// Without letters that look like digits (Crockford's base 32).
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RECOVERY_LENGTH = 16;

export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

function generatorOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Ringback', label, algorithm: 'SHA1', digits: DIGITS, period: PERIOD_SECONDS, secret });
}

/** The otpauth:// address that an authenticator app reads from a QR picture (Google Authenticator, "Key Uri Format"). */
export function authenticatorAddress(secret: string, email: string): string {
  return generatorOf(secret, email).toString();
}

/** The 30-second step that a code belongs to, counted from 1970; null for a code of no step near `now`. Compared in constant time. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const delta = generatorOf(secret).validate({ token: code, timestamp: now.getTime(), window: STEPS_APART });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta;
}

/** Ten codes of 80 bits, in groups of four, for the day the phone is lost. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const text = Array.from({ length: RECOVERY_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    return text.replace(/(.{4})(?=.)/g, '$1-');
  });
}

export type TypedCode = { kind: 'totp' | 'recovery'; code: string };

/** What a person typed, with or without spaces and dashes; null for what can be neither kind of code. */
export function readCode(typed: string): TypedCode | null {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  if (/^\d{6}$/.test(code)) return { kind: 'totp', code };
  const plain = code.replaceAll('O', '0').replace(/[IL]/g, '1');
  return plain.length === RECOVERY_LENGTH && [...plain].every((letter) => ALPHABET.includes(letter))
    ? { kind: 'recovery', code: plain }
    : null;
}

/** Eighty random bits cannot be guessed from their hash; the person's id keeps equal codes of two people apart. */
export function hashOfRecoveryCode(userId: string, code: string): Buffer {
  return createHash('sha256')
    .update(`${userId}:${code.replaceAll('-', '')}`)
    .digest();
}

/** What the seal of a person's secret is bound to: moved to another person, it does not open. */
export function placeOfSecret(userId: string): string {
  return `${userId}:second_factors.secret`;
}
