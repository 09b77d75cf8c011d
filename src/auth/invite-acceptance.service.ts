import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { AppError, invalid } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { Passwords } from '../orgs/passwords.service.js';
import { isOfAgency } from '../orgs/roles.rules.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Accounts } from './accounts.service.js';
import type { Account } from './accounts.service.js';
import type { Origin } from './attempt-limits.service.js';
import { InvitesRepository } from './invites.repository.js';
import type { InviteByLink } from './invites.repository.js';
import { InviteSponsors } from './invite-sponsors.service.js';
import { linkError, passwordFault, splitLink } from './link.rules.js';

export interface Acceptance {
  token: string;
  name?: string | undefined;
  password: string;
}

/**
 * Entering by an invite. The link proves the mailbox, which is enough to make an account. It is not enough to open one that exists:
 * that takes its password, so that a link that was passed on or stolen gives away no other business.
 */
@Injectable()
export class InviteAcceptance {
  constructor(
    private readonly database: Database,
    private readonly repository: InvitesRepository,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly sponsors: InviteSponsors,
  ) {}

  async offer(token: string): Promise<InviteByLink> {
    const { id, orgId } = await this.locate(token);
    await this.endOrphan(orgId, id);
    return this.database.asOrg(orgId, (tx) => this.need(tx, id));
  }

  /** The person, who is a member now, and the org. */
  async accept(wanted: Acceptance, from: Origin): Promise<{ account: Account; orgId: string }> {
    const { id, orgId } = await this.locate(wanted.token);
    await this.endOrphan(orgId, id);
    const offer = await this.database.asOrg(orgId, (tx) => this.need(tx, id));
    const account = offer.user_id === null ? await this.newAccount(offer, wanted) : await this.known(offer, wanted, from);
    const actor = { type: 'user' as const, id: account.id, name: account.name };
    await this.database.asOrg(
      orgId,
      async (tx) => {
        // Looked at again under the lock: between the first look and now somebody else may have used the link.
        const invite = await this.need(tx, id);
        if (!(await this.sponsors.mayGive(tx, invite))) throw ended();
        if ((invite.user_id ?? account.id) !== account.id) throw linkError('used');
        if (invite.user_id === null) await this.repository.addAccount(tx, account as Account & { passwordHash: string });
        if (isOfAgency(invite.role)) await this.repository.addToAgency(tx, account.id, invite.role);
        else await this.repository.addMembership(tx, account.id, invite.role);
        await this.repository.accept(tx, id);
        await this.audit.record(tx, {
          action: 'invites.accept',
          targetType: 'user',
          targetId: account.id,
          after: { email: invite.email, role: invite.role },
        });
      },
      actor,
    );
    return { account: { id: account.id, name: account.name, email: account.email }, orgId };
  }

  private async newAccount(offer: InviteByLink, wanted: Acceptance): Promise<Account & { passwordHash: string }> {
    if (!wanted.name?.trim()) throw invalid({ name: 'must not be empty' });
    const fault = passwordFault(wanted.password, offer.email);
    if (fault !== null) throw invalid({ password: fault });
    return { id: newId(), name: wanted.name.trim(), email: offer.email, passwordHash: await this.passwords.hash(wanted.password) };
  }

  private async known(offer: InviteByLink, wanted: Acceptance, from: Origin): Promise<Account> {
    if (!offer.has_password)
      throw new AppError(
        'invites.set_password_first',
        422,
        'This address has an account whose person never set a password. Set yours with “Forgot password” first, then open this link again.',
      );
    return this.accounts.check(offer.email, wanted.password, from);
  }

  private async locate(token: string): Promise<{ id: string; orgId: string }> {
    const parts = splitLink(token);
    const found = parts && (await this.database.asSystem('find an invite', (tx) => this.repository.locate(tx, parts.hash)));
    // The id in the link and the id behind its secret must be the same invite.
    if (!found || found.id !== parts.id) throw linkError('wrong');
    return found;
  }

  /** For good: an inviter who gets the right back invites anew. */
  private async endOrphan(orgId: string, id: string): Promise<void> {
    const isOver = await this.database.asOrg(orgId, async (tx) => {
      const invite = await this.need(tx, id);
      if (await this.sponsors.mayGive(tx, invite)) return false;
      await this.repository.revoke(tx, id);
      const before = { email: invite.email, role: invite.role };
      await this.audit.record(tx, { action: 'invites.end', targetType: 'invite', targetId: id, before });
      return true;
    });
    if (isOver) throw ended();
  }

  private async need(tx: Tx, id: string): Promise<InviteByLink> {
    const invite = await this.repository.lock(tx, id);
    if (!invite) throw linkError('wrong');
    if (invite.revoked_at) throw new AppError('invites.revoked', 422, 'This invite was taken back. Ask the person who invited you.');
    if (invite.accepted_at) throw new AppError('auth.link_used', 422, 'This invite was accepted before. Sign in instead.');
    if (invite.expires_at <= this.clock.real())
      throw new AppError('auth.link_expired', 422, 'This invite has run out. Ask the person who invited you to send it again.');
    return invite;
  }
}

function ended(): AppError {
  return new AppError('invites.ended', 422, 'Whoever invited you may not do so any more. Ask the business for a new invite.');
}
