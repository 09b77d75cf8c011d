import { Injectable } from '@nestjs/common';
import { notFound } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { LeadHistoryRepository } from './lead-history.repository.js';
import type { TimelineEntry } from './lead.schema.js';
import { LeadsRepository } from './leads.repository.js';

export interface TimelineSubject {
  leadId: string;
  contactId: string;
}

/** What a module knows about a lead's past; at most `limit` entries, newest first. */
export type TimelineProvider = (tx: Tx, subject: TimelineSubject, limit: number) => Promise<TimelineEntry[]>;

const LIMIT = 200;

/** Everything that happened around a lead, told by the modules that know it: higher floors register themselves here. */
@Injectable()
export class LeadTimeline {
  private readonly providers = new Map<string, TimelineProvider>();

  constructor(
    private readonly database: Database,
    private readonly leads: LeadsRepository,
    private readonly history: LeadHistoryRepository,
  ) {}

  /** Called once per module while the application starts. */
  register(name: string, provider: TimelineProvider): void {
    if (this.providers.has(name)) throw new Error(`The lead timeline provider "${name}" is registered twice.`);
    this.providers.set(name, provider);
  }

  /** Newest first. */
  of(leadId: string): Promise<TimelineEntry[]> {
    return this.database.transaction(async (tx) => {
      const lead = await this.leads.find(tx, leadId);
      if (!lead) throw notFound('lead');
      const subject = { leadId, contactId: lead.contactId };
      const parts = [await this.history.of(tx, leadId, LIMIT)];
      // One after the other: they share the connection of the transaction.
      for (const provider of this.providers.values()) parts.push(await provider(tx, subject, LIMIT));
      return parts
        .flat()
        .sort((a, b) => b.at.getTime() - a.at.getTime())
        .slice(0, LIMIT);
    });
  }
}
