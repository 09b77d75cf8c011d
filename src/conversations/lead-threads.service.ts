import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LeadConversations } from '../leads/lead-conversations.service.js';
import { LeadTimeline } from '../leads/lead-timeline.service.js';
import { Leads } from '../leads/leads.service.js';
import { Database } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { LeadThreadsReader } from './lead-threads.reader.js';
import { MessagesReader, type MessageView } from './messages.reader.js';

/** Tells the leads module, which lies below, what conversations know about a lead. */
@Injectable()
export class LeadThreads implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly leads: Leads,
    private readonly conversations: LeadConversations,
    private readonly timeline: LeadTimeline,
    private readonly threads: LeadThreadsReader,
    private readonly messagesReader: MessagesReader,
  ) {}

  onModuleInit(): void {
    this.conversations.register((tx, leadIds) => this.threads.newest(tx, leadIds));
    this.timeline.register('conversations', (tx, subject, limit) => this.threads.timeline(tx, subject, limit));
  }

  /** All messages with the person of a lead, on every thread. */
  messages(leadId: string, query: ListQuery): Promise<Page<MessageView>> {
    return this.database.transaction(async (tx) => {
      const { contactId } = await this.leads.get(leadId);
      return this.messagesReader.list(tx, {
        ...query,
        filters: [...query.filters, { field: 'contactId', operator: 'eq', value: contactId }],
      });
    });
  }
}
