import { Injectable, type OnModuleInit } from '@nestjs/common';
import { bareAddress } from '../common/phone.rules.js';
import { Crypto } from '../platform/crypto/crypto.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { PersonalData, type PersonalDataHandler, type Subject } from '../platform/personal-data/personal-data.service.js';

const ABOUT = 'org_id = $1 AND (contact_id = $2 OR address_hmac = ANY($3))';

/**
 * Opt-outs outlive the person: a keyed hash cannot be turned back into a number, and erasing must not undo a STOP
 * (47 CFR 64.1200(a)(10); rules.md C-17). Only the words in which they opted out go.
 */
@Injectable()
export class SuppressionsPersonalData implements PersonalDataHandler, OnModuleInit {
  constructor(
    private readonly registry: PersonalData,
    private readonly crypto: Crypto,
  ) {}

  onModuleInit(): void {
    this.registry.register('policy', this);
  }

  async export(tx: Tx, subject: Subject): Promise<Record<string, unknown>> {
    const optOuts = await tx.query(
      `SELECT scope, channel, source, evidence, created_at AS "createdAt", lifted_at AS "liftedAt" FROM suppressions WHERE ${ABOUT} ORDER BY created_at`,
      this.params(tx, subject),
    );
    return { optOuts };
  }

  erase(tx: Tx, subject: Subject): Promise<number> {
    return tx.execute(`UPDATE suppressions SET evidence = NULL WHERE ${ABOUT} AND evidence IS NOT NULL`, this.params(tx, subject));
  }

  private params(tx: Tx, { contactId, addresses }: Subject): unknown[] {
    return [tx.orgId, contactId, addresses.map((address) => this.crypto.hmac(bareAddress(address)))];
  }
}
