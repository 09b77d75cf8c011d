import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Database } from '../platform/database/database.service.js';
import { KnowledgeRepository } from './knowledge.repository.js';
import type { FoundChunk } from './knowledge.schema.js';
import { OpenQuestions } from './upkeep/questions.service.js';
import { TESTER, type Asker } from './upkeep/questions.schema.js';
import { merged, relevanceOf } from './embedding/vectors.rules.js';
import { KnowledgeVectors, QUESTION_MS } from './embedding/vectors.service.js';
import { rank, SURE, THRESHOLDS, TRIGGER_SOURCES, type RetrievalTrigger, type Scorer } from './retrieval.rules.js';
import { wordGroups } from './words.rules.js';

const CANDIDATES = 10;

export interface Retrieval {
  scorer: Scorer;
  threshold: number;
  /** Best first; empty when nothing is relevant enough to be said. */
  found: (FoundChunk & { score: number })[];
  /** The best that was not good enough, for the person who tests. */
  nearest: FoundChunk | null;
  /** False as soon as one source is out of date: then no price, date or other number may be stated from them. */
  mayStateNumbers: boolean;
}

/** Finds what the business knows about a question. */
@Injectable()
export class KnowledgeRetrieval {
  constructor(
    private readonly database: Database,
    private readonly repository: KnowledgeRepository,
    private readonly questions: OpenQuestions,
    private readonly vectors: KnowledgeVectors,
    private readonly clock: Clock,
  ) {}

  /** How long a lookup may wait for a model, in milliseconds; the words alone take next to none. */
  get waitsMs(): number {
    return this.vectors.model === null ? 0 : QUESTION_MS;
  }

  /** Whoever asks in vain, tester or customer, puts the question on the list of those without an answer. */
  async ask(question: string, asker: Asker | null = TESTER): Promise<Retrieval> {
    const groups = wordGroups(question);
    const byWords = groups.length === 0 ? [] : await this.database.reads((tx) => this.repository.search(tx, groups, CANDIDATES));
    const { scorer, candidates } = await this.withMeaning(question, byWords);
    const found = rank(candidates, scorer, this.clock.now());
    if (found.length === 0 && asker !== null) await this.questions.collect(question, asker);
    return {
      scorer,
      threshold: THRESHOLDS[scorer],
      found,
      nearest: found.length === 0 ? (candidates[0] ?? null) : null,
      mayStateNumbers: found.every((chunk) => !chunk.isStale),
    };
  }

  /** A model is asked only where the words leave a doubt: it costs money and time. */
  private async withMeaning(question: string, byWords: FoundChunk[]): Promise<{ scorer: Scorer; candidates: FoundChunk[] }> {
    const isSure = (byWords[0]?.relevance ?? 0) >= SURE;
    const meaning = isSure ? null : await this.vectors.near(question, CANDIDATES);
    if (meaning === null) return { scorer: 'lexical', candidates: byWords };
    const byMeaning = meaning.near.map(({ similarity, ...chunk }): FoundChunk => ({
      ...chunk,
      relevance: relevanceOf(similarity, meaning.threshold, THRESHOLDS.hybrid),
    }));
    return { scorer: 'hybrid', candidates: merged(byWords, byMeaning) };
  }

  /** For the decision pipeline: null when none of its triggers looks into the knowledge. Only what was asked is listed as a question of `asker`'s. */
  async forTurn(triggers: readonly RetrievalTrigger[], question: string, asker: Asker | null): Promise<Retrieval | null> {
    return triggers.some((trigger) => TRIGGER_SOURCES[trigger].includes('knowledge'))
      ? this.ask(question, triggers.includes('factual_question') ? asker : null)
      : null;
  }

  /** Whether numbers may be stated at all: false while any document of the business is out of date. */
  status(): Promise<{ documents: number; chunks: number; staleDocuments: number; mayStateNumbers: boolean }> {
    return this.database.transaction(async (tx) => {
      const summary = await this.repository.summary(tx);
      return { ...summary, mayStateNumbers: summary.staleDocuments === 0 };
    });
  }
}
