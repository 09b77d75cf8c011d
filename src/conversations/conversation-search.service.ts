import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { TALK } from '../knowledge/filler-words.rules.js';
import { wordGroups } from '../knowledge/words.rules.js';
import { Database } from '../platform/database/database.service.js';
import { ConversationSearchRepository } from './conversation-search.repository.js';
import { rankLines, shapesOf, type FoundLine } from './conversation-search.rules.js';

const TOP = 3;

/** "Scroll up": finds what was said before, in the threads of one person only (whatsapp-sales-agent 7.4). */
@Injectable()
export class ConversationSearch {
  constructor(
    private readonly database: Database,
    private readonly repository: ConversationSearchRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * The texts that are about `question`, best first: those of the conversation before number `beforeSeq`, and those of earlier
   * conversations of the same contact. Texts that never left are not among them. Of the active org; a conversation of another one has
   * no texts here. Joins a running transaction.
   */
  async search(conversationId: string, question: string, beforeSeq: number, limit = TOP): Promise<FoundLine[]> {
    const groups = wordGroups(question).filter((group) => !TALK.has(group));
    if (groups.length === 0 || limit <= 0) return [];
    const { matches, counts } = await this.database.reads((tx) =>
      this.repository.matches(tx, conversationId, beforeSeq, groups, shapesOf(groups)),
    );
    return rankLines(matches, counts, this.clock.now(), limit);
  }
}
