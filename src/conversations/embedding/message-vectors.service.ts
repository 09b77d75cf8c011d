import { Injectable } from '@nestjs/common';
import { KnowledgeVectors } from '../../knowledge/embedding/vectors.service.js';
import { Database } from '../../platform/database/database.service.js';
import type { NearLine } from '../conversation-search.rules.js';
import { MessageVectorsRepository } from './message-vectors.repository.js';

/** Finds lines of one conversation by their meaning, where an embedding model is configured. */
@Injectable()
export class MessageVectors {
  constructor(
    private readonly model: KnowledgeVectors,
    private readonly database: Database,
    private readonly repository: MessageVectorsRepository,
  ) {}

  /**
   * The lines before number `beforeSeq` that lie nearest to a question, with the model's border of an answer; null where no model helps:
   * none, no money, an outage. A model is asked only about a conversation that has vectors.
   */
  async near(
    conversationId: string,
    question: string,
    beforeSeq: number,
    limit: number,
  ): Promise<{ threshold: number; near: NearLine[] } | null> {
    const { model } = this.model;
    if (model === null || !(await this.database.reads((tx) => this.repository.has(tx, conversationId, beforeSeq, model)))) return null;
    const threshold = await this.model.threshold();
    const vector = threshold === null ? null : await this.model.ofQuestion(question);
    if (threshold === null || vector === null) return null;
    const near = await this.database.reads((tx) => this.repository.near(tx, { conversationId, beforeSeq }, { model, vector }, limit));
    return { threshold, near };
  }
}
