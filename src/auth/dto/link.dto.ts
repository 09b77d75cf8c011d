import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsIn, MaxLength, ValidateIf } from 'class-validator';
import { TextField } from '../../platform/http/field.decorators.js';
import type { ListSpec } from '../../platform/http/list-query.rules.js';
import { ROLE_WORDS, RoleField } from '../../orgs/role-field.schema.js';
import { AGENCY_ROLES } from '../../orgs/roles.rules.js';
import type { AgencyRole } from '../../orgs/roles.rules.js';
import type { InviteView } from '../invites.service.js';

/** The address that a link is asked for. */
export class LinkRequestDto {
  @TextField(1, 200, { example: 'dana@example.com' }) email: string;
}

/** The part of a link behind the #. */
export class LinkTokenDto {
  @TextField(1, 200) token: string;
}

/** A new password with the link that proves the person. */
export class PasswordResetDto {
  @TextField(1, 200) token: string;
  @TextField(10, 200) password: string;
}

/** A new password with the old one. */
export class PasswordChangeDto {
  @TextField(1, 200) currentPassword: string;
  @TextField(10, 200) newPassword: string;
}

export const INVITE_LIST: ListSpec = {
  sort: ['email', 'createdAt', 'expiresAt'],
  defaultSort: 'createdAt',
  filters: { role: 'text', createdAt: 'instant', expiresAt: 'instant' },
  hasSearch: true,
};
const INVITED_AS = `${ROLE_WORDS}; into the agency ${AGENCY_ROLES.join(' or ')}`;
const INVITE_STATES = ['pending', 'expired', 'ended'] as const;

/** An invite that nobody has accepted yet. */
export class InviteDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() email: string;
  @ApiProperty({ description: INVITED_AS }) role: string;
  @ApiProperty({ type: String, nullable: true, description: 'Of an own role; null for a built-in one.' }) roleName: string | null;
  @ApiProperty({ enum: [...INVITE_STATES], description: 'Ended: whoever sent it may not give this role any more. Send it again.' })
  state: (typeof INVITE_STATES)[number];
  @ApiProperty() invitedBy: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null when the mail could not be sent: send it again.' })
  mailedAt: string | null;

  static from(row: InviteView, now: Date): InviteDto {
    return {
      id: row.id,
      email: row.email,
      role: row.role,
      roleName: row.role_name,
      state: row.isEnded ? 'ended' : row.expires_at <= now ? 'expired' : 'pending',
      invitedBy: row.invited_by_name,
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      mailedAt: row.mailed_at?.toISOString() ?? null,
    };
  }
}

/** Whom to invite, and as what. */
export class InviteCreateDto {
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(200, { message: 'must have at most 200 characters' })
  @ApiProperty({ format: 'email' })
  email: string;

  @RoleField() role: string;
}

/** Whom to invite into the agency, and as what. */
export class AgencyInviteCreateDto {
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(200, { message: 'must have at most 200 characters' })
  @ApiProperty({ format: 'email' })
  email: string;

  @IsIn(AGENCY_ROLES, { message: `must be ${AGENCY_ROLES.join(' or ')}` })
  @ApiProperty({ enum: [...AGENCY_ROLES] })
  role: AgencyRole;
}

/** What an invite opens, told to whoever holds its link. */
export class InviteOfferDto {
  @ApiProperty({ description: 'The business, or the agency.' }) business: string;
  @ApiProperty() email: string;
  @ApiProperty({ description: INVITED_AS }) role: string;
  @ApiProperty({ type: String, nullable: true, description: 'Of an own role; null for a built-in one.' }) roleName: string | null;
  @ApiProperty() invitedBy: string;
  @ApiProperty({ description: 'The address has an account with a password: accepting asks for it.' }) hasAccount: boolean;
}

/** Accepting: the password of the account, or name and first password of a new one. */
export class InviteAcceptDto {
  @TextField(1, 200) token: string;
  @ValidateIf((_object, value) => value !== undefined)
  @TextField(1, 120, { isOptional: true })
  name?: string;
  @TextField(1, 200) password: string;
}
