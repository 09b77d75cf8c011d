import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.service.js';
import { AuditChainRepository } from './audit-chain.repository.js';
import { ChainWalk } from './chain.rules.js';
import type { BrokenLink, ChainHead } from './chain.rules.js';

const SEAL_BATCH = 500;
const CHECK_PAGE = 1_000;

/** What a check of one org's trail found. */
export interface AuditVerification {
  isIntact: boolean;
  checked: number;
  unsealed: number;
  headHash: string;
  sealedAt: Date | null;
  firstBroken: BrokenLink | null;
}

/** The hash chain over the audit trail: sealed a few seconds after the entries, checked by walking it from its beginning. */
@Injectable()
export class AuditChain {
  constructor(
    private readonly database: Database,
    private readonly repository: AuditChainRepository,
  ) {}

  /** Seals what waits in all orgs, and answers how many entries that were. */
  async sealAll(): Promise<number> {
    let sealed = 0;
    for (const orgId of await this.orgs(true)) sealed += await this.seal(orgId);
    return sealed;
  }

  /** Of the active org: first sealed to its end, then walked entry by entry. */
  async verify(): Promise<AuditVerification> {
    const { head, sealedAt, beyond } = await this.database.transaction(async (tx) => {
      while ((await this.repository.seal(tx, SEAL_BATCH)) === SEAL_BATCH);
      const { sealedAt: at, ...rest } = await this.repository.head(tx);
      return { head: rest, sealedAt: at, beyond: await this.repository.beyond(tx, rest.seq) };
    });
    const { checked, firstBroken: inside } = await this.walk(head);
    const firstBroken = inside ?? beyond;
    const unsealed = await this.database.transaction((tx) => this.repository.unsealed(tx));
    return { isIntact: firstBroken === null, checked, unsealed, headHash: head.hash, sealedAt, firstBroken };
  }

  /** Every org in turn, for the operator. */
  async *verifyAll(): AsyncGenerator<AuditVerification & { orgId: string }> {
    for (const orgId of await this.orgs(false)) yield { orgId, ...(await this.database.withOrg(orgId, () => this.verify())) };
  }

  private orgs(isUnsealedOnly: boolean): Promise<string[]> {
    return this.database.asSystem('list the orgs with an audit trail', (tx) => this.repository.orgs(tx, isUnsealedOnly));
  }

  private async seal(orgId: string): Promise<number> {
    for (let sealed = 0; ;) {
      const count = await this.database.asOrg(orgId, (tx) => this.repository.seal(tx, SEAL_BATCH));
      sealed += count;
      if (count < SEAL_BATCH) return sealed;
    }
  }

  /** Page by page, so that no transaction lasts long; what is sealed meanwhile stands after the head and is left for the next check. */
  private async walk(head: ChainHead): Promise<{ checked: number; firstBroken: BrokenLink | null }> {
    const walk = new ChainWalk();
    for (;;) {
      const links = await this.database.transaction((tx) => this.repository.links(tx, walk.seen, CHECK_PAGE));
      for (const link of links) {
        if (link.seq > head.seq && walk.seen === head.seq) return { checked: walk.seen, firstBroken: walk.end(head) };
        const firstBroken = walk.next(link);
        if (firstBroken) return { checked: walk.seen, firstBroken };
      }
      if (links.length < CHECK_PAGE) return { checked: walk.seen, firstBroken: walk.end(head) };
    }
  }
}
