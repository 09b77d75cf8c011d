import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { onceFor } from '../../common/remember.js';

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key for one purpose, derived from the operator's key so that no two uses share bytes (RFC 5869). */
export function deriveKey(masterHex: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', Buffer.from(masterHex, 'hex'), Buffer.alloc(0), `ringback:${purpose}`, 32));
}

/** Eight characters that name a key without revealing it; stored with each sealed value so that keys can be rotated. */
export const keyIdOf: (key: Buffer) => string = onceFor((key) =>
  createHash('sha256').update('key-id').update(key).digest('hex').slice(0, 8),
);

/** AES-256-GCM with a random 96-bit nonce; `aad` ties the value to its place (org, column, row). */
export function sealWith(key: Buffer, plain: string, aad: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(aad, 'utf8'));
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return [VERSION, keyIdOf(key), Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')].join('.');
}

/** Opens what `sealWith` made; throws for another key, another place or a changed byte. */
export function openWith(key: Buffer, sealed: string, aad: string): string {
  const [version, keyId, data] = sealed.split('.');
  if (version !== VERSION || !keyId || !data) throw new Error('This is not a sealed value.');
  if (keyId !== keyIdOf(key)) throw new Error(`The value was sealed with another key (${keyId}). Check ENCRYPTION_KEY.`);
  const bytes = Buffer.from(data, 'base64url');
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new Error('The sealed value is too short.');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(aad, 'utf8'));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const body = bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

/** A short token that proves that we wrote these parts. Parts are length-prefixed so that they cannot run into each other. */
export function tokenFor(key: Buffer, parts: readonly string[]): string {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:${part};`);
  return hmac.digest().subarray(0, 18).toString('base64url');
}

/** Compares in constant time. */
export function isTokenFor(key: Buffer, token: string, parts: readonly string[]): boolean {
  const given = createHash('sha256').update(token).digest();
  const expected = createHash('sha256').update(tokenFor(key, parts)).digest();
  return timingSafeEqual(given, expected);
}

/** The name of the key that sealed a value; an empty text for what is no sealed value. */
export function sealedKeyId(sealed: string): string {
  const [version, keyId] = sealed.split('.');
  return version === VERSION ? (keyId ?? '') : '';
}
