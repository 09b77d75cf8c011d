import { Injectable, Logger } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { notFound, refused } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { Mail } from '../platform/mail/mail.service.js';
import { AccessService } from './access.service.js';
import { factorMail } from './mails.rules.js';
import { needPerson } from './own-sessions.service.js';
import { SecondFactorsRepository } from './second-factors.repository.js';
import { SessionsRepository } from './sessions.repository.js';

/** What an agency owner does for a person who lost phone and recovery codes: the second step goes, and every sign-in with it. */
@Injectable()
export class FactorResets {
  private readonly logger = new Logger('auth');

  constructor(
    private readonly database: Database,
    private readonly factors: SecondFactorsRepository,
    private readonly sessions: SessionsRepository,
    private readonly access: AccessService,
    private readonly audit: Audit,
    private readonly mail: Mail,
  ) {}

  /** Of someone who may enter the active org. Without a second step there is nothing to do, and nothing is written down. */
  async reset(caller: Principal, userId: string): Promise<void> {
    needPerson(caller);
    const orgs = await this.access.orgsOf(userId);
    if (!orgs.some((org) => org.orgId === caller.orgId)) throw notFound('user');
    if (userId === caller.userId) throw refused('second_factor.own', 'Turn off your own second step on the page of your account.');
    // The account is one and the same there: what protects another agency's clients is not this agency's to take away.
    if (orgs.some((org) => org.agencyId !== caller.agencyId))
      throw refused('second_factor.elsewhere', 'This person also works for another agency. Only their recovery codes help here.');
    const person = await this.database.asOrg(caller.orgId, async (tx) => {
      if (!(await this.factors.turnOff(tx, userId))) return null;
      for (const sessionId of await this.sessions.end(tx, userId, { except: caller.sessionId })) this.access.forget(sessionId);
      await this.audit.record(tx, { action: 'auth.second_factor_reset', targetType: 'user', targetId: userId });
      return this.sessions.user(tx, userId);
    });
    if (!person) return;
    this.access.forgetPerson(userId);
    await this.mail.send(factorMail(person.email, 'reset')).catch((error: Error) => {
      this.logger.error({ err: error }, 'the notice of a removed second factor could not be sent');
    });
  }
}
