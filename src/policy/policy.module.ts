import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { SendCountersRepository } from './send-counters.repository.js';
import { SendCounters } from './send-counters.service.js';
import { SuppressionsController } from './suppressions.controller.js';
import { SuppressionsPersonalData } from './suppressions.personal-data.js';
import { SuppressionsRepository } from './suppressions.repository.js';
import { Suppressions } from './suppressions.service.js';

/** May we say it? Opt-outs and counters; the gate itself is a pure function. */
@Module({
  imports: [AuditModule, OrgsModule],
  controllers: [SuppressionsController],
  providers: [SendCounters, SendCountersRepository, Suppressions, SuppressionsPersonalData, SuppressionsRepository],
  exports: [SendCounters, Suppressions],
})
export class PolicyModule {}
