import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { conflict, notFound } from '../../common/errors.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import { KnowledgeDocuments } from '../documents.service.js';
import type { DocumentRow } from '../knowledge.schema.js';
import { askedPart, blotted, fingerprintOf, listedQuestion } from './questions.rules.js';
import { QuestionsRepository } from './questions.repository.js';
import type { Asker, OpenQuestion } from './questions.schema.js';

/** What customers ask and nothing answers, most asked first: the list from which the knowledge grows. */
@Injectable()
export class OpenQuestions {
  constructor(
    private readonly database: Database,
    private readonly repository: QuestionsRepository,
    private readonly documents: KnowledgeDocuments,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
  ) {}

  list(query: ListQuery): Promise<Page<OpenQuestion>> {
    return this.database.transaction((tx) => this.repository.list(tx, query));
  }

  /**
   * Counts a question without an answer; one without telling words is small talk. Of what a customer wrote only the part that asks is
   * kept, and whose it is: an erasure finds it.
   */
  async collect(text: string, asker: Asker): Promise<void> {
    const question = asker.source === 'conversation' ? askedPart(text, asker.known) : text;
    const fingerprint = fingerprintOf(question);
    if (fingerprint === '') return;
    await this.database.transaction(async (tx) => {
      // who is being forgotten asks no more
      if (asker.contactId !== null && !(await this.repository.holdAsker(tx, asker.contactId))) return;
      const id = await this.repository.asked(tx, listedQuestion(question), fingerprint, asker);
      await this.realtime.changed(tx, 'knowledge', id, 'updated');
    });
  }

  /** Every open question, the most asked first; at most 500. */
  allOpen(): Promise<OpenQuestion[]> {
    return this.database.transaction((tx) => this.repository.open(tx));
  }

  /** The answer becomes a note that the next person who asks is told. */
  answer(id: string, input: { question?: string; answer: string }): Promise<DocumentRow> {
    return this.answerAll([id], input);
  }

  /**
   * One answer to questions that mean the same: one note, and all of them are settled. What somebody else settled meanwhile is left
   * alone; 404 when one of them is not of this business, 409 when none is open any more.
   */
  answerAll(ids: readonly string[], input: { question?: string; answer: string }): Promise<DocumentRow> {
    return this.database.transaction(async (tx) => {
      const open = await this.open(tx, ids);
      const mostAsked = open.reduce((first, one) => (one.times > first.times ? one : first));
      const question = await this.forOthers(tx, open, (input.question ?? mostAsked.question).trim());
      const title = question.slice(0, 200);
      const note = await this.documents.write({ title, content: `Q: ${question}\nA: ${input.answer.trim()}` });
      for (const one of open) await this.settle(tx, one, 'answered', note.id);
      return note;
    });
  }

  /** A listed wording becomes words for other customers: a name that was told after the question was asked goes too. Staff's own stay. */
  private async forOthers(tx: Tx, open: readonly OpenQuestion[], question: string): Promise<string> {
    if (open.every((one) => one.question !== question)) return question;
    const ids = open.map(({ id }) => id);
    return blotted(question, await this.repository.knownOf(tx, ids));
  }

  dismiss(id: string): Promise<void> {
    return this.dismissAll([id]);
  }

  /** Takes several questions off the list; 404 and 409 as in `answerAll`. */
  dismissAll(ids: readonly string[]): Promise<void> {
    return this.database.transaction(async (tx) => {
      for (const one of await this.open(tx, ids)) await this.settle(tx, one, 'dismissed', null);
    });
  }

  private async open(tx: Tx, ids: readonly string[]): Promise<OpenQuestion[]> {
    const rows = await this.repository.lock(tx, ids);
    if (rows.length < new Set(ids).size) throw notFound('knowledge_question');
    const open = rows.filter(({ state }) => state === 'open');
    if (open.length > 0) return open;
    const words =
      rows.length === 1 ? 'Somebody has settled this question in the meantime.' : 'Somebody has settled these questions in the meantime.';
    throw conflict('knowledge.question_settled', words, rows[0]);
  }

  private async settle(tx: Tx, open: OpenQuestion, state: 'answered' | 'dismissed', documentId: string | null): Promise<void> {
    await this.repository.settle(tx, open.id, state, documentId);
    await this.audit.record(tx, {
      action: `knowledge.question_${state}`,
      targetType: 'knowledge_question',
      targetId: open.id,
      before: { state: open.state, times: open.times },
      after: { state, ...(documentId !== null && { documentId }) },
    });
    await this.realtime.changed(tx, 'knowledge', open.id, 'updated');
  }
}
