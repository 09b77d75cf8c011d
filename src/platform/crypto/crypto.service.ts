import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.service.js';
import { deriveKey, isTokenFor, openWith, sealWith, tokenFor } from './crypto.rules.js';

/** Seals secrets, keys the phone HMAC and signs short tokens, each with its own key derived from ENCRYPTION_KEY. */
@Injectable()
export class Crypto {
  private readonly sealing: Buffer;
  private readonly phones: Buffer;
  private readonly tokens: Buffer;

  constructor(config: Config) {
    const master = config.values.ENCRYPTION_KEY;
    this.sealing = deriveKey(master, 'seal');
    this.phones = deriveKey(master, 'phone-hmac');
    this.tokens = deriveKey(master, 'token');
  }

  /** `aad` names the place of the value, for instance `<orgId>:channel_accounts.credentials:<id>`. */
  seal(plain: string, aad: string): string {
    return sealWith(this.sealing, plain, aad);
  }

  open(sealed: string, aad: string): string {
    return openWith(this.sealing, sealed, aad);
  }

  /** The keyed form of an address, for suppressions and audit: survives erasure and reveals nothing. */
  hmac(value: string): Buffer {
    return createHmac('sha256', this.phones).update(value).digest();
  }

  signToken(parts: readonly string[]): string {
    return tokenFor(this.tokens, parts);
  }

  verifyToken(token: string, parts: readonly string[]): boolean {
    return isTokenFor(this.tokens, token, parts);
  }
}
