import { Injectable, Logger } from '@nestjs/common';
import { eachPage } from '../common/paging.js';
import { Crypto } from '../platform/crypto/crypto.service.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { placeOfSecret } from './second-factor.rules.js';
import { SecondFactorsRepository } from './second-factors.repository.js';

const PAGE = 100;

/** The secrets of second steps under the key of now; they belong to people, not to a business. May be stopped and begun again. */
@Injectable()
export class FactorSeals {
  private readonly logger = new Logger(FactorSeals.name);

  constructor(
    private readonly database: Database,
    private readonly crypto: Crypto,
    private readonly repository: SecondFactorsRepository,
  ) {}

  /** `unreadable`: rows that neither ENCRYPTION_KEY nor ENCRYPTION_KEY_OLD opens; they were left as they are. */
  async run(): Promise<{ resealed: number; unreadable: number }> {
    const result = { resealed: 0, unreadable: 0 };
    await eachPage(
      (after) =>
        this.database.asSystem('second factors under another key', async (tx) => {
          const rows = await this.repository.sealedOtherwise(tx, this.crypto.keyId, after, PAGE);
          for (const row of rows) result[(await this.one(tx, row)) ? 'resealed' : 'unreadable'] += 1;
          return rows;
        }),
      ({ userId }) => userId,
    );
    return result;
  }

  private async one(tx: Tx, { userId, sealed }: { userId: string; sealed: string }): Promise<boolean> {
    try {
      const next = this.crypto.resealed(sealed, placeOfSecret(userId));
      if (next !== null) await this.repository.reseal(tx, userId, sealed, next);
      return true;
    } catch (error) {
      this.logger.error(`the second factor of ${userId} opens with neither key: ${(error as Error).message}`);
      return false;
    }
  }
}
