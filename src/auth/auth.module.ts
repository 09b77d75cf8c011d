import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { AuditModule } from '../audit/audit.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { Config } from '../platform/config/config.service.js';
import { ACCESS_SECONDS, ALGORITHM, AUDIENCE, ISSUER } from './access-token.schema.js';
import { AccessTokens } from './access-tokens.service.js';
import { AccessGuard } from './access.guard.js';
import { AccessRepository } from './access.repository.js';
import { AccessService } from './access.service.js';
import { AccountPasswords } from './account-passwords.service.js';
import { Accounts } from './accounts.service.js';
import { AddressProofsRepository } from './address-proofs.repository.js';
import { AddressProofs } from './address-proofs.service.js';
import { AgencyInvitesController } from './agency-invites.controller.js';
import { AgencyInvites } from './agency-invites.service.js';
import { ApiKeyStrategy } from './api-key.strategy.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { ApiKeys } from './api-keys.service.js';
import { AttemptLimits } from './attempt-limits.service.js';
import { AttemptsRepository } from './attempts.repository.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { Devices } from './devices.service.js';
import { FactorCodes } from './factor-codes.service.js';
import { FactorResetsController } from './factor-resets.controller.js';
import { FactorResets } from './factor-resets.service.js';
import { InviteAcceptance } from './invite-acceptance.service.js';
import { InviteSponsors } from './invite-sponsors.service.js';
import { InvitesController } from './invites.controller.js';
import { InvitesRepository } from './invites.repository.js';
import { Invites } from './invites.service.js';
import { JwtStrategy } from './jwt.strategy.js';
import { KeyAccess } from './key-access.service.js';
import { LinkSignIn } from './link-sign-in.service.js';
import { LinksController } from './links.controller.js';
import { MemberSessionsController } from './member-sessions.controller.js';
import { MemberSessions } from './member-sessions.service.js';
import { NewcomerMails } from './newcomer-mails.service.js';
import { OrgEntries } from './org-entries.service.js';
import { OwnSessions } from './own-sessions.service.js';
import { RefreshStrategy } from './refresh.strategy.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorsRepository } from './second-factors.repository.js';
import { FactorSeals } from './factor-seals.service.js';
import { SecondFactors } from './second-factors.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsRepository } from './sessions.repository.js';
import { Sessions } from './sessions.service.js';
import { SignInAnswers } from './sign-in-answers.service.js';
import { SignInChallenges } from './sign-in-challenges.service.js';
import { SignInLinksRepository } from './sign-in-links.repository.js';
import { SignInLinks } from './sign-in-links.service.js';
import { SignupConfirmation } from './signup-confirmation.service.js';
import { SignupController } from './signup.controller.js';
import { SignupEntry } from './signup-entry.service.js';
import { SignupsRepository } from './signups.repository.js';
import { Signups } from './signups.service.js';
import { SwitchTrail } from './switch-trail.interceptor.js';
import { ViewAccess } from './view-access.service.js';
import { ViewTrail } from './view-trail.interceptor.js';
import { ViewsController } from './views.controller.js';
import { ViewsRepository } from './views.repository.js';
import { Views } from './views.service.js';

const jwt = JwtModule.registerAsync({
  inject: [Config],
  useFactory: (config: Config) => ({
    secret: config.values.JWT_SECRET,
    signOptions: { algorithm: ALGORITHM, issuer: ISSUER, audience: AUDIENCE, expiresIn: ACCESS_SECONDS },
  }),
});

/** Login, sessions and the global guard that closes every route by default. */
@Module({
  imports: [AuditModule, OrgsModule, PassportModule, jwt],
  controllers: [
    AuthController,
    LinksController,
    InvitesController,
    AgencyInvitesController,
    ApiKeysController,
    SessionsController,
    SecondFactorController,
    FactorResetsController,
    MemberSessionsController,
    SignupController,
    ViewsController,
  ],
  providers: [
    AccessRepository,
    AccessService,
    AccessTokens,
    AccountPasswords,
    Accounts,
    AddressProofs,
    AddressProofsRepository,
    AgencyInvites,
    ApiKeys,
    ApiKeysRepository,
    ApiKeyStrategy,
    AttemptLimits,
    AttemptsRepository,
    AuthService,
    Devices,
    FactorCodes,
    FactorResets,
    InviteAcceptance,
    InviteSponsors,
    Invites,
    InvitesRepository,
    JwtStrategy,
    KeyAccess,
    LinkSignIn,
    MemberSessions,
    NewcomerMails,
    OrgEntries,
    OwnSessions,
    RefreshStrategy,
    FactorSeals,
    SecondFactors,
    SecondFactorsRepository,
    Sessions,
    SessionsRepository,
    SignInAnswers,
    SignInChallenges,
    SignInLinks,
    SignInLinksRepository,
    SignupConfirmation,
    SignupEntry,
    Signups,
    SignupsRepository,
    ViewAccess,
    Views,
    ViewsRepository,
    { provide: APP_INTERCEPTOR, useClass: ViewTrail },
    { provide: APP_INTERCEPTOR, useClass: SwitchTrail },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AttemptLimits],
})
export class AuthModule {}
