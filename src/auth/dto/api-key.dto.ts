import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsISO8601, IsString, MaxLength, ValidateIf } from 'class-validator';
import { TextField } from '../../platform/http/field.decorators.js';
import type { ListSpec } from '../../platform/http/list-query.rules.js';
import { stateOfKey } from '../api-key.rules.js';
import type { ApiKeyRow } from '../api-keys.repository.js';

export const API_KEY_LIST: ListSpec = {
  sort: ['name', 'createdAt', 'lastUsedAt', 'expiresAt'],
  defaultSort: 'createdAt',
  filters: { createdAt: 'instant', lastUsedAt: 'instant', expiresAt: 'instant' },
  hasSearch: true,
};
const STATES = ['active', 'expired', 'revoked'] as const;

/** A key without its secret. */
export class ApiKeyDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'How the key begins, to tell keys apart.', example: 'rbk_1a2b3c4d' }) prefix: string;
  @ApiProperty({ type: [String], description: 'Permissions. The key also never does more than its maker may.' }) scopes: string[];
  @ApiProperty({ enum: [...STATES] }) state: (typeof STATES)[number];
  @ApiProperty({ description: 'Who made it; the key ends with their access.' }) madeBy: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) expiresAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Exact to the minute.' }) lastUsedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) revokedAt: string | null;

  static from(row: ApiKeyRow, now: Date): ApiKeyDto {
    return {
      id: row.id,
      name: row.name,
      prefix: row.prefix,
      scopes: row.scopes,
      state: stateOfKey({ revokedAt: row.revoked_at, expiresAt: row.expires_at }, now),
      madeBy: row.user_name,
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at?.toISOString() ?? null,
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
      revokedAt: row.revoked_at?.toISOString() ?? null,
    };
  }
}

/** A key with its secret: answered once, when it is made. */
export class NewApiKeyDto extends ApiKeyDto {
  @ApiProperty({ description: 'The whole key. It cannot be shown again.' }) key: string;
}

/** A new key. */
export class ApiKeyCreateDto {
  @TextField(1, 80) name: string;

  @IsArray({ message: 'must be a list of permissions' })
  @ArrayNotEmpty({ message: 'must name at least one permission' })
  @ArrayMaxSize(100, { message: 'must have at most 100 entries' })
  @IsString({ each: true, message: 'must be a list of permissions' })
  @MaxLength(60, { each: true, message: 'must be a list of permissions' })
  @ApiProperty({ type: [String], minItems: 1, maxItems: 100, example: ['leads.read'] })
  scopes: string[];

  @ValidateIf((_object, value) => value !== undefined && value !== null)
  @IsISO8601({ strict: true }, { message: 'must be an ISO 8601 instant' })
  @ApiProperty({
    type: String,
    format: 'date-time',
    required: false,
    nullable: true,
    description: 'When the key ends; never when left out.',
  })
  expiresAt?: string | null;
}

/** Another name for a key; scopes never change, make a new key instead. */
export class ApiKeyPatchDto {
  @TextField(1, 80) name: string;
}
