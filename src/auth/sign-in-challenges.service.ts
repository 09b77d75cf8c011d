import { Injectable } from '@nestjs/common';
import { Clock, addMinutes } from '../common/clock.js';
import { AppError } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { Database } from '../platform/database/database.service.js';
import { Accounts } from './accounts.service.js';
import type { Account } from './accounts.service.js';
import type { Origin } from './attempt-limits.service.js';
import { FactorCodes } from './factor-codes.service.js';
import { judgeLink, newLink, splitLink } from './link.rules.js';
import { CHALLENGE_MINUTES } from './second-factor.rules.js';
import { SecondFactorsRepository } from './second-factors.repository.js';

/** What the second step of a sign-in needs. It opens nothing without a code. */
export interface SecondStep {
  challenge: string;
  challengeExpiresAt: Date;
}

const startAgain = (): AppError =>
  new AppError('auth.challenge_ended', 422, 'This sign-in took too long or was tried too often. Start again.');

/** The time between a proved password (or link) and the code: five minutes, five tries, one use. */
@Injectable()
export class SignInChallenges {
  constructor(
    private readonly database: Database,
    private readonly repository: SecondFactorsRepository,
    private readonly codes: FactorCodes,
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {}

  /** Null for a person who signs in with one step. */
  async openFor(userId: string, landsIn: string): Promise<SecondStep | null> {
    const id = newId();
    const { token, hash } = newLink(id);
    const isNeeded = await this.database.asSystem('open the second step of a sign-in', async (tx) => {
      if (!(await this.repository.isOn(tx, userId))) return false;
      await this.repository.openChallenge(tx, { id, userId, hash, landsIn, minutes: CHALLENGE_MINUTES });
      return true;
    });
    return isNeeded ? { challenge: token, challengeExpiresAt: addMinutes(this.clock.real(), CHALLENGE_MINUTES) } : null;
  }

  /** The person behind a challenge and a right code. Each try counts before the code is looked at, so that parallel ones cannot pass the limit. */
  async answer(token: string, code: string, from: Origin): Promise<{ account: Account; orgId: string }> {
    const { id, account, orgId } = await this.claim(token);
    const kind = await this.codes.take(account, code, from);
    if (kind === null) throw new AppError('auth.wrong_code', 401, 'This code is wrong or was used before. Wait for the next one.');
    const isFirst = await this.database.asSystem('finish a sign-in', (tx) => this.repository.useChallenge(tx, id));
    if (!isFirst) throw startAgain();
    if (kind === 'recovery') await this.accounts.note(account, 'auth.recovery_code_use');
    return { account, orgId };
  }

  private async claim(token: string): Promise<{ id: string; account: Account; orgId: string }> {
    const parts = splitLink(token);
    if (!parts) throw startAgain();
    const found = await this.database.asSystem('claim the second step of a sign-in', async (tx) => {
      const row = await this.repository.lockChallenge(tx, parts.id);
      if (!row) return null;
      await this.repository.countChallenge(tx, parts.id);
      return row.isUsable && judgeLink(row, parts.hash, null, this.clock.real()) === 'good' ? row : null;
    });
    if (!found) throw startAgain();
    return { id: parts.id, account: { id: found.userId, name: found.name, email: found.email }, orgId: found.landsIn };
  }
}
