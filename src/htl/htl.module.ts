import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { EnginesModule } from '../engines/engines.module.js';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
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
import { SecondReader } from './critic/second-reader.service.js';
import { Completions } from './ctas/completions.service.js';
import { CtaCompletionsRepository } from './ctas/cta-completions.repository.js';
import { CtaDeskController } from './ctas/cta-desk.controller.js';
import { CtaDesk } from './ctas/cta-desk.service.js';
import { CtaEffects } from './ctas/cta-effects.service.js';
import { CtaLinksController } from './ctas/cta-links.controller.js';
import { CtaLinks } from './ctas/cta-links.service.js';
import { OffersPersonalData } from './ctas/offers.personal-data.js';
import { CtaOffersRepository } from './ctas/cta-offers.repository.js';
import { CtaOutcome } from './ctas/cta-outcome.service.js';
import { ReportedFailures } from './escalation/reported-failures.service.js';
import { Htl } from './htl.service.js';
import { HtlTurnHandler } from './htl.turn-handler.js';
import { DecisionRecords } from './replay/decision-records.service.js';
import { ReplaysController } from './replay/replays.controller.js';
import { Replays } from './replay/replays.service.js';
import { TurnRetrieval } from './retrieval/turn-retrieval.service.js';
import { ActiveRules } from './rules/active-rules.service.js';
import { OwnRulesController } from './rules/own-rules.controller.js';
import { OwnRulesRepository } from './rules/own-rules.repository.js';
import { OwnRules } from './rules/own-rules.service.js';
import { ThreadOutcome } from './thread-outcome.service.js';
import { DraftReader } from './test-chat/draft-reader.service.js';
import { DraftTurns } from './test-chat/draft-turns.service.js';
import { PreviewController } from './test-chat/preview.controller.js';
import { SimplePrompts } from './test-chat/simple-prompts.service.js';
import { TestChatController } from './test-chat/test-chat.controller.js';
import { TestChat } from './test-chat/test-chat.service.js';
import { TestChatsRepository } from './test-chat/test-chats.repository.js';
import { TurnEffects } from './turn-effects.service.js';
import { TurnPlanner } from './turn-planner.service.js';
import { TurnThinking } from './turn-thinking.service.js';

/** The decision pipeline: what is said to a customer, and what is done for them. */
@Module({
  imports: [
    AuditModule,
    AuthModule,
    SchedulerModule,
    OrgsModule,
    ChannelsModule,
    LeadsModule,
    ExperimentsModule,
    EnginesModule,
    PolicyModule,
    AppointmentsModule,
    AuditModule,
    KnowledgeModule,
    OnboardingModule,
    ProfilesModule,
    ConversationsModule,
  ],
  controllers: [CtaDeskController, CtaLinksController, OwnRulesController, PreviewController, ReplaysController, TestChatController],
  providers: [
    ActiveRules,
    BusinessReader,
    Completions,
    ContextCompiler,
    ContextRepository,
    CtaCompletionsRepository,
    CtaDesk,
    CtaEffects,
    CtaLinks,
    CtaOffersRepository,
    CtaOutcome,
    DecisionRecords,
    DraftReader,
    DraftTurns,
    Htl,
    HtlTurnHandler,
    LocalBusiness,
    OffersPersonalData,
    OwnRules,
    OwnRulesRepository,
    TestChat,
    TestChatsRepository,
    Replays,
    ReportedFailures,
    SecondReader,
    SimplePrompts,
    ThreadOutcome,
    TurnEffects,
    TurnPlanner,
    TurnRetrieval,
    TurnThinking,
  ],
  exports: [BusinessReader, ContextCompiler, TurnPlanner, TurnRetrieval],
})
export class HtlModule {}
