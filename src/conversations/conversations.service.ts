import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { notFound } from '../common/errors.js';
import { Appointments } from '../appointments/appointments.service.js';
import type { AppointmentView } from '../appointments/appointment.schema.js';
import { Leads } from '../leads/leads.service.js';
import type { LeadView, SlotChange } from '../leads/lead.schema.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { insightOf, type ThreadInsight } from './insight.rules.js';
import { readMemory, type Memory } from './memory.schema.js';
import { Reaches } from './reach.service.js';
import { ThreadStateRepository } from './thread-state.repository.js';
import { Transcripts, type ThreadBrief } from './transcripts.service.js';
import type { ThreadRecord, ThreadView } from './threads.reader.js';

export interface ThreadDetails extends Omit<ThreadRecord, 'memory'>, ThreadBrief {
  memory: Memory;
  lead: LeadView | null;
  appointments: AppointmentView[];
  isSuppressed: boolean;
  /** Every value that the facts had. */
  slotHistory: SlotChange[];
  insight: ThreadInsight;
}

export interface OpenThreadRequest {
  contactId: string;
  accountId: string;
  /** Where texts to this person go: E.164. */
  address: string;
  leadId?: string | null;
}

/** Threads as people and other modules see them. */
@Injectable()
export class Conversations {
  constructor(
    private readonly database: Database,
    private readonly threads: ThreadStateRepository,
    private readonly transcripts: Transcripts,
    private readonly leads: Leads,
    private readonly appointments: Appointments,
    private readonly reaches: Reaches,
    private readonly realtime: Realtime,
  ) {}

  list(query: ListQuery): Promise<Page<ThreadView>> {
    return this.transcripts.threads(query);
  }

  /** Everything the conversation page shows beside the transcript. */
  get(id: string): Promise<ThreadDetails> {
    return this.database.transaction(async (tx) => {
      const { memory: stored, ...thread } = await this.transcripts.thread(id);
      const brief = await this.transcripts.brief(id);
      const { isSuppressed, sent } = await this.reaches.of(thread.contactAddress, thread.channel);
      const memory = readMemory(stored);
      return {
        ...thread,
        ...brief,
        memory,
        insight: insightOf({ now: await tx.now(), thread, memory, promises: brief.promises, isSuppressed, sent }),
        slotHistory: thread.leadId ? await this.leads.slotHistory(thread.leadId) : [],
        lead: thread.leadId ? await this.leads.get(thread.leadId) : null,
        appointments: await this.appointments.upcomingFor(thread.contactId),
        isSuppressed,
      };
    });
  }

  /** The one open thread of a contact on a number; opens or reopens it when there is none. */
  openThread(request: OpenThreadRequest): Promise<{ id: string; isNew: boolean }> {
    return this.database.transaction(async (tx) => {
      const thread = await this.threads.openThread(tx, { ...request, id: newId(), leadId: request.leadId ?? null });
      await this.realtime.changed(tx, 'conversations', thread.id, thread.isNew ? 'created' : 'updated');
      return thread;
    });
  }

  markRead(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.mustExist(tx, id);
      if (await this.threads.markRead(tx, id)) await this.realtime.changed(tx, 'conversations', id, 'updated');
    });
  }

  private async mustExist(tx: Tx, id: string): Promise<void> {
    if (!(await this.threads.lock(tx, id))) throw notFound('conversation');
  }
}
