import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { OnboardingModule } from '../onboarding/onboarding.module.js';
import { ProfilesModule } from '../onboarding/profiles/profiles.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { SchedulerModule } from '../scheduler/scheduler.module.js';
import { AdminController } from './admin.controller.js';
import { AuditSealing } from './audit-sealing.service.js';
import { DeadLetters } from './dead-letters.service.js';
import { DemoBusinesses } from './demo-business.service.js';
import { DemoHistoryRepository } from './demo-history.repository.js';
import { DemoProfiles } from './demo-profile.service.js';
import { DemoWorld } from './demo-world.service.js';
import { OperationsRepository } from './operations.repository.js';
import { Queues } from './queues.service.js';
import { SeedRepository } from './seed.repository.js';

/** Running the installation: the first start, queues, dead letters. */
@Module({
  imports: [
    AppointmentsModule,
    AuditModule,
    ChannelsModule,
    KnowledgeModule,
    OnboardingModule,
    OrgsModule,
    ProfilesModule,
    SchedulerModule,
  ],
  controllers: [AdminController],
  providers: [
    AuditSealing,
    DeadLetters,
    DemoBusinesses,
    DemoHistoryRepository,
    DemoProfiles,
    DemoWorld,
    OperationsRepository,
    Queues,
    SeedRepository,
  ],
  exports: [DemoWorld],
})
export class AdminModule {}
