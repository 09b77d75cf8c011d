import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { notFound, refused } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { AccessService } from './access.service.js';
import { maySignOut } from './member-sessions.rules.js';
import { needPerson } from './own-sessions.service.js';
import { SessionsRepository } from './sessions.repository.js';

/** What an owner does about a lost phone or a shared password: every sign-in of a member ends, their membership stays. */
@Injectable()
export class MemberSessions {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsRepository,
    private readonly access: AccessService,
    private readonly audit: Audit,
  ) {}

  /** Answers how many sign-ins ended: at once here, within five seconds on every other server. */
  async end(caller: Principal, userId: string): Promise<number> {
    needPerson(caller);
    const orgs = await this.access.orgsOf(userId);
    if (!orgs.some((org) => org.orgId === caller.orgId)) throw notFound('user');
    if (userId === caller.userId) throw refused('sessions.own', 'End your own sign-ins on the page of your account.');
    if (!maySignOut(await this.access.orgsOf(caller.userId), orgs))
      throw refused(
        'sessions.elsewhere',
        'A sign-in counts in every business of a person, and this one has a business or a role that is not yours to change. Remove them here instead.',
      );
    const ended = await this.database.asOrg(caller.orgId, async (tx) => {
      const ids = await this.sessions.end(tx, userId, 'all');
      if (ids.length > 0)
        await this.audit.record(tx, {
          action: 'auth.member_sessions_end',
          targetType: 'user',
          targetId: userId,
          after: { ended: ids.length },
        });
      return ids;
    });
    for (const id of ended) this.access.forget(id);
    this.access.forgetPerson(userId);
    return ended.length;
  }
}
