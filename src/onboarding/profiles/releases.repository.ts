import { Injectable } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import type { Tx } from '../../platform/database/database.service.js';
import { TenantContext } from '../../platform/tenancy/tenant-context.js';
import type { NewRelease, ProfileState, ReleaseRow } from './version.schema.js';

const STATE = `SELECT s.published_version_id AS "publishedVersionId", s.published_at AS "publishedAt", s.test_id AS "testId",
  s.test_version_id AS "testVersionId", s.test_percent AS "testPercent" FROM profile_states s WHERE s.org_id = $1`;
const STATE_LOCKED = `${STATE} FOR UPDATE`;
const NOTHING: ProfileState = { publishedVersionId: null, publishedAt: null, testId: null, testVersionId: null, testPercent: null };
const HISTORY = 50;

/** SQL of what is live and of how it came to be. */
@Injectable()
export class ReleasesRepository {
  async state(tx: Tx): Promise<ProfileState> {
    const [row] = await tx.query<ProfileState>(STATE, [tx.orgId]);
    return row ?? NOTHING;
  }

  /** Holds the row until the transaction ends: whoever publishes, edits or splits comes one after the other. */
  async lock(tx: Tx): Promise<ProfileState> {
    await tx.execute('INSERT INTO profile_states (org_id) VALUES ($1) ON CONFLICT DO NOTHING', [tx.orgId]);
    const [row] = await tx.query<ProfileState>(STATE_LOCKED, [tx.orgId]);
    return row ?? NOTHING;
  }

  async setPublished(tx: Tx, versionId: string): Promise<void> {
    await tx.execute('UPDATE profile_states SET published_version_id = $2, published_at = app_now() WHERE org_id = $1', [
      tx.orgId,
      versionId,
    ]);
  }

  async setTest(tx: Tx, test: { id: string; versionId: string; percent: number } | null): Promise<void> {
    await tx.execute('UPDATE profile_states SET test_id = $2, test_version_id = $3, test_percent = $4 WHERE org_id = $1', [
      tx.orgId,
      test?.id ?? null,
      test?.versionId ?? null,
      test?.percent ?? null,
    ]);
  }

  async record(tx: Tx, release: NewRelease): Promise<void> {
    await tx.execute(
      `INSERT INTO profile_releases (id, org_id, version_id, kind, replaced_version_id, percent, reason, created_by, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, app_now())`,
      [
        newId(),
        tx.orgId,
        release.versionId,
        release.kind,
        release.replacedVersionId,
        release.percent,
        release.reason,
        TenantContext.personId(),
      ],
    );
  }

  /** Newest first. */
  history(tx: Tx): Promise<ReleaseRow[]> {
    return tx.query<ReleaseRow>(
      `SELECT r.id, r.version_id AS "versionId", v.number AS "versionNumber", r.kind, r.replaced_version_id AS "replacedVersionId",
         o.number AS "replacedNumber", r.percent, r.reason, u.name AS "createdByName", r.created_at AS "createdAt"
       FROM profile_releases r JOIN profile_versions v ON v.org_id = r.org_id AND v.id = r.version_id
       LEFT JOIN profile_versions o ON o.org_id = r.org_id AND o.id = r.replaced_version_id LEFT JOIN users u ON u.id = r.created_by
       WHERE r.org_id = $1 ORDER BY r.created_at DESC, r.id DESC LIMIT $2`,
      [tx.orgId, HISTORY],
    );
  }
}
