import { ApiProperty } from '@nestjs/swagger';
import { FlagField, TextField, WholeField } from '../../platform/http/field.decorators.js';
import { MAX_VIEW_MINUTES } from '../view.rules.js';
import type { OpenView, ViewRequest } from '../views.service.js';
import type { ViewRow } from '../views.repository.js';

/** Why and for how long. */
export class StartViewDto {
  @TextField(3, 300, { example: 'The owner asks why a customer got no answer.', description: "Stands on the client's audit trail." })
  reason: string;
  @WholeField(1, MAX_VIEW_MINUTES, { isOptional: true, description: 'Without it the view lasts 60 minutes.' }) minutes?: number;
  @FlagField({ isOptional: true, description: 'True also allows changes; without it the view only reads.' }) mayWrite?: boolean;

  toRequest(): ViewRequest {
    return { reason: this.reason, minutes: this.minutes ?? MAX_VIEW_MINUTES, isReadOnly: this.mayWrite !== true };
  }
}

/** A running view and the token to use it. */
export class OpenViewDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'Bearer token for this business alone, good until the view ends.' }) accessToken: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty() isReadOnly: boolean;
  @ApiProperty({ format: 'uuid' }) orgId: string;
  @ApiProperty() orgName: string;
  @ApiProperty() orgSlug: string;

  static from({ view, org, accessToken }: OpenView): OpenViewDto {
    return {
      id: view.id,
      accessToken,
      expiresAt: view.expires_at.toISOString(),
      isReadOnly: view.is_read_only,
      orgId: org.org_id,
      orgName: org.org_name,
      orgSlug: org.org_slug,
    };
  }
}

/** One view of a client, running or over. */
class ViewDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) userId: string;
  @ApiProperty() userName: string;
  @ApiProperty() reason: string;
  @ApiProperty() isReadOnly: boolean;
  @ApiProperty() isLive: boolean;
  @ApiProperty({ format: 'date-time' }) startedAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it was ended before its time.' })
  endedAt: string | null;
}

/** The latest views of a client, the newest first. */
export class ViewListDto {
  @ApiProperty({ type: [ViewDto] }) data: ViewDto[];

  static from(rows: readonly ViewRow[]): ViewListDto {
    return {
      data: rows.map((row) => ({
        id: row.id,
        userId: row.user_id,
        userName: row.user_name,
        reason: row.reason,
        isReadOnly: row.is_read_only,
        isLive: row.is_live,
        startedAt: row.started_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        endedAt: row.ended_at?.toISOString() ?? null,
      })),
    };
  }
}
