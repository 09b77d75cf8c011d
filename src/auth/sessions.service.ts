import { randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { AppError } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { Crypto } from '../platform/crypto/crypto.service.js';
import { Database } from '../platform/database/database.service.js';
import { GRACE_SECONDS, SESSION_DAYS, hashOf, splitToken, stateOfToken } from './refresh-token.rules.js';
import { SessionsRepository } from './sessions.repository.js';
import type { SessionRow } from './sessions.repository.js';

/** A person proved by a refresh token. */
export interface SessionIdentity {
  sessionId: string;
  userId: string;
  name: string;
  email: string;
  /** The token that was shown. */
  secret: string;
}

export const signInAgain = (): AppError => new AppError('auth.session_ended', 401, 'Your session has ended. Sign in again.');

/** Logins and their rotating refresh tokens; only hashes are stored. */
@Injectable()
export class Sessions {
  private readonly logger = new Logger('auth');

  constructor(
    private readonly database: Database,
    private readonly repository: SessionsRepository,
    private readonly crypto: Crypto,
    private readonly clock: Clock,
  ) {}

  async open(userId: string, from: { userAgent: string | null; ip: string | null }): Promise<{ sessionId: string; refreshToken: string }> {
    const id = newId();
    const secret = randomBytes(32).toString('base64url');
    await this.database.asSystem('open a session', (tx) =>
      this.repository.insert(tx, {
        id,
        userId,
        refreshHash: hashOf(secret),
        days: SESSION_DAYS,
        userAgent: from.userAgent?.slice(0, 300) ?? null,
        ip: from.ip,
      }),
    );
    return { sessionId: id, refreshToken: `${id}.${secret}` };
  }

  /** Who this refresh token belongs to. An older token than the previous one was stolen or kept: the session ends for everyone. */
  async identify(token: string): Promise<SessionIdentity> {
    const parts = splitToken(token);
    if (!parts) throw signInAgain();
    const row = await this.find(parts.sessionId);
    if (!row?.is_live) throw signInAgain();
    if (stateOfToken(parts.secret, tokensOf(row), this.clock.real()) === 'reused') {
      this.logger.warn({ sessionId: row.id }, 'an old refresh token was used; the session is revoked');
      await this.revoke(row.id);
      throw signInAgain();
    }
    return { sessionId: row.id, userId: row.user_id, name: row.user_name, email: row.user_email, secret: parts.secret };
  }

  /** The token after the shown one. It is derived, so that a repeated request (a second tab, a lost answer) gets the same one. */
  async rotate(identity: SessionIdentity): Promise<string> {
    const { sessionId, secret } = identity;
    const next = this.crypto.signToken(['refresh', sessionId, secret]);
    const isMine = await this.database.asSystem('rotate a refresh token', (tx) =>
      this.repository.rotate(tx, sessionId, hashOf(secret), hashOf(next), GRACE_SECONDS, SESSION_DAYS),
    );
    if (!isMine) {
      const row = await this.find(sessionId);
      if (!row?.is_live || stateOfToken(secret, tokensOf(row), this.clock.real()) !== 'previous') throw signInAgain();
    }
    return `${sessionId}.${next}`;
  }

  find(sessionId: string): Promise<SessionRow | null> {
    return this.database.asSystem('look up a session', (tx) => this.repository.find(tx, sessionId));
  }

  /** For the list of members: a token was made for this org. */
  seen(userId: string, orgId: string): Promise<void> {
    return this.database.asOrg(orgId, (tx) => this.repository.seen(tx, userId));
  }

  async revoke(sessionId: string): Promise<void> {
    await this.database.asSystem('revoke a session', (tx) => this.repository.revoke(tx, sessionId));
  }
}

function tokensOf(row: SessionRow): { refreshHash: Buffer; previousHash: Buffer | null; previousValidUntil: Date | null } {
  return { refreshHash: row.refresh_hash, previousHash: row.previous_hash, previousValidUntil: row.previous_valid_until };
}
