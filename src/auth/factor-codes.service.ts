import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Crypto } from '../platform/crypto/crypto.service.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import type { Account } from './accounts.service.js';
import { AttemptLimits } from './attempt-limits.service.js';
import type { Origin } from './attempt-limits.service.js';
import { hashOfRecoveryCode, placeOfSecret, readCode, stepOfCode } from './second-factor.rules.js';
import type { TypedCode } from './second-factor.rules.js';
import { SecondFactorsRepository } from './second-factors.repository.js';

/** Takes a code of a person's authenticator or one of their recovery codes; each works once. Wrong ones are counted like passwords. */
@Injectable()
export class FactorCodes {
  constructor(
    private readonly database: Database,
    private readonly repository: SecondFactorsRepository,
    private readonly limits: AttemptLimits,
    private readonly crypto: Crypto,
    private readonly clock: Clock,
  ) {}

  seal(userId: string, secret: string): string {
    return this.crypto.seal(secret, placeOfSecret(userId));
  }

  /** Which kind of code it was; null for a wrong or a used one. Throws 429 beyond the limit. */
  async take(account: Account, typed: string, from: Origin): Promise<TypedCode['kind'] | null> {
    await this.limits.take(account.email, from, 'code');
    const read = readCode(typed);
    const isTaken = read !== null && (await this.database.asSystem('take a code', (tx) => this.spend(tx, account.id, read)));
    if (!isTaken) return null;
    await this.limits.succeed(account.email, from, 'code');
    return read.kind;
  }

  private async spend(tx: Tx, userId: string, { kind, code }: TypedCode): Promise<boolean> {
    if (kind === 'recovery') return this.repository.takeRecoveryCode(tx, userId, hashOfRecoveryCode(userId, code));
    const factor = await this.repository.find(tx, userId);
    const step = factor && stepOfCode(this.crypto.open(factor.secretSealed, placeOfSecret(userId)), code, this.clock.real());
    return typeof step === 'number' && this.repository.takeStep(tx, userId, step);
  }
}
