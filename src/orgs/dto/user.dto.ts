import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, MaxLength } from 'class-validator';
import { ChoiceField, FlagField, TextField } from '../../platform/http/field.decorators.js';
import type { ListSpec } from '../../platform/http/list-query.rules.js';
import { ORG_ROLES } from '../roles.rules.js';
import type { OrgRole } from '../roles.rules.js';
import type { MemberRow } from '../users.repository.js';

export const USER_LIST: ListSpec = {
  sort: ['name', 'email', 'role', 'createdAt'],
  defaultSort: 'name',
  defaultOrder: 'ASC',
  filters: { role: ORG_ROLES, createdAt: 'instant' },
  hasSearch: true,
};

/** A member of the active org. */
export class UserDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() email: string;
  @ApiProperty({ enum: [...ORG_ROLES] }) role: string;
  @ApiProperty({ type: String, nullable: true, description: 'The phone on which this person is alerted.' }) phone: string | null;
  @ApiProperty() isOnCall: boolean;
  @ApiProperty({ format: 'date-time' }) createdAt: string;

  static from(row: MemberRow): UserDto {
    return {
      id: row.id,
      name: row.name,
      email: row.email,
      role: row.role,
      phone: row.phone,
      isOnCall: row.is_on_call ?? false,
      createdAt: row.created_at.toISOString(),
    };
  }
}

/** A new member; an account that exists keeps its name and password. */
export class UserCreateDto {
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(200, { message: 'must have at most 200 characters' })
  @ApiProperty({ format: 'email' })
  email: string;

  @TextField(1, 120) name: string;
  @ChoiceField(ORG_ROLES) role: OrgRole;
  @TextField(10, 200, { isOptional: true, description: 'The first password of a new account.' }) password?: string;
  @TextField(1, 40, { isOptional: true, isNullable: true }) phone?: string | null;
}

/** A change to a membership. */
export class UserPatchDto {
  @ChoiceField(ORG_ROLES, { isOptional: true }) role?: OrgRole;
  @TextField(1, 40, { isOptional: true, isNullable: true }) phone?: string | null;
  @FlagField({ isOptional: true }) isOnCall?: boolean;
}
