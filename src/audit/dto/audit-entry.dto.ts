import { ApiProperty } from '@nestjs/swagger';
import type { ListSpec } from '../../platform/http/list-query.rules.js';
import type { AuditVerification } from '../audit-chain.service.js';
import type { AuditFacets, AuditRow } from '../audit.repository.js';

export const AUDIT_LIST: ListSpec = {
  sort: ['id'],
  defaultSort: 'id',
  filters: {
    action: 'text',
    actorType: ['user', 'ai', 'system', 'customer', 'api_key'],
    actorId: 'uuid',
    targetType: 'text',
    targetId: 'text',
    viewId: 'uuid',
    at: 'instant',
  },
  hasSearch: true,
  hasCursor: true,
};

/** The same filters, without pages. */
export const AUDIT_EXPORT: ListSpec = { sort: ['id'], defaultSort: 'id', filters: AUDIT_LIST.filters ?? {}, hasSearch: true };

/** One line of the audit trail. */
export class AuditEntryDto {
  @ApiProperty()
  id: string;

  @ApiProperty({ type: String, format: 'date-time' })
  at: string;

  @ApiProperty({ enum: ['user', 'ai', 'system', 'customer', 'api_key'] })
  actorType: string;

  @ApiProperty({ type: String, nullable: true })
  actorId: string | null;

  @ApiProperty({ type: String, nullable: true })
  actorName: string | null;

  @ApiProperty({ example: 'settings.update' })
  action: string;

  @ApiProperty()
  targetType: string;

  @ApiProperty()
  targetId: string;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  before: unknown;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  after: unknown;

  @ApiProperty({ type: String, nullable: true })
  ip: string | null;

  @ApiProperty({ type: String, nullable: true })
  requestId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The view of agency staff in which it was done.' })
  viewAs: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Place in the chain; null until it is sealed, within seconds.' })
  seq: number | null;

  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the hash before it and of its content.' })
  hash: string | null;

  static from(row: AuditRow): AuditEntryDto {
    return {
      id: row.id,
      at: row.at.toISOString(),
      actorType: row.actor_type,
      actorId: row.actor_id,
      actorName: row.actor_name,
      action: row.action,
      targetType: row.target_type,
      targetId: row.target_id,
      before: row.before,
      after: row.after,
      ip: row.ip,
      requestId: row.request_id,
      viewAs: row.view_as,
      seq: row.chain_seq === null ? null : Number(row.chain_seq),
      hash: row.hash,
    };
  }
}

class AuditActorDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

/** What there is to filter by. */
export class AuditFacetsDto {
  @ApiProperty({ type: [String] }) actions: string[];
  @ApiProperty({ type: [String] }) targetTypes: string[];
  @ApiProperty({ type: [AuditActorDto] }) actors: AuditActorDto[];

  static from(facets: AuditFacets): AuditFacetsDto {
    return { ...facets };
  }
}

class BrokenLinkDto {
  @ApiProperty({ description: 'Place in the chain.' }) seq: number;
  @ApiProperty({ type: String, nullable: true, description: 'Null when the entry itself is gone.' }) entryId: string | null;
  @ApiProperty() reason: string;
}

/** Whether the trail is as it was written. */
export class AuditVerificationDto {
  @ApiProperty() isIntact: boolean;
  @ApiProperty({ description: 'How many entries were checked.' }) checked: number;
  @ApiProperty({ description: 'Written a moment ago and not sealed yet.' }) unsealed: number;
  @ApiProperty({ description: 'The newest hash: note it outside, and nobody can rewrite the chain before it unseen.' }) headHash: string;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) sealedAt: string | null;
  @ApiProperty({ type: BrokenLinkDto, nullable: true, description: 'The first entry that does not fit.' })
  firstBroken: BrokenLinkDto | null;

  static from({ sealedAt, ...rest }: AuditVerification): AuditVerificationDto {
    return { ...rest, sealedAt: sealedAt?.toISOString() ?? null };
  }
}
