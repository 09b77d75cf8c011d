import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReadinessService } from '../onboarding/readiness.service.js';
import { CallsRepository } from './calls.repository.js';
import { ForwardingTestsRepository } from './forwarding/forwarding-tests.repository.js';

/** Tells the readiness page whether calls arrive: a real one, or a test over the forwarded line. */
@Injectable()
export class CallReadiness implements OnModuleInit {
  constructor(
    private readonly readiness: ReadinessService,
    private readonly calls: CallsRepository,
    private readonly tests: ForwardingTestsRepository,
  ) {}

  onModuleInit(): void {
    this.readiness.register('voice', async (tx) => {
      const outcome = await this.tests.lastOfForwardedLine(tx);
      const lastCallAt = await this.calls.lastCallAt(tx);
      // somebody took the call: that says nothing about where the others go
      const isSilent = outcome === null || outcome === 'answered';
      return isSilent ? { lastCallAt } : { lastCallAt, isForwardingTested: outcome === 'forwards' };
    });
  }
}
