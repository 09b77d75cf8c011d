import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { LineCounts, LineMatch } from './conversation-search.rules.js';
import { wasSaid } from './said.rules.js';

/** A thread that goes on for years: its newest lines, and those of the newest threads. */
const LINES_PER_THREAD = 1000;
const THREADS = 20;
const MATCHES = 200;
/** `word_similarity` from which a word counts as a typing error of one in the text. */
const NEARLY = 0.65;

interface MatchRow extends LineMatch {
  lines: number;
  perWord: number[];
}

/** The lines and the threads come by index (conversations_contact, messages_conversation_id_seq_key): nobody else's line is looked at. */
const MATCHING = `WITH asked AS MATERIALIZED (
    SELECT a.place, a.word, a.shape, to_tsquery('english'::regconfig, replace(a.word, '|', ' | ')) AS query
    FROM unnest($4::text[], $5::text[]) WITH ORDINALITY AS a(word, shape, place)
  ), threads AS MATERIALIZED (
    SELECT t.id, t.last_message_at FROM conversations t
    WHERE t.org_id = $1 AND t.contact_id = (SELECT c.contact_id FROM conversations c WHERE c.org_id = $1 AND c.id = $2)
  ), lines AS MATERIALIZED (
    SELECT m.id, m.conversation_id, m.seq, m.kind, coalesce(m.provider_at, m.created_at) AS at, m.sender, m.body,
      ARRAY(SELECT a.place::int FROM asked a WHERE m.search @@ a.query) AS words,
      ARRAY(SELECT a.place::int FROM asked a WHERE fold_text(m.body) ~* a.shape) AS shapes
    FROM (SELECT id FROM threads ORDER BY last_message_at DESC LIMIT ${THREADS}) thread
    CROSS JOIN LATERAL (
      SELECT x.id, x.conversation_id, x.seq, x.kind, x.provider_at, x.created_at, x.sender, x.body, x.search FROM messages x
      WHERE x.org_id = $1 AND x.conversation_id = thread.id AND (thread.id <> $2 OR x.seq < $3) AND x.deleted_at IS NULL
      ORDER BY x.seq DESC LIMIT ${LINES_PER_THREAD}) m
  ), unknown AS MATERIALIZED (
    SELECT a.place, a.word FROM asked a
    WHERE length(a.word) >= 5 AND strpos(a.word, '|') = 0 AND NOT EXISTS (SELECT 1 FROM lines l WHERE a.place = ANY (l.words))
  ), matches AS MATERIALIZED (
    SELECT l.*, ARRAY(SELECT u.place::int FROM unknown u WHERE word_similarity(u.word, fold_text(l.body)) >= ${NEARLY}) AS nearly FROM lines l
  )
  SELECT k.id AS "messageId", k.conversation_id AS "conversationId", k.seq::int, k.at, k.sender, k.body AS text, k.words, k.shapes, k.nearly,
    (SELECT count(*)::int FROM lines) AS lines,
    ARRAY(SELECT (SELECT count(*)::int FROM lines l WHERE a.place = ANY (l.words)) FROM asked a ORDER BY a.place) AS "perWord"
  FROM matches k WHERE cardinality(k.words) + cardinality(k.shapes) + cardinality(k.nearly) > 0
    AND ${wasSaid('k')}
  ORDER BY cardinality(k.words) DESC, cardinality(k.shapes) DESC, k.at DESC LIMIT ${MATCHES}`;

/** SQL of searching what one person and the business wrote to each other. */
@Injectable()
export class ConversationSearchRepository {
  /** Lines before number `beforeSeq` of the conversation, and of earlier conversations of the same contact, that have a word of the question. */
  async matches(
    tx: Tx,
    conversationId: string,
    beforeSeq: number,
    groups: readonly string[],
    shapes: readonly (string | null)[],
  ): Promise<{ matches: LineMatch[]; counts: LineCounts }> {
    const rows = await tx.query<MatchRow>(MATCHING, [tx.orgId, conversationId, beforeSeq, groups, shapes]);
    const [first] = rows;
    return { matches: rows, counts: first ? { lines: first.lines, perWord: first.perWord } : { lines: 0, perWord: [] } };
  }
}
