import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.service.js';
import { deriveKey, isTokenFor, keyIdOf, openWith, sealWith, sealedKeyId, tokenFor } from './crypto.rules.js';

/**
 * Seals secrets, keys the phone HMAC and signs short tokens, each with its own key derived from ENCRYPTION_KEY. While
 * ENCRYPTION_KEY_OLD is set, what the old key sealed or signed is still read; everything new is made with the new one.
 */
@Injectable()
export class Crypto {
  private readonly sealing: Buffer;
  private readonly oldSealing: Buffer | null;
  private readonly tokens: readonly Buffer[];
  private phones: Buffer;

  constructor(config: Config) {
    const { ENCRYPTION_KEY: current, ENCRYPTION_KEY_OLD: old } = config.values;
    this.sealing = deriveKey(current, 'seal');
    this.oldSealing = old === undefined ? null : deriveKey(old, 'seal');
    this.tokens = [current, ...(old === undefined ? [] : [old])].map((master) => deriveKey(master, 'token'));
    this.phones = deriveKey(old ?? current, 'phone-hmac');
  }

  /** Eight characters that name the key which seals now. */
  get keyId(): string {
    return keyIdOf(this.sealing);
  }

  /** `aad` names the place of the value, for instance `<orgId>:channel_accounts.credentials:<id>`. */
  seal(plain: string, aad: string): string {
    return sealWith(this.sealing, plain, aad);
  }

  open(sealed: string, aad: string): string {
    const old = this.oldSealing;
    return openWith(old !== null && sealedKeyId(sealed) === keyIdOf(old) ? old : this.sealing, sealed, aad);
  }

  /** The same secret under the key of now; null when that key sealed it already. */
  resealed(sealed: string, aad: string): string | null {
    return sealedKeyId(sealed) === this.keyId ? null : this.seal(this.open(sealed, aad), aad);
  }

  /** The key behind the phone HMAC as text, for keeping it sealed. */
  get phoneKey(): string {
    return this.phones.toString('hex');
  }

  /** Opt-outs are matched by keyed hashes that nobody can make anew, so their key stays when ENCRYPTION_KEY changes. */
  usePhoneKey(hex: string): void {
    this.phones = Buffer.from(hex, 'hex');
  }

  /** The keyed form of an address, for suppressions and audit: survives erasure and reveals nothing. */
  hmac(value: string): Buffer {
    return createHmac('sha256', this.phones).update(value).digest();
  }

  signToken(parts: readonly string[]): string {
    return tokenFor(this.tokens[0]!, parts);
  }

  verifyToken(token: string, parts: readonly string[]): boolean {
    return this.tokens.some((key) => isTokenFor(key, token, parts));
  }
}
