import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { AppError, invalid, refused } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { OrgFactory } from '../orgs/org-factory.service.js';
import { Passwords } from '../orgs/passwords.service.js';
import { Database } from '../platform/database/database.service.js';
import type { Account } from './accounts.service.js';
import { InvitesRepository } from './invites.repository.js';
import { judgeLink, linkError, passwordFault, splitLink } from './link.rules.js';
import type { LinkVerdict } from './link.rules.js';
import { SignupsRepository } from './signups.repository.js';
import type { SignupRow } from './signups.repository.js';

/**
 * The mailbox is proved: now the person, their business as a draft, and their ownership of it are made, in one transaction. The password
 * is chosen here and not before, so that whoever typed in a stranger's address holds nothing when its owner comes.
 */
@Injectable()
export class SignupConfirmation {
  constructor(
    private readonly database: Database,
    private readonly repository: SignupsRepository,
    private readonly members: InvitesRepository,
    private readonly factory: OrgFactory,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A password that is no good uses up nothing. */
  async confirm(token: string, password: string): Promise<{ account: Account; orgId: string }> {
    const link = splitLink(token);
    if (!link) throw linkError('wrong');
    const { email, name } = await this.look(link.id, link.hash);
    const fault = passwordFault(password, email);
    if (fault !== null) throw invalid({ password: fault });
    const passwordHash = await this.passwords.hash(password);
    const agencyId = await this.factory.firstAgency();
    if (agencyId === null) throw refused('signup.not_ready', 'This installation is not set up yet. Ask whoever runs it.');
    const [userId, orgId] = [newId(), newId()];
    const account = { id: userId, email, name };
    await this.database.asOrg(
      orgId,
      async (tx) => {
        const signup = await this.repository.lock(tx, link.id);
        const verdict = signup ? judgeLink(signup, link.hash, null, this.clock.real()) : 'wrong';
        if (!signup || verdict !== 'good') throw linkError(verdict === 'good' ? 'wrong' : verdict);
        if (!(await this.repository.addAccount(tx, { ...account, passwordHash })))
          throw refused('signup.known', 'This address has an account already. Sign in instead.');
        const { business, timeZone } = signup;
        await this.factory.createOrg({ id: orgId, agencyId, name: business, status: 'setup', ...(timeZone !== null && { timeZone }) });
        await this.members.addMembership(tx, userId, 'org_owner');
        await this.repository.use(tx, email);
        await this.audit.record(tx, { action: 'auth.signup', targetType: 'org', targetId: orgId, after: { email, role: 'org_owner' } });
      },
      { type: 'user', id: userId, name },
    );
    return { account, orgId };
  }

  /** Wrong secrets count against the link; that must stay when the rest is undone. */
  private async look(id: string, hash: Buffer): Promise<SignupRow> {
    const outcome = await this.database.asSystem(
      'look at a sign-up link',
      async (tx): Promise<SignupRow | Exclude<LinkVerdict, 'good'>> => {
        const signup = await this.repository.lock(tx, id);
        if (!signup) return 'wrong';
        const verdict = judgeLink(signup, hash, null, this.clock.real());
        if (verdict === 'wrong') await this.repository.countAttempt(tx, id);
        return verdict === 'good' ? signup : verdict;
      },
    );
    if (typeof outcome === 'string')
      throw outcome === 'used' ? new AppError('auth.link_used', 422, 'This link was used before. Sign in instead.') : linkError(outcome);
    return outcome;
  }
}
