import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors.js';
import { OrgsService } from '../orgs/orgs.service.js';
import type { OrgProfile } from '../orgs/org-profile.schema.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { AccessTokens } from './access-tokens.service.js';
import { landingOrg } from './access.rules.js';
import type { AccessibleOrg } from './access.schema.js';
import { AccessService } from './access.service.js';
import { Accounts } from './accounts.service.js';
import type { Account } from './accounts.service.js';
import { OrgEntries } from './org-entries.service.js';
import { Sessions } from './sessions.service.js';
import type { SessionIdentity } from './sessions.service.js';
import { SignInChallenges } from './sign-in-challenges.service.js';
import type { SecondStep } from './sign-in-challenges.service.js';

export interface Caller {
  ip: string;
  userAgent: string | null;
  device?: string | null;
}

export interface Login {
  accessToken: string;
  expiresAt: Date;
  refreshToken: string;
  orgId: string;
  user: { id: string; name: string; email: string };
}

/** Where a way in leads: into a session, or to the second step. */
export type Entry = Login | SecondStep;

export interface Me {
  email: string;
  profile: OrgProfile;
  orgs: AccessibleOrg[];
}

/** Signing in and out, and which business a session looks at. */
@Injectable()
export class AuthService {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly tokens: AccessTokens,
    private readonly access: AccessService,
    private readonly orgs: OrgsService,
    private readonly challenges: SignInChallenges,
    private readonly entries: OrgEntries,
  ) {}

  async login(email: string, password: string, caller: Caller): Promise<Entry> {
    return this.enter(await this.accounts.check(email, password, caller), caller);
  }

  /** The first step is done, by password or by link: whoever has a second factor proves that too, whichever way they came. */
  async enter(user: Account, caller: Caller, orgId?: string): Promise<Entry> {
    const org = await this.choose(user.id, orgId);
    return (await this.challenges.openFor(user.id, org.orgId)) ?? this.open(user, caller, org.orgId);
  }

  /** The second step. */
  async finish(challenge: string, code: string, caller: Caller): Promise<Login> {
    const { account, orgId } = await this.challenges.answer(challenge, code, caller);
    return this.open(account, caller, orgId);
  }

  /** A session for a person who has proved everything that they must, now or in the session they come from. */
  async open(user: Account, caller: Caller, orgId?: string): Promise<Login> {
    const org = await this.choose(user.id, orgId);
    const { sessionId, refreshToken } = await this.sessions.open(user.id, caller);
    await this.accounts.remember(org.orgId, user, sessionId);
    await this.sessions.seen(user.id, org.orgId);
    return { ...(await this.tokens.sign(user.id, sessionId, org.orgId)), refreshToken, orgId: org.orgId, user };
  }

  /** A new access token, for the org the tab looks at if it is still allowed. */
  async refresh(identity: SessionIdentity, orgId?: string): Promise<Login> {
    const orgs = await this.access.orgsOf(identity.userId);
    const org = chosen(orgs, orgId);
    const refreshToken = await this.sessions.rotate(identity);
    await this.sessions.seen(identity.userId, org.orgId);
    // A tab names its business here. The session knows no last one, so whoever has several enters this one, also the one where a login lands.
    if (orgs.length > 1) {
      const entered = await this.access.principal(identity.userId, identity.sessionId, org.orgId);
      if (entered) await this.entries.entered(entered, null);
    }
    const user = { id: identity.userId, name: identity.name, email: identity.email };
    return { ...(await this.tokens.sign(user.id, identity.sessionId, org.orgId)), refreshToken, orgId: org.orgId, user };
  }

  /** Ends the session of either token; unknown or dead tokens change nothing, because the caller is signed out either way. */
  async logout(tokens: { authorization?: string | undefined; refreshToken: string | null }): Promise<void> {
    const byRefresh = tokens.refreshToken === null ? null : await this.sessions.identify(tokens.refreshToken).catch(notSignedIn);
    const sessionIds = [await this.tokens.sessionOf(tokens.authorization), byRefresh?.sessionId];
    for (const sessionId of sessionIds) {
      if (!sessionId) continue;
      await this.sessions.revoke(sessionId);
      this.access.forget(sessionId);
    }
  }

  async switchOrg(caller: Principal, orgId: string): Promise<{ accessToken: string; expiresAt: Date; orgId: string }> {
    if (caller.apiKeyId !== undefined)
      throw new AppError('access.key_is_bound', 403, 'An API key belongs to one business. Use a key of the other one.');
    const target = await this.access.principal(caller.userId, caller.sessionId, orgId);
    if (!target) throw new AppError('org.not_found', 404, 'There is no such organisation.');
    await this.sessions.seen(caller.userId, orgId);
    await this.entries.switched(target, caller.orgId);
    return { ...(await this.tokens.sign(caller.userId, caller.sessionId, orgId)), orgId };
  }

  async me(caller: Principal): Promise<Me> {
    const access = await (caller.apiKeyId === undefined ? this.access.of(caller.userId, caller.sessionId) : this.access.makerOf(caller));
    if (!access) throw new AppError('access.unauthenticated', 401, 'Sign in first.');
    const orgs = caller.viewAs ? access.orgs.filter((org) => org.orgId === caller.orgId) : access.orgs;
    return { email: access.email, orgs, profile: await this.orgs.profile() };
  }

  private async choose(userId: string, wanted?: string): Promise<AccessibleOrg> {
    const orgs = await this.access.orgsOf(userId);
    if (orgs.length === 0 && (await this.access.isOfAgency(userId)))
      throw new AppError(
        'auth.no_client',
        403,
        'You are one of the people of your agency, but may enter no client yet. Ask an owner of the agency to let you in, then sign in.',
      );
    return chosen(orgs, wanted);
  }
}

function chosen(orgs: readonly AccessibleOrg[], wanted?: string): AccessibleOrg {
  const org = orgs.find((entry) => entry.orgId === wanted) ?? landingOrg(orgs);
  if (!org) throw new AppError('auth.no_org', 403, 'Your account has no access to any business. Ask an owner to add you.');
  return org;
}

/** Only a refused token is fine here; a database that is away must not look like a logout. */
function notSignedIn(error: unknown): null {
  if (error instanceof AppError && error.status === 401) return null;
  throw error;
}
