import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { OnboardingModule } from '../onboarding/onboarding.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { SchedulerModule } from '../scheduler/scheduler.module.js';
import { AgencyController } from './agency.controller.js';
import { AgencyPeopleController } from './agency-people.controller.js';
import { AgencyPeopleRepository } from './agency-people.repository.js';
import { AgencyPeople } from './agency-people.service.js';
import { AgencyMetrics } from './agency-metrics.service.js';
import { ClientOrgs } from './client-orgs.service.js';
import { ClientStates } from './client-states.service.js';
import { ClientSetup } from './client-setup.service.js';
import { AgencyMetricsRepository } from './metrics.repository.js';
import { OwnOrgController } from './own-org.controller.js';
import { StaffGrantsController } from './staff-grants.controller.js';
import { StaffGrantsRepository } from './staff-grants.repository.js';
import { StaffGrants } from './staff-grants.service.js';
import { QuotaWatch } from './quota-watch.service.js';
import { UsageController } from './usage.controller.js';
import { UsageRepository } from './usage.repository.js';
import { UsageMeters } from './usage.service.js';

/** The desk of the agency: its clients, their figures, what may be done with them. */
@Module({
  imports: [AuditModule, ChannelsModule, ConversationsModule, OnboardingModule, OrgsModule, SchedulerModule],
  controllers: [AgencyController, AgencyPeopleController, OwnOrgController, StaffGrantsController, UsageController],
  providers: [
    AgencyMetrics,
    AgencyMetricsRepository,
    AgencyPeople,
    AgencyPeopleRepository,
    ClientOrgs,
    ClientSetup,
    ClientStates,
    QuotaWatch,
    StaffGrants,
    StaffGrantsRepository,
    UsageMeters,
    UsageRepository,
  ],
})
export class AgencyModule {}
