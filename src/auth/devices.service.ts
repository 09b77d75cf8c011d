import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Crypto } from '../platform/crypto/crypto.service.js';

/**
 * Browsers in which a person has signed in before. Their tries are counted on their own, so that strangers who guess at an
 * account can slow down only strangers (OWASP, "Slow down online guessing attacks with device cookies").
 */
@Injectable()
export class Devices {
  constructor(private readonly crypto: Crypto) {}

  /** Proves nothing but an earlier sign-in; it opens nothing by itself. */
  issue(email: string): string {
    const nonce = randomBytes(16).toString('base64url');
    return `${nonce}.${this.crypto.signToken(partsOf(email, nonce))}`;
  }

  /** The counter of this browser for this account, or null for a browser that is new to it. */
  scopeOf(email: string, token: string | null | undefined): string | null {
    const [nonce, signature, ...rest] = (token ?? '').split('.');
    if (!nonce || !signature || rest.length > 0) return null;
    return this.crypto.verifyToken(signature, partsOf(email, nonce)) ? `device:${nonce}` : null;
  }
}

function partsOf(email: string, nonce: string): string[] {
  return ['device', email.trim().toLowerCase(), nonce];
}
