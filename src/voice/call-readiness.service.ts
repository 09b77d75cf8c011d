import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReadinessService } from '../onboarding/readiness.service.js';
import { CallsRepository } from './calls.repository.js';
import { Forwarding } from './forwarding/forwarding.service.js';

/** Tells the readiness page whether calls arrive: a real one, or a test over the forwarded line. */
@Injectable()
export class CallReadiness implements OnModuleInit {
  constructor(
    private readonly readiness: ReadinessService,
    private readonly calls: CallsRepository,
    private readonly forwarding: Forwarding,
  ) {}

  onModuleInit(): void {
    this.readiness.register('voice', async (tx) => {
      const outcome = await this.forwarding.outcome();
      const lastCallAt = await this.calls.lastCallAt(tx);
      // somebody took the call: that says nothing about where the others go
      const isSilent = outcome === null || outcome === 'answered';
      return isSilent ? { lastCallAt } : { lastCallAt, isForwardingTested: outcome === 'forwards' };
    });
  }
}
