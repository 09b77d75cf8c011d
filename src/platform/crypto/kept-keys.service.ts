import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.service.js';
import { StartError } from '../database/app-role.js';
import { Crypto } from './crypto.service.js';
import { KeptKeysRepository } from './kept-keys.repository.js';

const PHONE_KEY = 'phone-hmac';
const contextOf = (name: string): string => `kept_keys:${name}`;

/**
 * Keys that must outlive a change of ENCRYPTION_KEY, sealed with it. A start with another key than the one that sealed
 * them is refused: with a new phone key every STOP of the past would be forgotten.
 */
@Injectable()
export class KeptKeys {
  constructor(
    private readonly database: Database,
    private readonly crypto: Crypto,
    private readonly repository: KeptKeysRepository,
  ) {}

  /** At start, once it is certain that this key opens what is sealed here. */
  async load(): Promise<void> {
    const sealed = await this.database.asSystem('keys of the installation', (tx) => this.keep(tx));
    try {
      this.crypto.usePhoneKey(this.crypto.open(sealed, contextOf(PHONE_KEY)));
    } catch {
      throw new StartError(
        'The setting ENCRYPTION_KEY is not the one that sealed the keys and provider credentials in this database. Start with the key it was set up with, or give that one as ENCRYPTION_KEY_OLD.',
      );
    }
  }

  /** Seals the kept keys with the key of now; answers how many were sealed anew. */
  reseal(): Promise<number> {
    return this.database.asSystem('seal the kept keys anew', async (tx) => {
      const sealed = await this.keep(tx);
      const next = this.crypto.resealed(sealed, contextOf(PHONE_KEY));
      return next !== null && (await this.repository.replace(tx, PHONE_KEY, sealed, next)) ? 1 : 0;
    });
  }

  /** The first process to start writes the row; all others read it. */
  private async keep(tx: Tx): Promise<string> {
    const known = await this.repository.find(tx, PHONE_KEY);
    if (known !== null) return known;
    await this.repository.add(tx, PHONE_KEY, this.crypto.seal(this.crypto.phoneKey, contextOf(PHONE_KEY)));
    return (await this.repository.find(tx, PHONE_KEY))!;
  }
}
