import { Injectable } from '@nestjs/common';
import { AttemptLimits } from './attempt-limits.service.js';
import { AuthService } from './auth.service.js';
import type { Caller, Entry } from './auth.service.js';
import { SignupConfirmation } from './signup-confirmation.service.js';
import { Signups } from './signups.service.js';
import type { WantedAccount } from './signups.service.js';

// Per address of the network and quarter of an hour.
const REQUESTS = 10;
const TRIES = 60;

/** Signing up, behind SIGNUP_MODE and limits. */
@Injectable()
export class SignupEntry {
  constructor(
    private readonly signups: Signups,
    private readonly confirmation: SignupConfirmation,
    private readonly auth: AuthService,
    private readonly limits: AttemptLimits,
  ) {}

  async request(wanted: WantedAccount, ip: string): Promise<void> {
    this.signups.needOpen();
    await this.limits.takeOne(`signup-from:${ip}`, REQUESTS);
    this.signups.request({ ...wanted, email: wanted.email.trim(), name: wanted.name.trim(), business: wanted.business.trim() });
  }

  async confirm(token: string, password: string, caller: Caller): Promise<Entry> {
    this.signups.needOpen();
    await this.limits.takeOne(`link:${caller.ip}`, TRIES);
    const { account, orgId } = await this.confirmation.confirm(token, password);
    return this.auth.enter(account, caller, orgId);
  }
}
