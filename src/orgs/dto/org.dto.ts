import { ApiProperty } from '@nestjs/swagger';
import { TextField, WholeField } from '../../platform/http/field.decorators.js';
import type { ListSpec } from '../../platform/http/list-query.rules.js';
import type { OrgProfile, SettingsPatch } from '../org-profile.schema.js';
import { ORG_STATES } from '../org-status.rules.js';
import type { AgencyOrgRow } from '../agency-orgs.service.js';
import { verticalOf } from '../vertical.rules.js';

const optional = { isOptional: true };

/** The active org. */
export class OrgDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() slug: string;
  @ApiProperty({ enum: ['client', 'operations'] }) kind: string;
  @ApiProperty({ enum: [...ORG_STATES], description: 'While it is set up, simulated numbers alone are answered.' }) status: string;
  @ApiProperty() vertical: string;
  @ApiProperty() timeZone: string;
  @ApiProperty() country: string;
  @ApiProperty() currency: string;
  @ApiProperty() locale: string;
  @ApiProperty() version: number;

  static from(profile: OrgProfile): OrgDto {
    const { id, name, slug, kind, status, vertical, timeZone, country, currency, locale } = profile;
    return { id, name, slug, kind, status, vertical, timeZone, country, currency, locale, version: profile.settings.version };
  }
}

/** A change to the active org. */
export class OrgPatchDto {
  @WholeField(1, 2_147_483_647) version: number;
  @TextField(1, 120, optional) name?: string;
  @TextField(1, 60, { ...optional, example: 'America/Chicago' }) timeZone?: string;
  @TextField(2, 2, { ...optional, example: 'US' }) country?: string;
  @TextField(3, 3, { ...optional, example: 'USD' }) currency?: string;
  @TextField(2, 20, { ...optional, example: 'en-US' }) locale?: string;
  @TextField(1, 40, { ...optional, example: 'hvac' }) vertical?: string;

  toPatch(): SettingsPatch {
    const { version: _version, ...patch } = this;
    return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined && typeof value !== 'function'));
  }
}

export const AGENCY_ORG_LIST: ListSpec = {
  sort: ['name'],
  defaultSort: 'name',
  defaultOrder: 'ASC',
  filters: { kind: ['client', 'operations'], status: ['setup', 'active', 'paused'] },
  hasSearch: true,
};

/** One org that the agency's member may enter. */
export class AgencyOrgDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() slug: string;
  @ApiProperty({ enum: ['client', 'operations'] }) kind: string;
  @ApiProperty({ enum: ['setup', 'active', 'paused'] }) status: string;
  @ApiProperty() timeZone: string;
  @ApiProperty() vertical: string;
  @ApiProperty() country: string;
  @ApiProperty() currency: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) pausedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) pauseReason: string | null;
  @ApiProperty({ description: 'The role the caller has in it.' }) role: string;

  static from(row: AgencyOrgRow): AgencyOrgDto {
    return {
      id: row.org_id,
      name: row.org_name,
      slug: row.org_slug,
      kind: row.org_kind,
      status: row.org_status,
      timeZone: row.time_zone,
      vertical: verticalOf(row.vertical),
      country: row.country,
      currency: row.currency,
      createdAt: row.created_at.toISOString(),
      pausedAt: row.paused_at?.toISOString() ?? null,
      pauseReason: row.pause_reason,
      role: row.role,
    };
  }
}
