import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { EnginesModule } from '../engines/engines.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { OnboardingModule } from '../onboarding/onboarding.module.js';
import { ProfilesModule } from '../onboarding/profiles/profiles.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { PolicyModule } from '../policy/policy.module.js';
import { SchedulerModule } from '../scheduler/scheduler.module.js';
import { BusinessReader } from './context/business-reader.service.js';
import { ContextCompiler } from './context/context-compiler.service.js';
import { ContextRepository } from './context/context.repository.js';
import { LocalBusiness } from './context/local-business.service.js';
import { Htl } from './htl.service.js';
import { HtlTurnHandler } from './htl.turn-handler.js';
import { ThreadOutcome } from './thread-outcome.service.js';
import { DraftReader } from './test-chat/draft-reader.service.js';
import { TestChatController } from './test-chat/test-chat.controller.js';
import { TestChat } from './test-chat/test-chat.service.js';
import { TestChatsRepository } from './test-chat/test-chats.repository.js';
import { TurnEffects } from './turn-effects.service.js';
import { TurnPlanner } from './turn-planner.service.js';
import { Usage } from './usage.service.js';
import { UsageRepository } from './usage.repository.js';

/** The decision pipeline: what is said to a customer, and what is done for them. */
@Module({
  imports: [
    SchedulerModule,
    OrgsModule,
    ChannelsModule,
    LeadsModule,
    EnginesModule,
    PolicyModule,
    AppointmentsModule,
    OnboardingModule,
    ProfilesModule,
    ConversationsModule,
  ],
  controllers: [TestChatController],
  providers: [
    BusinessReader,
    ContextCompiler,
    ContextRepository,
    DraftReader,
    Htl,
    HtlTurnHandler,
    LocalBusiness,
    TestChat,
    TestChatsRepository,
    ThreadOutcome,
    TurnEffects,
    TurnPlanner,
    Usage,
    UsageRepository,
  ],
  exports: [BusinessReader, ContextCompiler, TurnPlanner, Usage],
})
export class HtlModule {}
