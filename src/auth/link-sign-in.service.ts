import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { AccessService } from './access.service.js';
import { AccountPasswords } from './account-passwords.service.js';
import { AttemptLimits } from './attempt-limits.service.js';
import type { Origin } from './attempt-limits.service.js';
import { AuthService } from './auth.service.js';
import type { Caller, Entry, Login } from './auth.service.js';
import { Devices } from './devices.service.js';
import { InviteAcceptance } from './invite-acceptance.service.js';
import type { Acceptance } from './invite-acceptance.service.js';
import type { InviteByLink } from './invites.repository.js';
import { SignInLinks } from './sign-in-links.service.js';

// Per address of the network and quarter of an hour: enough for an office, too few for a flood of mails.
const REQUESTS = 20;
const TRIES = 60;

/** The ways into an account besides the password, each behind its limit. */
@Injectable()
export class LinkSignIn {
  constructor(
    private readonly links: SignInLinks,
    private readonly passwords: AccountPasswords,
    private readonly invites: InviteAcceptance,
    private readonly auth: AuthService,
    private readonly access: AccessService,
    private readonly limits: AttemptLimits,
    private readonly devices: Devices,
  ) {}

  async request(purpose: 'magic' | 'reset', email: string, browser: string | null, from: Origin): Promise<void> {
    const device = await this.devices.scopeOf(email, from.device);
    await this.limits.takeOne(`mail:${device ?? from.ip}`, REQUESTS);
    // Strangers who use up the live links of a person must not keep that person out.
    this.links.request(purpose, email.trim(), { browser, isKnownDevice: device !== null });
  }

  async verify(token: string, browser: string | null, caller: Caller): Promise<Entry> {
    await this.limits.takeOne(`link:${caller.ip}`, TRIES);
    return this.auth.enter(await this.links.redeem('magic', token, browser), caller);
  }

  async reset(token: string, password: string, ip: string): Promise<void> {
    await this.limits.takeOne(`link:${ip}`, TRIES);
    await this.passwords.reset(token, password);
  }

  /** A program has no password to change. */
  async changePassword(caller: Principal, current: string, password: string, from: Caller): Promise<Login> {
    const access = caller.apiKeyId === undefined ? await this.access.of(caller.userId, caller.sessionId) : null;
    if (!access) throw new AppError('access.person_only', 403, 'Only a person who is signed in can do this.');
    const account = { id: caller.userId, name: access.name, email: access.email };
    await this.passwords.change(account, current, password, from);
    return this.auth.open(account, from, caller.orgId);
  }

  async offer(token: string, ip: string): Promise<InviteByLink> {
    await this.limits.takeOne(`link:${ip}`, TRIES);
    return this.invites.offer(token);
  }

  async accept(wanted: Acceptance, caller: Caller): Promise<Entry> {
    await this.limits.takeOne(`link:${caller.ip}`, TRIES);
    const { account, orgId } = await this.invites.accept(wanted, caller);
    return this.auth.enter(account, caller, orgId);
  }
}
