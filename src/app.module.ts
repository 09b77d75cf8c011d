import { Module, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AdminModule } from './admin/admin.module.js';
import { AnalyticsModule } from './analytics/analytics.module.js';
import { AgencyModule } from './agency/agency.module.js';
import { AppointmentsModule } from './appointments/appointments.module.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { ChannelsModule } from './channels/channels.module.js';
import { ConversationsModule } from './conversations/conversations.module.js';
import { databaseOptions } from './data-source.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { EnginesModule } from './engines/engines.module.js';
import { ExperimentsModule } from './experiments/experiments.module.js';
import { HtlModule } from './htl/htl.module.js';
import { AiServicesModule } from './htl/services/ai-services.module.js';
import { InsightsModule } from './insights/insights.module.js';
import { KnowledgeModule } from './knowledge/knowledge.module.js';
import { LeadsModule } from './leads/leads.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OnboardingModule } from './onboarding/onboarding.module.js';
import { ProfilesModule } from './onboarding/profiles/profiles.module.js';
import { OrgsModule } from './orgs/orgs.module.js';
import type { Settings } from './platform/config/config.schema.js';
import { HttpModule } from './platform/http/http.module.js';
import { loggingModule } from './platform/logging/logging.module.js';
import { PersonalData } from './platform/personal-data/personal-data.service.js';
import { PlatformModule } from './platform/platform.module.js';
import { PolicyModule } from './policy/policy.module.js';
import { SchedulerModule } from './scheduler/scheduler.module.js';
import { VoiceModule } from './voice/voice.module.js';
import { WorkersModule } from './workers.module.js';

const FEATURES = [
  AuditModule,
  SchedulerModule,
  OrgsModule,
  ChannelsModule,
  AuthModule,
  LeadsModule,
  ExperimentsModule,
  EnginesModule,
  PolicyModule,
  KnowledgeModule,
  AppointmentsModule,
  OnboardingModule,
  ProfilesModule,
  ConversationsModule,
  DeliveryModule,
  HtlModule,
  AiServicesModule,
  VoiceModule,
  NotificationsModule,
  AnalyticsModule,
  InsightsModule,
  AdminModule,
  AgencyModule,
];

/** Every module that stores something about people; the start counts them. */
const PERSONAL_DATA = [
  'idempotency',
  'jobs',
  'leads',
  'experiments',
  'policy',
  'knowledge',
  'appointments',
  'testimonials',
  'conversations',
  'offers',
  'voice',
  'notifications',
  'insights',
];

/** The whole application, floor by floor. */
@Module({})
export class AppModule implements OnApplicationBootstrap {
  constructor(private readonly personalData: PersonalData) {}

  onApplicationBootstrap(): void {
    this.personalData.requireExactly(PERSONAL_DATA);
  }

  static register(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        loggingModule(settings),
        TypeOrmModule.forRoot(databaseOptions(settings)),
        ScheduleModule.forRoot(),
        PlatformModule.register(settings),
        HttpModule,
        ...FEATURES,
        WorkersModule.register(settings),
      ],
    };
  }
}
