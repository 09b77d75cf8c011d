const NEVER_LEFT = `('blocked', 'cancelled', 'expired', 'superseded', 'failed')`;

/**
 * SQL: a line of the active org ($1) that reached somebody, `id` being the expression of its message id. What was refused, withdrawn or
 * could not be delivered was never said; what customers write has no outbound row.
 */
export const wasSaid = (id: string): string =>
  `NOT EXISTS (SELECT 1 FROM outbound o WHERE o.org_id = $1 AND o.message_id = ${id} AND o.state IN ${NEVER_LEFT})`;

/**
 * SQL: those of a few messages of the active org ($1), `ids` being an array of them, that never left. Looked up by the index and once:
 * the planner may hash a NOT EXISTS, and read every text of the business for one thread.
 */
export const neverLeft = (ids: string): string =>
  `SELECT o.message_id FROM outbound o WHERE o.org_id = $1 AND o.message_id = ANY (${ids}) AND o.state IN ${NEVER_LEFT}`;

/**
 * SQL: `m`, the alias of a message of the active org ($1), is a text of ours that the customer has or will have. Only that answers them;
 * a draft is nobody's word yet.
 */
export const isOurWord = (m: string): string => `${m}.direction = 'out' AND ${m}.kind <> 'draft' AND ${wasSaid(`${m}.id`)}`;
