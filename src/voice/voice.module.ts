import { Module } from '@nestjs/common';
import { ChannelsModule } from '../channels/channels.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { OnboardingModule } from '../onboarding/onboarding.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { PolicyModule } from '../policy/policy.module.js';
import { SchedulerModule } from '../scheduler/scheduler.module.js';
import { CallEvents } from './call-events.service.js';
import { CallIntake } from './call-intake.service.js';
import { CallLedger } from './call-ledger.service.js';
import { CallReadiness } from './call-readiness.service.js';
import { CallReconciler } from './call-reconciler.service.js';
import { CallerFacts } from './caller-facts.service.js';
import { CallsPersonalData } from './calls.personal-data.js';
import { CallsController } from './calls.controller.js';
import { CallsReader } from './calls.reader.js';
import { CallsRepository } from './calls.repository.js';
import { Calls } from './calls.service.js';
import { ForwardingController } from './forwarding/forwarding.controller.js';
import { Forwarding } from './forwarding/forwarding.service.js';
import { ForwardingTestsRepository } from './forwarding/forwarding-tests.repository.js';
import { ForwardingTests } from './forwarding/forwarding-tests.service.js';
import { MissedCalls } from './missed-calls.service.js';

/** Calls in, missed calls, and the text that follows them. */
@Module({
  imports: [SchedulerModule, OrgsModule, ChannelsModule, LeadsModule, PolicyModule, OnboardingModule, ConversationsModule],
  controllers: [CallsController, ForwardingController],
  providers: [
    CallEvents,
    CallIntake,
    CallLedger,
    CallReadiness,
    CallReconciler,
    CallerFacts,
    Calls,
    CallsPersonalData,
    CallsReader,
    CallsRepository,
    Forwarding,
    ForwardingTests,
    ForwardingTestsRepository,
    MissedCalls,
  ],
})
export class VoiceModule {}
