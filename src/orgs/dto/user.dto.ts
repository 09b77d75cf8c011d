import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, MaxLength } from 'class-validator';
import { FlagField, TextField } from '../../platform/http/field.decorators.js';
import type { ListSpec } from '../../platform/http/list-query.rules.js';
import type { MemberRow } from '../users.repository.js';
import { ROLE_WORDS, RoleField } from '../role-field.schema.js';

export const USER_LIST: ListSpec = {
  sort: ['name', 'email', 'role', 'createdAt'],
  defaultSort: 'name',
  defaultOrder: 'ASC',
  filters: { role: 'text', createdAt: 'instant' },
  hasSearch: true,
};

/** A member of the active org. */
export class UserDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() email: string;
  @ApiProperty({ description: ROLE_WORDS }) role: string;
  @ApiProperty({ type: String, nullable: true, description: 'Of an own role; null for a built-in one.' }) roleName: string | null;
  @ApiProperty({ description: 'Signs in with a second step.' }) hasSecondFactor: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'The phone on which this person is alerted.' }) phone: string | null;
  @ApiProperty() isOnCall: boolean;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Since their phone answered STOP to an alert; START ends it.',
  })
  alertsStoppedAt: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When they last worked in this business, true to ten minutes.',
  })
  lastSeenAt: string | null;

  static from(row: MemberRow): UserDto {
    return {
      id: row.id,
      name: row.name,
      email: row.email,
      role: row.role,
      roleName: row.role_name,
      hasSecondFactor: row.has_second_factor,
      phone: row.phone,
      isOnCall: row.is_on_call ?? false,
      alertsStoppedAt: row.alerts_stopped_at?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    };
  }
}

/** A new member, who sets their own password with the link that they are mailed; an account that exists keeps its name and password. */
export class UserCreateDto {
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(200, { message: 'must have at most 200 characters' })
  @ApiProperty({ format: 'email' })
  email: string;

  @TextField(1, 120) name: string;
  @RoleField() role: string;
  @TextField(1, 40, { isOptional: true, isNullable: true }) phone?: string | null;
}

/** A change to a membership. */
export class UserPatchDto {
  @RoleField(true) role?: string;
  @TextField(1, 40, { isOptional: true, isNullable: true }) phone?: string | null;
  @FlagField({ isOptional: true }) isOnCall?: boolean;
}
