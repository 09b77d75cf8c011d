import { Injectable } from '@nestjs/common';
import type { DocumentRow } from '../../knowledge/knowledge.schema.js';
import { OpenQuestions } from '../../knowledge/upkeep/questions.service.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import { questionClusters, type QuestionCluster } from './question-clusters.rules.js';

/** The questions that nobody could answer, one row per meaning. Worked out when they are read: at most 500 are open. */
@Injectable()
export class QuestionClusters {
  constructor(private readonly questions: OpenQuestions) {}

  /** A page of them, the most asked first unless the order says otherwise. */
  async list({ skip, perPage, order }: Pick<ListQuery, 'skip' | 'perPage' | 'order'>): Promise<Page<QuestionCluster>> {
    const clusters = questionClusters(await this.questions.allOpen());
    if (order === 'ASC') clusters.reverse();
    return { data: clusters.slice(skip, skip + perPage), total: clusters.length };
  }

  /** The answer becomes a note, and every question named is settled; 404 and 409 as for a single one. */
  answer(input: { questionIds: readonly string[]; question?: string; answer: string }): Promise<DocumentRow> {
    const { questionIds, ...words } = input;
    return this.questions.answerAll(questionIds, words);
  }

  /** Takes every question named off the list. */
  dismiss(questionIds: readonly string[]): Promise<void> {
    return this.questions.dismissAll(questionIds);
  }
}
