import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { AppError } from '../common/errors.js';
import { Passwords } from '../orgs/passwords.service.js';
import { Database } from '../platform/database/database.service.js';
import { AccessService } from './access.service.js';
import { landingOrg } from './access.rules.js';
import { AttemptLimits } from './attempt-limits.service.js';
import type { Origin } from './attempt-limits.service.js';
import { SessionsRepository } from './sessions.repository.js';

export interface Account {
  id: string;
  name: string;
  email: string;
}

/** Proves a person by password: the same answer and the same time whether or not the account exists. */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly repository: SessionsRepository,
    private readonly passwords: Passwords,
    private readonly limits: AttemptLimits,
    private readonly audit: Audit,
    private readonly access: AccessService,
  ) {}

  async check(email: string, password: string, from: Origin): Promise<Account> {
    await this.limits.take(email, from);
    const account = await this.database.asSystem('look up an account', (tx) => this.repository.account(tx, email));
    const usable = account?.status === 'active' ? account.password_hash : null;
    const isRight = await this.passwords.verify(usable, password);
    if (!account || !isRight) throw new AppError('auth.wrong_credentials', 401, 'E-mail or password is wrong.');
    await this.limits.succeed(email, from);
    return { id: account.id, name: account.name, email: account.email };
  }

  /** For someone who is signed in: counts wrong tries like a login, so that a found session cannot guess. */
  async isPassword(account: Account, password: string, from: Origin): Promise<boolean> {
    await this.limits.take(account.email, from);
    const stored = await this.database.asSystem('look up an account', (tx) => this.repository.account(tx, account.email));
    const isRight = await this.passwords.verify(stored?.password_hash ?? null, password);
    if (isRight) await this.limits.succeed(account.email, from);
    return isRight;
  }

  /** What a person did to their own account, in the trail of the business they land in. */
  async note(account: Account, action: string): Promise<void> {
    const org = landingOrg(await this.access.orgsOf(account.id));
    if (!org) return;
    const actor = { type: 'user' as const, id: account.id, name: account.name };
    await this.database.asOrg(org.orgId, (tx) => this.audit.record(tx, { action, targetType: 'user', targetId: account.id }), actor);
  }

  async remember(orgId: string, account: Account, sessionId: string): Promise<void> {
    const actor = { type: 'user' as const, id: account.id, name: account.name };
    await this.database.asOrg(
      orgId,
      (tx) => this.audit.record(tx, { action: 'auth.login', targetType: 'session', targetId: sessionId }),
      actor,
    );
  }
}
