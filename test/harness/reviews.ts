import type { World } from './world.js';

/** A review that was made just now is as fresh for an hour of business time: no step of a test is too slow to take it back. */
export async function keptFresh(world: World, messageId: string): Promise<void> {
  const rows = await world.sql(
    `UPDATE outbound o SET reviewed_at = o.reviewed_at + interval '1 hour',
       not_before = CASE WHEN o.state = 'queued' THEN o.not_before + interval '1 hour' ELSE o.not_before END
     FROM outbound x WHERE x.message_id = $1 AND o.conversation_id = x.conversation_id AND o.reviewed_at = x.reviewed_at
       AND o.state IN ('queued', 'cancelled') RETURNING o.id`,
    [messageId],
  );
  expect(rows.length, 'a review that can be taken back').toBeGreaterThan(0);
}
