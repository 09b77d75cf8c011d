import { Injectable } from '@nestjs/common';
import type { ArmCounts } from '../experiments/experiment.schema.js';
import type { Tx } from '../platform/database/database.service.js';

/**
 * People, not texts: each counts once per outcome, by what came after they felt their variant. What happened in the very transaction in
 * which they did was decided by what they had written before, and counts for nobody.
 */
const COUNTS = `
SELECT x.variant, count(*)::int AS exposed, count(*) FILTER (WHERE r.replied)::int AS replied, count(*) FILTER (WHERE r.qualified)::int AS qualified,
  count(*) FILTER (WHERE r.booked)::int AS booked, count(*) FILTER (WHERE r.opted_out)::int AS "optedOut",
  count(*) FILTER (WHERE r.complained)::int AS complained, count(*) FILTER (WHERE r.escalated)::int AS escalated
FROM experiment_exposures x CROSS JOIN LATERAL (SELECT coalesce($3::timestamptz, app_now()) AS until) t CROSS JOIN LATERAL (
  SELECT
    EXISTS (SELECT 1 FROM conversations c JOIN messages m ON m.org_id = c.org_id AND m.conversation_id = c.id
      WHERE c.org_id = $1 AND c.contact_id = x.contact_id AND m.direction = 'in' AND m.created_at > x.exposed_at AND m.created_at <= t.until) AS replied,
    EXISTS (SELECT 1 FROM leads l
      WHERE l.org_id = $1 AND l.contact_id = x.contact_id AND l.qualified_at > x.exposed_at AND l.qualified_at <= t.until) AS qualified,
    EXISTS (SELECT 1 FROM appointments a WHERE a.org_id = $1 AND a.contact_id = x.contact_id AND a.status <> 'cancelled'
      AND a.created_at > x.exposed_at AND a.created_at <= t.until) AS booked,
    EXISTS (SELECT 1 FROM suppressions s
      WHERE s.org_id = $1 AND s.contact_id = x.contact_id AND s.created_at > x.exposed_at AND s.created_at <= t.until) AS opted_out,
    EXISTS (SELECT 1 FROM conversations c JOIN decisions d ON d.org_id = c.org_id AND d.conversation_id = c.id
      WHERE c.org_id = $1 AND c.contact_id = x.contact_id AND d.intent = 'COMPLAINT' AND d.created_at > x.exposed_at AND d.created_at <= t.until) AS complained,
    EXISTS (SELECT 1 FROM conversations c JOIN escalations e ON e.org_id = c.org_id AND e.conversation_id = c.id
      WHERE c.org_id = $1 AND c.contact_id = x.contact_id AND e.kind = 'human_needed' AND e.created_at > x.exposed_at AND e.created_at <= t.until) AS escalated) r
WHERE x.org_id = $1 AND x.experiment_id = $2 GROUP BY x.variant`;

/** SQL of what became of the people of an experiment. */
@Injectable()
export class ExperimentOutcomesRepository {
  count(tx: Tx, experimentId: string, until: Date | null): Promise<ArmCounts[]> {
    return tx.query<ArmCounts>(COUNTS, [tx.orgId, experimentId, until]);
  }
}
