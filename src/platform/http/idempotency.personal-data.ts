import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../database/database.service.js';
import { PersonalData, type PersonalDataHandler, type Subject } from '../personal-data/personal-data.service.js';

/** Stored answers of repeated requests are copies of records; they live for a day, an erased person's not that long. */
@Injectable()
export class IdempotencyPersonalData implements PersonalDataHandler, OnModuleInit {
  constructor(private readonly registry: PersonalData) {}

  onModuleInit(): void {
    this.registry.register('idempotency', this);
  }

  /** Copies of what the other modules export. */
  export(): Promise<Record<string, unknown>> {
    return Promise.resolve({});
  }

  erase(tx: Tx, { references }: Subject): Promise<number> {
    return tx.execute('DELETE FROM idempotency_keys WHERE org_id = $1 AND (mentions(route, $2) OR mentions(body::text, $2))', [
      tx.orgId,
      references,
    ]);
  }
}
