import { Injectable } from '@nestjs/common';
import type { Caps } from '../engines/caps.rules.js';
import { Usage } from '../engines/usage.service.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Database } from '../platform/database/database.service.js';
import { ModelCostRepository } from './model-cost.repository.js';
import { costSheet, type CostSheet } from './model-cost.rules.js';

/** Limits that count for the whole business; the one per conversation has no single amount to stand beside it. */
export const SHOWN_CAPS = ['microsPerMonth', 'microsPerDay', 'microsPerHour', 'tokensPerDay'] as const satisfies readonly (keyof Caps)[];

export interface CapStanding {
  cap: (typeof SHOWN_CAPS)[number];
  used: number;
  /** Null: no limit. */
  limit: number | null;
}

export interface ModelCostView extends CostSheet {
  timeZone: string;
  /** Conversations that a model was asked in. */
  conversations: number;
  /** What they cost: answers, second looks, rewordings. */
  conversationMicros: number;
  caps: CapStanding[];
}

/** What the assistant's language models cost the active business, and what it may still spend. */
@Injectable()
export class ModelCost {
  constructor(
    private readonly database: Database,
    private readonly repository: ModelCostRepository,
    private readonly orgs: OrgsService,
    private readonly usage: Usage,
  ) {}

  /** The last `days` days in the zone of the business, today included. */
  async of(days: number): Promise<ModelCostView> {
    const { timeZone } = await this.orgs.profile();
    const { caps, used } = await this.usage.standing();
    return this.database.transaction(async (tx) => ({
      timeZone,
      ...costSheet(await this.repository.rows(tx, timeZone, days)),
      ...(await this.repository.conversations(tx, timeZone, days)),
      caps: SHOWN_CAPS.map((cap) => ({ cap, used: used[cap], limit: caps[cap] })),
    }));
  }
}
