import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { OnboardingModule } from '../onboarding/onboarding.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { PolicyModule } from '../policy/policy.module.js';
import { SchedulerModule } from '../scheduler/scheduler.module.js';
import { Backfill } from './backfill.service.js';
import { DeliveryService } from './delivery.service.js';
import { FailureHandling } from './failure-handling.service.js';
import { GateFactsService } from './gate-facts.service.js';
import { ProviderCall } from './provider-call.service.js';
import { ReceiptsRepository } from './receipts.repository.js';
import { Reconcilers } from './reconcilers.service.js';
import { SendOutcomes } from './send-outcomes.service.js';
import { SendService } from './send.service.js';
import { SendsRepository } from './sends.repository.js';
import { Settling } from './settling.service.js';

/** Claim, gate, provider, receipt: the way out. */
@Module({
  imports: [SchedulerModule, OrgsModule, ChannelsModule, LeadsModule, PolicyModule, ConversationsModule, OnboardingModule],
  providers: [
    SendsRepository,
    ProviderCall,
    ReceiptsRepository,
    GateFactsService,
    FailureHandling,
    SendOutcomes,
    SendService,
    DeliveryService,
    Settling,
    Backfill,
    Reconcilers,
  ],
  exports: [SendService, Settling, Backfill],
})
export class DeliveryModule {}
