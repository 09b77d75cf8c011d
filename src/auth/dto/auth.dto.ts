import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Principal } from '../../platform/http/principal.schema.js';
import { FlagField, IdField, TextField } from '../../platform/http/field.decorators.js';
import type { Login, Me } from '../auth.service.js';
import type { SecondStep } from '../sign-in-challenges.service.js';

/** E-mail and password. */
export class LoginDto {
  @TextField(1, 200, { example: 'admin@ringback.local' }) email: string;
  @TextField(1, 200) password: string;
  @FlagField({ isOptional: true, description: 'API clients: the refresh token comes in the answer instead of a cookie.' })
  wantsRefreshToken?: boolean;
}

/** Which org to go on with, and the token of clients without cookies. */
export class RefreshDto {
  @IdField({ isOptional: true }) orgId?: string;
  @TextField(1, 300, { isOptional: true }) refreshToken?: string;
}

/** The token of clients without cookies. */
export class LogoutDto {
  @TextField(1, 300, { isOptional: true }) refreshToken?: string;
}

/** The org to look at next. */
export class SwitchOrgDto {
  @IdField() orgId: string;
}

/** The person who signed in. */
export class SessionUserDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() email: string;
}

/** An access token; the refresh token travels in a cookie unless the client asked for it. */
export class LoginAnswerDto {
  @ApiProperty() accessToken: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ format: 'uuid' }) orgId: string;
  @ApiProperty({ type: SessionUserDto }) user: SessionUserDto;
  @ApiPropertyOptional() refreshToken?: string;

  static from(login: Login, hasRefreshToken: boolean): LoginAnswerDto {
    return {
      accessToken: login.accessToken,
      expiresAt: login.expiresAt.toISOString(),
      orgId: login.orgId,
      user: login.user,
      ...(hasRefreshToken ? { refreshToken: login.refreshToken } : {}),
    };
  }
}

/** The password or the link was right, and the account asks for a code as well. */
export class SecondStepDto {
  @ApiProperty({ description: 'To be sent with the code to /api/auth/second-step.' }) challenge: string;
  @ApiProperty({ format: 'date-time' }) challengeExpiresAt: string;

  static from(step: SecondStep): SecondStepDto {
    return { challenge: step.challenge, challengeExpiresAt: step.challengeExpiresAt.toISOString() };
  }
}

/** An access token for another org of the same session. */
export class SwitchAnswerDto {
  @ApiProperty() accessToken: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty({ format: 'uuid' }) orgId: string;
}

/** The org that the token names. */
export class ActiveOrgDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() slug: string;
  @ApiProperty() kind: string;
  @ApiProperty() timeZone: string;
  @ApiProperty() country: string;
  @ApiProperty() currency: string;
  @ApiProperty() locale: string;
  @ApiProperty() vertical: string;
  @ApiProperty() status: string;
  @ApiProperty() role: string;
  @ApiProperty({ type: String, nullable: true, description: 'Of a role that the business wrote itself.' }) roleName: string | null;
}

/** One org the person may enter. */
export class MembershipDto {
  @ApiProperty({ format: 'uuid' }) orgId: string;
  @ApiProperty() name: string;
  @ApiProperty() slug: string;
  @ApiProperty() role: string;
  @ApiProperty() kind: string;
  @ApiProperty() timeZone: string;
}

/** A look at the org as its owner, by a member of the agency. */
class ViewAsDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
  @ApiProperty() isReadOnly: boolean;
}

/** Who is signed in, where, and with which rights. */
export class MeDto {
  @ApiProperty({ type: SessionUserDto }) user: SessionUserDto;
  @ApiProperty({ type: ActiveOrgDto }) activeOrg: ActiveOrgDto;
  @ApiProperty({ type: [MembershipDto] }) memberships: MembershipDto[];
  @ApiProperty({ type: [String] }) permissions: string[];
  @ApiProperty({ type: ViewAsDto, nullable: true, description: 'Set when agency staff looks at the org as its owner.' })
  viewAs: ViewAsDto | null;

  static from(caller: Principal, me: Me): MeDto {
    const { id, name, slug, kind, timeZone, country, currency, locale, vertical, status } = me.profile;
    return {
      user: { id: caller.userId, name: caller.name, email: me.email },
      activeOrg: {
        id,
        name,
        slug,
        kind,
        timeZone,
        country,
        currency,
        locale,
        vertical,
        status,
        role: caller.role,
        roleName: nameOfRole(caller, me),
      },
      memberships: me.orgs.map((org) => ({
        orgId: org.orgId,
        name: org.name,
        slug: org.slug,
        role: org.role,
        kind: org.kind,
        timeZone: org.timeZone,
      })),
      permissions: [...caller.permissions],
      viewAs: caller.viewAs
        ? { id: caller.viewAs.id, expiresAt: caller.viewAs.expiresAt.toISOString(), isReadOnly: caller.viewAs.isReadOnly }
        : null,
    };
  }
}

function nameOfRole(caller: Principal, me: Me): string | null {
  return me.orgs.find((org) => org.orgId === caller.orgId)?.roleName ?? null;
}
