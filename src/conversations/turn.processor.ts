import { InjectQueue } from '@nestjs/bull';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bull';
import { Config } from '../platform/config/config.service.js';
import type { Hint } from '../platform/queue/queue-options.js';
import { Workload } from '../platform/queue/workload.service.js';

/** Hints for turns, as many at once as TURN_CONCURRENCY says. */
@Injectable()
export class TurnProcessor implements OnModuleInit {
  constructor(
    @InjectQueue('messages') private readonly queue: Queue<Hint>,
    private readonly workload: Workload,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    void this.queue.process('turn', this.config.values.TURN_CONCURRENCY, (job) =>
      this.workload.execute('turn', job.data.orgId, job.data.id, 'hint'),
    );
  }
}
