import { InjectQueue } from '@nestjs/bull';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bull';
import { Config } from '../platform/config/config.service.js';
import type { Hint } from '../platform/queue/queue-options.js';
import { Workload } from '../platform/queue/workload.service.js';

/** Hints for sends, as many at once as SEND_CONCURRENCY says. */
@Injectable()
export class SendProcessor implements OnModuleInit {
  constructor(
    @InjectQueue('messages') private readonly queue: Queue<Hint>,
    private readonly workload: Workload,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    void this.queue.process('send', this.config.values.SEND_CONCURRENCY, (job) =>
      this.workload.execute('send', job.data.orgId, job.data.id, 'hint'),
    );
  }
}
