import { Injectable } from '@nestjs/common';
import type Bull from 'bull';
import { Database } from '../platform/database/database.service.js';
import { Hints } from '../platform/queue/hints.service.js';
import { OperationsRepository, type BacklogRow } from './operations.repository.js';

export interface QueuesView {
  redis: 'up' | 'down' | 'absent';
  counts: Record<string, Bull.JobCounts>;
  backlog: BacklogRow[];
}

/** How the system is doing in two tables: the queues that hurry, and the rows that decide. */
@Injectable()
export class Queues {
  constructor(
    private readonly hints: Hints,
    private readonly database: Database,
    private readonly repository: OperationsRepository,
  ) {}

  async view(): Promise<QueuesView> {
    const backlog = await this.database.asSystem('backlog for operations', (tx) => this.repository.backlog(tx));
    return { redis: this.hints.status, counts: await this.hints.counts(), backlog };
  }
}
