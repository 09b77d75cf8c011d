import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../platform/database/database.service.js';
import { Recurring } from '../scheduler/recurring.service.js';
import { IdleThreadsRepository } from './idle-threads.repository.js';

const LOOK_SECONDS = 300;
const THREADS_AT_ONCE = 200;

/**
 * Conversations without a sequence of nudges end after 48 hours of silence as dormant (rules.md C-22); one with a sequence ends after its
 * last step. The lead stays as it is, and the customer's next text opens the conversation again.
 */
@Injectable()
export class IdleThreads implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly repository: IdleThreadsRepository,
    private readonly recurring: Recurring,
  ) {}

  onModuleInit(): void {
    this.recurring.every('conversations.idle', LOOK_SECONDS, () => this.run());
  }

  async run(): Promise<void> {
    const orgs = await this.database.asSystem('find conversations that fell asleep', (tx) => this.repository.orgs(tx));
    for (const orgId of orgs) {
      let count = THREADS_AT_ONCE;
      while (count === THREADS_AT_ONCE) count = await this.database.asOrg(orgId, (tx) => this.repository.close(tx, THREADS_AT_ONCE));
    }
  }
}
