import { createHash, randomBytes } from 'node:crypto';

/** Without 0, O, I and l, which people mix up when they type a link. */
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const CODE_LENGTH = 12;
const CODE = /^[1-9A-HJ-NP-Za-km-z]{12}$/;
/** The largest multiple of the alphabet below 256: bytes above it would make some letters likelier. */
const FAIR = 256 - (256 % ALPHABET.length);

/** Twelve characters, 70 bits from the system's generator: short enough for a text, and nobody guesses one. */
export function newLinkCode(): string {
  let code = '';
  while (code.length < CODE_LENGTH)
    for (const byte of randomBytes(CODE_LENGTH)) if (byte < FAIR && code.length < CODE_LENGTH) code += ALPHABET[byte % ALPHABET.length];
  return code;
}

export function isLinkCode(code: string): boolean {
  return CODE.test(code);
}

/** A secret of 192 bits for an address that somebody else's server calls. */
export function newCompletionToken(): string {
  return randomBytes(24).toString('base64url');
}

const TOKEN = /^[A-Za-z0-9_-]{32}$/;

export function isCompletionToken(token: string): boolean {
  return TOKEN.test(token);
}

/** Only this is stored: who reads the database holds no link and no address. */
export function hashOfCode(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}
