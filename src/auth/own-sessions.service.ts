import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { AccessService } from './access.service.js';
import { Accounts } from './accounts.service.js';
import { SessionsRepository } from './sessions.repository.js';
import type { LiveSessionRow } from './sessions.repository.js';

/** Where a person is signed in, and the way to end it: at once here, within five seconds on every other server. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly database: Database,
    private readonly repository: SessionsRepository,
    private readonly access: AccessService,
    private readonly accounts: Accounts,
  ) {}

  list(caller: Principal): Promise<LiveSessionRow[]> {
    needPerson(caller);
    return this.database.asSystem('list the sessions of a person', (tx) => this.repository.live(tx, caller.userId));
  }

  /** One of the caller's own; somebody else's is not there. */
  async end(caller: Principal, id: string): Promise<void> {
    needPerson(caller);
    const ended = await this.database.asSystem('end a session', (tx) => this.repository.end(tx, caller.userId, { only: id }));
    if (ended.length === 0) throw notFound('session');
    await this.close(caller, ended);
  }

  async endOthers(caller: Principal): Promise<number> {
    needPerson(caller);
    const ended = await this.database.asSystem('end the other sessions', (tx) =>
      this.repository.end(tx, caller.userId, { except: caller.sessionId }),
    );
    await this.close(caller, ended);
    return ended.length;
  }

  private async close(caller: Principal, ended: readonly string[]): Promise<void> {
    for (const id of ended) this.access.forget(id);
    if (ended.length > 0) await this.accounts.note({ id: caller.userId, name: caller.name, email: '' }, 'auth.sessions_end');
  }
}

function needPerson(caller: Principal): void {
  if (caller.apiKeyId !== undefined) throw new AppError('access.person_only', 403, 'Only a person who is signed in can do this.');
}
