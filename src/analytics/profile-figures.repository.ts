import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';

/** What became of the conversations that ran on one version of the profile. */
export interface VersionFigures {
  versionId: string;
  number: number;
  conversations: number;
  /** Of people whose booking still stands. */
  booked: number;
  declined: number;
  optedOut: number;
  /** Those in which a person was needed. */
  handedOver: number;
}

/** SQL of the figures by version. */
@Injectable()
export class ProfileFiguresRepository {
  /** Conversations that were opened within the last `days` days, newest version first. */
  byVersion(tx: Tx, days: number): Promise<VersionFigures[]> {
    return tx.query<VersionFigures>(
      `SELECT v.id AS "versionId", v.number, count(*)::int AS conversations,
         count(*) FILTER (WHERE l.status IN ('booked', 'won', 'completed'))::int AS booked,
         count(*) FILTER (WHERE c.close_reason = 'declined')::int AS declined, count(*) FILTER (WHERE c.close_reason = 'opted_out')::int AS "optedOut",
         count(*) FILTER (WHERE EXISTS (SELECT 1 FROM escalations e WHERE e.org_id = $1 AND e.conversation_id = c.id AND e.kind = 'human_needed'))::int AS "handedOver"
       FROM conversations c JOIN profile_versions v ON v.org_id = c.org_id AND v.id = c.profile_version_id
       LEFT JOIN leads l ON l.org_id = c.org_id AND l.id = c.lead_id
       WHERE c.org_id = $1 AND c.opened_at >= app_now() - make_interval(days => $2)
       GROUP BY v.id, v.number ORDER BY v.number DESC`,
      [tx.orgId, days],
    );
  }
}
