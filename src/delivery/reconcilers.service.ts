import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Turns } from '../conversations/turns.service.js';
import { Config } from '../platform/config/config.service.js';
import { Database } from '../platform/database/database.service.js';
import { Recurring } from '../scheduler/recurring.service.js';
import { Backfill } from './backfill.service.js';
import { DeliveryService } from './delivery.service.js';
import { Settling } from './settling.service.js';

const PAGE = 100;
/** One after the other, fifty unknown texts at a slow provider would wait minutes for their turn. */
const AT_ONCE = 8;

/** The safety net under the hints (reliability.md 4.8): stale sends, unknown sends, forgotten receipts and turns, missed webhooks. */
@Injectable()
export class Reconcilers implements OnModuleInit {
  private readonly logger = new Logger(Reconcilers.name);

  constructor(
    private readonly database: Database,
    private readonly recurring: Recurring,
    private readonly settling: Settling,
    private readonly turns: Turns,
    private readonly backfill: Backfill,
    private readonly delivery: DeliveryService,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    const stale = `${this.config.values.STALE_SENDING_SECONDS} seconds`;
    this.recurring.every('send.stale', 5, () => this.each('stale_sending', stale, (orgId, id) => this.settling.markStale(orgId, id)));
    this.recurring.every('send.settle', 5, () => this.each('settle', '0 seconds', (orgId, id) => this.settling.settle(orgId, id)));
    this.recurring.every('receipts.parked', 30, () =>
      this.each('parked', '0 seconds', (orgId, id) => this.delivery.applyForgotten(orgId, id)),
    );
    this.recurring.every('turn.repair', 30, () => this.each('repair', '0 seconds', (orgId, id) => this.turns.repair(orgId, id)));
    this.recurring.every('inbound.backfill', 300, () => this.backfill.run());
  }

  private async each(work: string, grace: string, run: (orgId: string, id: string) => Promise<void>): Promise<void> {
    const rows = await this.database.asSystem(`reconcile ${work}`, (tx) =>
      tx.query<{ org_id: string; id: string }>(`SELECT org_id, id FROM due_work($1, $2, $3::interval, '{}')`, [work, PAGE, grace]),
    );
    const one = async (): Promise<void> => {
      for (let row = rows.shift(); row; row = rows.shift()) {
        const { org_id: orgId, id } = row;
        await run(orgId, id).catch((error: Error) => this.logger.warn(`reconciling ${work} ${id} failed: ${error.message}`));
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, rows.length) }, one));
  }
}
