import { Injectable } from '@nestjs/common';
import { notFound } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { contextView, detailsOf, seqsOf, type DecisionDetails, type StoredDecision } from './context-view.rules.js';
import { DecisionsReader, type DecisionFacets, type DecisionView } from './decisions.reader.js';
import { EscalationsReader, type EscalationView, type OwnPromise } from './escalations.reader.js';
import { MessagesReader, type MessageView } from './messages.reader.js';
import { ThreadsReader, type ThreadRecord, type ThreadView } from './threads.reader.js';

export interface ThreadBrief {
  lastDecision: DecisionView | null;
  /** The most urgent open item of the thread: the handoff brief. */
  escalation: EscalationView | null;
  /** What the customer was promised, newest first. */
  promises: OwnPromise[];
}

/** Reads of threads, messages and decisions. */
@Injectable()
export class Transcripts {
  constructor(
    private readonly database: Database,
    private readonly threadsReader: ThreadsReader,
    private readonly messagesReader: MessagesReader,
    private readonly decisionsReader: DecisionsReader,
    private readonly escalationsReader: EscalationsReader,
  ) {}

  threads(query: ListQuery): Promise<Page<ThreadView>> {
    return this.database.transaction((tx) => this.threadsReader.list(tx, query));
  }

  async thread(id: string): Promise<ThreadRecord> {
    const thread = await this.database.transaction((tx) => this.threadsReader.get(tx, id));
    if (!thread) throw notFound('conversation');
    return thread;
  }

  brief(id: string): Promise<ThreadBrief> {
    return this.database.transaction(async (tx) => ({
      lastDecision: await this.decisionsReader.newestOf(tx, id),
      escalation: await this.escalationsReader.mostUrgentOf(tx, id),
      promises: await this.escalationsReader.promisesOf(tx, id),
    }));
  }

  messages(query: ListQuery): Promise<Page<MessageView>> {
    return this.database.transaction((tx) => this.messagesReader.list(tx, query));
  }

  async message(id: string): Promise<MessageView> {
    const message = await this.database.transaction((tx) => this.messagesReader.get(tx, id));
    if (!message) throw notFound('message');
    return message;
  }

  /** The text that was queued under a dedupe key. */
  async messageByKey(dedupeKey: string): Promise<MessageView> {
    const id = await this.database.transaction((tx) => this.messagesReader.idByKey(tx, dedupeKey));
    if (!id) throw notFound('message');
    return this.message(id);
  }

  decisions(query: ListQuery): Promise<Page<DecisionView>> {
    return this.database.transaction((tx) => this.decisionsReader.list(tx, query));
  }

  /** What the filters of the decision log offer. */
  decisionFacets(): Promise<DecisionFacets> {
    return this.database.transaction((tx) => this.decisionsReader.facets(tx));
  }

  /** A decision with what it was made of, for deciding it again. */
  stored(id: string): Promise<StoredDecision> {
    return this.database.transaction(async (tx) => {
      const record = await this.decisionsReader.get(tx, id);
      if (!record) throw notFound('decision');
      const state = record.context ? await this.decisionsReader.businessState(tx, record.context.business) : null;
      const from = (record.replay as { fromMessage?: number } | null)?.fromMessage ?? record.fromSeq;
      return { record, state, messages: await this.decisionsReader.messages(tx, record.conversationId, from, record.toSeq) };
    });
  }

  /** The ids of the decisions of one thread, oldest first. */
  decisionIds(conversationId: string, most: number): Promise<string[]> {
    return this.database.transaction((tx) => this.decisionsReader.idsOf(tx, conversationId, most));
  }

  /** One decision with its compiled context, part by part. */
  decision(id: string): Promise<DecisionDetails> {
    return this.database.transaction(async (tx) => {
      const record = await this.decisionsReader.get(tx, id);
      if (!record) throw notFound('decision');
      const { context, conversationId } = record;
      if (!context) return detailsOf(record, null);
      const business = await this.decisionsReader.businessState(tx, context.business);
      const lines = await this.decisionsReader.lines(tx, conversationId, seqsOf(context));
      return detailsOf(record, contextView(context, business, lines));
    });
  }
}
