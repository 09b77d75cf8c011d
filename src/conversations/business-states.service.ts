import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.service.js';
import type { BusinessState } from './decision.schema.js';
import { DecisionsRepository } from './decisions.repository.js';

const MAX_KNOWN = 5_000;

/**
 * The states of businesses that decisions name. Each is kept once, and before the commit of the first decision that names it: inside
 * that commit, every other turn of the business would wait for its end with its own thread in hand.
 */
@Injectable()
export class BusinessStates {
  /** What is stored or being stored from here: it costs no statement again. */
  private readonly known = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly repository: DecisionsRepository,
  ) {}

  /** Resolves when the state stands in the database, whatever becomes of the decision. */
  keep(orgId: string, hash: string, body: BusinessState): Promise<void> {
    const key = `${orgId}:${hash}`;
    const known = this.known.get(key);
    if (known) return known;
    if (this.known.size >= MAX_KNOWN) this.known.clear();
    const keeping = this.store(orgId, hash, body).catch((error: unknown) => {
      this.known.delete(key);
      throw error;
    });
    this.known.set(key, keeping);
    return keeping;
  }

  private async store(orgId: string, hash: string, body: BusinessState): Promise<void> {
    await this.database.asOrg(orgId, async (tx) => this.repository.addBusiness(tx, hash, body), { type: 'ai' });
  }
}
