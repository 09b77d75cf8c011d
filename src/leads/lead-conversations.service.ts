import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

/** The newest conversation of each lead, by lead id. */
export type ConversationLookup = (tx: Tx, leadIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Which thread belongs to a lead: conversations live on a higher floor, and their module registers the look-up at start. */
@Injectable()
export class LeadConversations {
  private lookup: ConversationLookup | null = null;

  register(lookup: ConversationLookup): void {
    if (this.lookup) throw new Error('The conversation look-up of leads is registered twice.');
    this.lookup = lookup;
  }

  async of(tx: Tx, leadIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.lookup && leadIds.length > 0 ? this.lookup(tx, leadIds) : new Map();
  }
}
