import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Crypto } from '../platform/crypto/crypto.service.js';
import { Database } from '../platform/database/database.service.js';
import { SessionsRepository } from './sessions.repository.js';

/**
 * Browsers in which a person has signed in before. Their tries are counted on their own, so that strangers who guess at an
 * account can slow down only strangers (OWASP, "Slow down online guessing attacks with device cookies"). A new password ends that:
 * whoever knew the old one may have such a browser.
 */
@Injectable()
export class Devices {
  constructor(
    private readonly crypto: Crypto,
    private readonly database: Database,
    private readonly repository: SessionsRepository,
  ) {}

  /** Proves nothing but an earlier sign-in; it opens nothing by itself. */
  async issue(email: string): Promise<string> {
    const nonce = randomBytes(16).toString('base64url');
    return `${nonce}.${this.crypto.signToken(partsOf(email, nonce, (await this.epochOf(email)) ?? ''))}`;
  }

  /** The counter of this browser for this account, or null for a browser that is new to it or older than the password. */
  async scopeOf(email: string, token: string | null | undefined): Promise<string | null> {
    const [nonce, signature, ...rest] = (token ?? '').split('.');
    if (!nonce || !signature || rest.length > 0) return null;
    const epoch = await this.epochOf(email);
    return epoch !== null && this.crypto.verifyToken(signature, partsOf(email, nonce, epoch)) ? `device:${nonce}` : null;
  }

  private epochOf(email: string): Promise<string | null> {
    return this.database.asSystem('look up the age of a password', (tx) => this.repository.passwordEpoch(tx, email.trim()));
  }
}

function partsOf(email: string, nonce: string, epoch: string): string[] {
  return ['device', email.trim().toLowerCase(), nonce, epoch];
}
