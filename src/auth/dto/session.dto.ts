import { ApiProperty } from '@nestjs/swagger';
import type { LiveSessionRow } from '../sessions.repository.js';

/** One place where the caller is signed in. */
export class SessionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'The session of this very request.' }) isCurrent: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'What the browser called itself.' }) userAgent: string | null;
  @ApiProperty({ type: String, nullable: true }) ip: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) lastUsedAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;

  static from(row: LiveSessionRow, currentId: string): SessionDto {
    return {
      id: row.id,
      isCurrent: row.id === currentId,
      userAgent: row.user_agent,
      ip: row.ip,
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
    };
  }
}

/** How many sessions ended. */
export class SessionsEndedDto {
  @ApiProperty({ type: 'integer' }) ended: number;
}
