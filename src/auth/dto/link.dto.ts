import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, MaxLength, ValidateIf } from 'class-validator';
import { ChoiceField, TextField } from '../../platform/http/field.decorators.js';
import type { ListSpec } from '../../platform/http/list-query.rules.js';
import { ORG_ROLES } from '../../orgs/roles.rules.js';
import type { OrgRole } from '../../orgs/roles.rules.js';
import type { InviteRow } from '../invites.repository.js';

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
  filters: { role: ORG_ROLES, createdAt: 'instant', expiresAt: 'instant' },
  hasSearch: true,
};
const INVITE_STATES = ['pending', 'expired'] as const;

/** An invite that nobody has accepted yet. */
export class InviteDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() email: string;
  @ApiProperty({ enum: [...ORG_ROLES] }) role: string;
  @ApiProperty({ enum: [...INVITE_STATES] }) state: (typeof INVITE_STATES)[number];
  @ApiProperty() invitedBy: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null when the mail could not be sent: send it again.' })
  mailedAt: string | null;

  static from(row: InviteRow, now: Date): InviteDto {
    return {
      id: row.id,
      email: row.email,
      role: row.role,
      state: row.expires_at <= now ? 'expired' : 'pending',
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

  @ChoiceField(ORG_ROLES) role: OrgRole;
}

/** What an invite opens, told to whoever holds its link. */
export class InviteOfferDto {
  @ApiProperty() business: string;
  @ApiProperty() email: string;
  @ApiProperty({ enum: [...ORG_ROLES] }) role: string;
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
