import { ApiProperty } from '@nestjs/swagger';
import type { ListSpec } from '../../platform/http/list-query.rules.js';
import type { AuditRow } from '../audit.repository.js';

export const AUDIT_LIST: ListSpec = {
  sort: ['id'],
  defaultSort: 'id',
  filters: {
    action: 'text',
    actorType: ['user', 'ai', 'system', 'customer', 'api_key'],
    actorId: 'uuid',
    targetType: 'text',
    targetId: 'text',
    at: 'instant',
  },
  hasCursor: true,
};

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
  requestId: string | null;

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
      requestId: row.request_id,
    };
  }
}
