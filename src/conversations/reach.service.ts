import { Injectable } from '@nestjs/common';
import { SendCounters } from '../policy/send-counters.service.js';
import { stopsAnswers } from '../policy/suppression-reach.rules.js';
import { Suppressions } from '../policy/suppressions.service.js';
import type { BudgetCounts } from '../policy/message-budget.rules.js';

/** What stands between us and a number: an opt-out that stops answers too, and what it got already. */
export interface Reach {
  isSuppressed: boolean;
  sent: BudgetCounts;
}

/** Whether a person may be written to and how often they were, from the tables that the gate itself asks. */
@Injectable()
export class Reaches {
  constructor(
    private readonly suppressions: Suppressions,
    private readonly counters: SendCounters,
  ) {}

  /** Of one number (E.164) on one channel, at business time. */
  async of(address: string, channel: string): Promise<Reach> {
    const suppression = await this.suppressions.isSuppressed(address, channel);
    return { isSuppressed: stopsAnswers(suppression), sent: await this.counters.facts(address) };
  }
}
