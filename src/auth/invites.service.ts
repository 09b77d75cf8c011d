import { Injectable, Logger } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { conflict, notFound } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Config } from '../platform/config/config.service.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { Mail } from '../platform/mail/mail.service.js';
import { InviteSponsors } from './invite-sponsors.service.js';
import { InvitesRepository } from './invites.repository.js';
import type { InviteRow, InviteScope } from './invites.repository.js';
import { INVITE_DAYS, newLink } from './link.rules.js';
import { inviteMail, linkAddress } from './mails.rules.js';

/** An open invite, and whether it has lost the one who stands behind it. */
export type InviteView = InviteRow & { isEnded: boolean };

/** Asking people into the active org, or into the agency that it is: one open invite per address, bound to that address and this org. */
@Injectable()
export class Invites {
  private readonly logger = new Logger('auth');

  constructor(
    private readonly database: Database,
    private readonly repository: InvitesRepository,
    private readonly orgs: OrgsService,
    private readonly mail: Mail,
    private readonly config: Config,
    private readonly audit: Audit,
    private readonly sponsors: InviteSponsors,
  ) {}

  list(query: ListQuery, scope: InviteScope = 'org'): Promise<{ rows: InviteView[]; total: number }> {
    return this.database.transaction(async (tx) => {
      const { rows, total } = await this.repository.list(tx, query, scope);
      const views: InviteView[] = [];
      for (const row of rows) views.push({ ...row, isEnded: !(await this.sponsors.mayGive(tx, row)) });
      return { rows: views, total };
    });
  }

  async create(caller: Principal, email: string, role: string, scope: InviteScope = 'org'): Promise<InviteView> {
    const id = newId();
    const { token, hash } = newLink(id);
    await this.database.transaction(async (tx) => {
      await this.needOutside(tx, email, scope);
      await this.sponsors.admit(tx, role, caller.permissions);
      if (!(await this.repository.insert(tx, { id, email, role, hash, invitedBy: caller.userId, days: INVITE_DAYS })))
        throw conflict('invites.exists', 'This address has an open invite. Send that one again.');
      await this.record(tx, 'invites.create', id, { after: { email, role } });
    });
    return this.send({ id, email, scope }, caller.name, token);
  }

  /** A fresh link; the one in the older mail is dead from now on. Whoever sends it gives the role, so they must have the right to. */
  async resend(caller: Principal, id: string, scope: InviteScope = 'org'): Promise<InviteView> {
    const { token, hash } = newLink(id);
    const { email } = await this.database.transaction(async (tx) => {
      const row = await this.need(tx, id, scope);
      await this.sponsors.needWithin(tx, row.role, caller.permissions);
      await this.repository.renew(tx, id, hash, INVITE_DAYS, caller.userId);
      await this.record(tx, 'invites.resend', id, { after: { email: row.email, role: row.role } });
      return row;
    });
    return this.send({ id, email, scope }, caller.name, token);
  }

  revoke(id: string, scope: InviteScope = 'org'): Promise<void> {
    return this.database.transaction(async (tx) => {
      const row = await this.need(tx, id, scope);
      await this.repository.revoke(tx, id);
      await this.record(tx, 'invites.revoke', id, { before: { email: row.email, role: row.role } });
    });
  }

  /** A mail server that is away loses nothing: the invite stays, and its list shows that the mail did not leave. */
  private async send(invite: { id: string; email: string; scope: InviteScope }, person: string, token: string): Promise<InviteView> {
    const { id, email, scope } = invite;
    const business = await this.nameOf(scope);
    const address = linkAddress(this.config.values.publicBaseUrl, 'invite', token);
    const isSent = await this.mail.send(inviteMail(email, { person, business }, address)).then(
      () => true,
      (error: Error) => {
        this.logger.error({ err: error }, 'an invite could not be mailed');
        return false;
      },
    );
    return this.database.transaction(async (tx) => {
      if (isSent) await this.repository.noteMail(tx, id);
      return { ...(await this.need(tx, id, scope)), isEnded: false };
    });
  }

  private async nameOf(scope: InviteScope): Promise<string> {
    return scope === 'agency' ? this.database.transaction((tx) => this.repository.agencyName(tx)) : (await this.orgs.profile()).name;
  }

  private async needOutside(tx: Tx, email: string, scope: InviteScope): Promise<void> {
    if (scope === 'agency' && (await this.repository.isOfAgency(tx, email)))
      throw conflict('agency.person_exists', 'This person is already one of the people of your agency.');
    if (scope === 'org' && (await this.repository.isMember(tx, email)))
      throw conflict('users.exists', 'This person is already a member of this business.');
  }

  private async need(tx: Tx, id: string, scope: InviteScope): Promise<InviteRow> {
    const row = await this.repository.find(tx, id, scope);
    if (!row) throw notFound('invite');
    return row;
  }

  private record(tx: Tx, action: string, targetId: string, change: { before?: unknown; after?: unknown }): Promise<void> {
    return this.audit.record(tx, { action, targetType: 'invite', targetId, ...change });
  }
}
