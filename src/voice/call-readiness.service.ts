import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReadinessService } from '../onboarding/readiness.service.js';
import { CallsRepository } from './calls.repository.js';

/** Tells the readiness page whether calls arrive. */
@Injectable()
export class CallReadiness implements OnModuleInit {
  constructor(
    private readonly readiness: ReadinessService,
    private readonly calls: CallsRepository,
  ) {}

  onModuleInit(): void {
    this.readiness.register('voice', async (tx) => ({ lastCallAt: await this.calls.lastCallAt(tx) }));
  }
}
