import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import type { OrgBasics } from './org-profile.schema.js';
import type { OrgState } from './org-status.rules.js';

export interface OrgRow {
  id: string;
  agency_id: string;
  kind: 'client' | 'operations';
  name: string;
  slug: string;
  status: OrgState;
  vertical: string;
  time_zone: string;
  country: string;
  currency: string;
  locale: string;
}

export interface AccessibleOrgRow {
  org_id: string;
  agency_id: string;
  role: string;
  org_kind: 'client' | 'operations';
  org_status: string;
  org_name: string;
  org_slug: string;
  time_zone: string;
}

/** What the list of an agency tells beyond who may enter. */
export interface OrgDetailRow {
  id: string;
  vertical: string;
  country: string;
  currency: string;
  created_at: Date;
  paused_at: Date | null;
  pause_reason: string | null;
}

export interface NewOrgRow extends OrgBasics {
  id: string;
  agencyId: string;
  kind: 'client' | 'operations';
  slug: string;
  status: 'setup' | 'active';
}

/** SQL of agencies and orgs. The tenant column of orgs is its id, which the tenant repository does not know. */
@Injectable()
export class OrgsRepository {
  async current(tx: Tx): Promise<OrgRow | null> {
    const [row] = await tx.query<OrgRow>(
      `SELECT id, agency_id, kind, name, slug, status, vertical, time_zone, country, currency, locale FROM orgs WHERE id = $1`,
      [tx.orgId],
    );
    return row ?? null;
  }

  /** The agency's own org, by one of its clients; null where the agency has none. */
  async operationsOf(tx: Tx, orgId: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string | null }>('SELECT operations_org($1) AS id', [orgId]);
    return row?.id ?? null;
  }

  async update(tx: Tx, basics: OrgBasics): Promise<void> {
    await tx.execute(
      `UPDATE orgs SET name = $2, time_zone = $3, country = $4, currency = $5, locale = $6, vertical = $7, updated_at = now() WHERE id = $1`,
      [tx.orgId, basics.name, basics.timeZone, basics.country, basics.currency, basics.locale, basics.vertical],
    );
  }

  /** False when the org is in none of the given states. */
  async setStatus(tx: Tx, status: OrgRow['status'], from: readonly OrgRow['status'][], reason: string | null): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE orgs SET status = $2, updated_at = now(), pause_reason = CASE WHEN $2 = 'active' THEN NULL ELSE coalesce($4, pause_reason) END,
         paused_at = CASE WHEN $2 = 'active' THEN NULL ELSE coalesce(paused_at, app_now()) END,
         resumed_at = CASE WHEN $2 = 'active' THEN app_now() ELSE resumed_at END, removed_at = CASE WHEN $2 = 'removed' THEN app_now() END
       WHERE id = $1 AND kind = 'client' AND status = ANY($3)`,
      [tx.orgId, status, from, reason],
    );
    return changed === 1;
  }

  /** From setting up to live; false when it was not being set up. */
  async setLive(tx: Tx): Promise<boolean> {
    const changed = await tx.execute(
      `UPDATE orgs SET status = 'active', live_at = app_now(), updated_at = now() WHERE id = $1 AND kind = 'client' AND status = 'setup'`,
      [tx.orgId],
    );
    return changed === 1;
  }

  async insertAgency(tx: Tx, id: string, name: string): Promise<void> {
    await tx.execute(`INSERT INTO agencies (id, name) VALUES ($1, $2)`, [id, name]);
  }

  /** The agency that was there first: the operator's own. */
  async firstAgency(tx: Tx): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>(`SELECT id FROM agencies ORDER BY created_at, id LIMIT 1`);
    return row?.id ?? null;
  }

  /** The org and its settings row; true when the slug was free. */
  async insert(tx: Tx, org: NewOrgRow): Promise<boolean> {
    const inserted = await tx.execute(
      `INSERT INTO orgs (id, agency_id, kind, name, slug, vertical, time_zone, country, currency, locale, status)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (agency_id, slug) DO NOTHING`,
      [org.id, org.agencyId, org.kind, org.name, org.slug, org.vertical, org.timeZone, org.country, org.currency, org.locale, org.status],
    );
    if (inserted === 1) await tx.execute(`INSERT INTO org_settings (org_id) VALUES ($1)`, [org.id]);
    return inserted === 1;
  }

  details(tx: Tx, orgIds: readonly string[]): Promise<OrgDetailRow[]> {
    return tx.query<OrgDetailRow>(
      `SELECT id, vertical, country, currency, created_at, paused_at, pause_reason FROM orgs WHERE id = ANY($1)`,
      [orgIds],
    );
  }

  /** Orgs that a person may enter, through a catalogued definer function: no org is set yet. */
  accessibleTo(tx: Tx, userId: string): Promise<AccessibleOrgRow[]> {
    return tx.query<AccessibleOrgRow>(
      `SELECT org_id, agency_id, role, org_kind, org_status, org_name, org_slug, time_zone FROM user_access($1)`,
      [userId],
    );
  }
}
