import { Injectable, type OnModuleInit } from '@nestjs/common';
import { notFound } from '../common/errors.js';
import { formatPhone } from '../common/phone.rules.js';
import { LeadTimeline, type TimelineSubject } from '../leads/lead-timeline.service.js';
import type { TimelineEntry } from '../leads/lead.schema.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { callTitle } from './call-words.rules.js';
import type { CallLogEntry, CallView } from './call.schema.js';
import { CallsReader, type CallListRow } from './calls.reader.js';

export type CallDetails = CallView & { events: CallLogEntry[] };

/** Calls as people look at them: the list, one call with its events, and the part a lead's history shows. */
@Injectable()
export class Calls implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly reader: CallsReader,
    private readonly orgs: OrgsService,
    private readonly timeline: LeadTimeline,
  ) {}

  onModuleInit(): void {
    this.timeline.register('calls', (tx, subject, limit) => this.ofLead(tx, subject, limit));
  }

  async list(query: ListQuery): Promise<Page<CallView>> {
    const { country } = await this.orgs.profile();
    const page = await this.database.transaction((tx) => this.reader.list(tx, query));
    return { ...page, data: page.data.map((row) => labelled(row, country)) };
  }

  async get(id: string): Promise<CallDetails> {
    const { country } = await this.orgs.profile();
    const row = await this.database.transaction((tx) => this.reader.get(tx, id));
    if (!row) throw notFound('call');
    const { events, ...call } = row;
    return { ...labelled(call, country), events };
  }

  private async ofLead(tx: Tx, subject: TimelineSubject, limit: number): Promise<TimelineEntry[]> {
    const rows = await this.reader.ofLead(tx, subject.leadId, subject.contactId, limit);
    return rows.map((row) => ({
      at: row.startedAt,
      type: 'call',
      title: callTitle(row),
      detail: row.transcription,
      link: `/calls/${row.id}`,
    }));
  }
}

function labelled({ contactName, ...row }: CallListRow, country: string): CallView {
  const label = row.isWithheld ? 'Withheld number' : (contactName ?? formatPhone(row.from, country));
  return { ...row, fromLabel: label };
}
