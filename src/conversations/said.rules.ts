// What was said, and what was not: one notion for every reader of a thread. A draft is nobody's word yet; what was refused, withdrawn or
// could not be delivered never was one; what waits to leave is. What customers write has no outbound row.
const NEVER_LEFT = `('blocked', 'cancelled', 'expired', 'superseded', 'failed')`;

/** SQL: `m`, the alias of a message of the active org ($1), is a line that reached somebody, or will. Whoever wrote it. */
export const wasSaid = (m: string): string =>
  `${m}.kind <> 'draft' AND NOT EXISTS (SELECT 1 FROM outbound lost WHERE lost.org_id = $1 AND lost.message_id = ${m}.id AND lost.state IN ${NEVER_LEFT})`;

/** SQL: the same of a text of ours: the customer has it or will have it. Only that answers them. */
export const isOurWord = (m: string): string => `${m}.direction = 'out' AND ${wasSaid(m)}`;

/**
 * SQL: those of the `lines` (a CTE with `id`, `direction` and `kind` of messages of the active org, $1) that were said. For the lines of
 * one thread: what never left is looked up by the index and once, where the planner may hash a NOT EXISTS and read every text of the business.
 */
export const saidOf = (lines: string): string =>
  `SELECT * FROM ${lines} WHERE kind <> 'draft' AND NOT id = ANY (ARRAY(
    SELECT lost.message_id FROM outbound lost WHERE lost.org_id = $1 AND lost.state IN ${NEVER_LEFT}
      AND lost.message_id = ANY (ARRAY(SELECT ours.id FROM ${lines} ours WHERE ours.direction = 'out'))))`;
