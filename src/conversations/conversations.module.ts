import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { ExperimentsModule } from '../experiments/experiments.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { PolicyModule } from '../policy/policy.module.js';
import { SchedulerModule } from '../scheduler/scheduler.module.js';
import { ActionWatch } from './action-watch.service.js';
import { Approvals } from './approvals.service.js';
import { ActionsController } from './actions.controller.js';
import { BusinessStates } from './business-states.service.js';
import { ConversationSearchRepository } from './conversation-search.repository.js';
import { ConversationSearch } from './conversation-search.service.js';
import { ConversationsController } from './conversations.controller.js';
import { ConversationsPersonalData } from './conversations.personal-data.js';
import { Conversations } from './conversations.service.js';
import { DecisionsReader } from './decisions.reader.js';
import { DecisionsRepository } from './decisions.repository.js';
import { DraftNews } from './draft-news.service.js';
import { DraftsRepository } from './drafts.repository.js';
import { Drafts } from './drafts.service.js';
import { MessageIndex } from './embedding/message-index.service.js';
import { MessageVectorsRepository } from './embedding/message-vectors.repository.js';
import { MessageVectors } from './embedding/message-vectors.service.js';
import { Emergencies } from './emergencies.service.js';
import { EscalationsReader } from './escalations.reader.js';
import { EscalationsRepository } from './escalations.repository.js';
import { Escalations } from './escalations.service.js';
import { FollowUpsRepository } from './follow-ups.repository.js';
import { FollowUps } from './follow-ups.service.js';
import { HumanMessages } from './human-messages.service.js';
import { IdleThreadsRepository } from './idle-threads.repository.js';
import { IdleThreads } from './idle-threads.service.js';
import { InboundBatches } from './inbound-batches.service.js';
import { InboundIntake } from './inbound-intake.service.js';
import { InboundRepository } from './inbound.repository.js';
import { InboundRoutes } from './inbound-routes.service.js';
import { InboundService } from './inbound.service.js';
import { LeadThreadsController } from './lead-threads.controller.js';
import { LeadThreadsReader } from './lead-threads.reader.js';
import { LeadThreads } from './lead-threads.service.js';
import { MessagesReader } from './messages.reader.js';
import { OptOuts } from './opt-outs.service.js';
import { Nudges } from './nudges.service.js';
import { OutboundRepository } from './outbound.repository.js';
import { Outbound } from './outbound.service.js';
import { PausesRepository } from './pauses.repository.js';
import { Pauses } from './pauses.service.js';
import { Reaches } from './reach.service.js';
import { StaffIdentity } from './staff-identity.service.js';
import { StaffInbound } from './staff-inbound.port.js';
import { TakeoverDesk } from './takeover-desk.service.js';
import { Takeovers } from './takeover.service.js';
import { ThreadErasureRepository } from './thread-erasure.repository.js';
import { ThreadStateRepository } from './thread-state.repository.js';
import { ThreadState } from './thread-state.service.js';
import { ThreadsReader } from './threads.reader.js';
import { TranscriptsController } from './transcripts.controller.js';
import { Transcripts } from './transcripts.service.js';
import { TurnCommits } from './turn-commits.service.js';
import { TurnFailures } from './turn-failures.service.js';
import { TurnsRepository } from './turns.repository.js';
import { Turns } from './turns.service.js';
import { UnfinishedThreads } from './unfinished-threads.service.js';

/** Threads, messages, turns, the outbound queue, takeover and the action list. */
@Module({
  imports: [
    AuditModule,
    SchedulerModule,
    OrgsModule,
    ChannelsModule,
    LeadsModule,
    ExperimentsModule,
    PolicyModule,
    AppointmentsModule,
    KnowledgeModule,
  ],
  controllers: [ConversationsController, TranscriptsController, LeadThreadsController, ActionsController],
  providers: [
    PausesRepository,
    Pauses,
    InboundRepository,
    OutboundRepository,
    DecisionsRepository,
    BusinessStates,
    EscalationsRepository,
    FollowUpsRepository,
    Nudges,
    TurnsRepository,
    ConversationsPersonalData,
    ThreadErasureRepository,
    ThreadStateRepository,
    Reaches,
    ThreadsReader,
    MessagesReader,
    OptOuts,
    LeadThreadsReader,
    LeadThreads,
    DecisionsReader,
    EscalationsReader,
    Outbound,
    ActionWatch,
    Escalations,
    ThreadState,
    Emergencies,
    StaffInbound,
    StaffIdentity,
    InboundRoutes,
    InboundService,
    InboundBatches,
    InboundIntake,
    TurnCommits,
    TurnFailures,
    Turns,
    FollowUps,
    DraftsRepository,
    DraftNews,
    Approvals,
    Drafts,
    Transcripts,
    Conversations,
    TakeoverDesk,
    Takeovers,
    HumanMessages,
    UnfinishedThreads,
    IdleThreadsRepository,
    IdleThreads,
    MessageVectorsRepository,
    MessageVectors,
    MessageIndex,
    ConversationSearchRepository,
    ConversationSearch,
  ],
  exports: [
    BusinessStates,
    OptOuts,
    Outbound,
    Pauses,
    Escalations,
    ThreadState,
    Emergencies,
    StaffInbound,
    InboundService,
    Turns,
    FollowUps,
    Transcripts,
    Conversations,
    Takeovers,
    HumanMessages,
    ConversationSearch,
  ],
})
export class ConversationsModule {}
