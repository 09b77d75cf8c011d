import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { TALK } from '../knowledge/filler-words.rules.js';
import { wordGroups } from '../knowledge/words.rules.js';
import { Database } from '../platform/database/database.service.js';
import { ConversationSearchRepository } from './conversation-search.repository.js';
import { mergeLines, nearLines, rankLines, shapesOf, type FoundLine } from './conversation-search.rules.js';
import { MessageVectors } from './embedding/message-vectors.service.js';

const TOP = 3;
/** From this relevance on the words have found it, and no model is asked. */
const SURE = 0.8;

/** "Scroll up": finds what was said before, in the threads of one person only (whatsapp-sales-agent 7.4). */
@Injectable()
export class ConversationSearch {
  constructor(
    private readonly database: Database,
    private readonly repository: ConversationSearchRepository,
    private readonly vectors: MessageVectors,
    private readonly clock: Clock,
  ) {}

  /**
   * The texts that are about `question`, best first: those of the conversation before number `beforeSeq`, and those of earlier
   * conversations of the same contact. Texts that never left are not among them. Of the active org; a conversation of another one has
   * no texts here. Where the words leave a doubt and a model is configured, lines of this conversation are also found by their meaning:
   * that asks a model, so it is no work for within a transaction.
   */
  async search(conversationId: string, question: string, beforeSeq: number, limit = TOP): Promise<FoundLine[]> {
    const groups = wordGroups(question).filter((group) => !TALK.has(group));
    if (groups.length === 0 || limit <= 0) return [];
    const { matches, counts } = await this.database.reads((tx) =>
      this.repository.matches(tx, conversationId, beforeSeq, groups, shapesOf(groups)),
    );
    const now = this.clock.now();
    const byWords = rankLines(matches, counts, now, limit);
    if ((byWords[0]?.relevance ?? 0) >= SURE) return byWords;
    const meaning = await this.vectors.near(conversationId, question, beforeSeq, limit);
    return meaning === null ? byWords : mergeLines(byWords, nearLines(meaning.near, meaning.threshold, now), limit);
  }
}
