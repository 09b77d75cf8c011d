import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { SchedulerModule } from '../scheduler/scheduler.module.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsRepository } from './contacts.repository.js';
import { Contacts } from './contacts.service.js';
import { LeadConversations } from './lead-conversations.service.js';
import { LeadDesk } from './lead-desk.service.js';
import { LeadHistoryRepository } from './lead-history.repository.js';
import { LeadTimeline } from './lead-timeline.service.js';
import { LeadsPersonalData } from './leads.personal-data.js';
import { LeadsController } from './leads.controller.js';
import { LeadsRepository } from './leads.repository.js';
import { Leads } from './leads.service.js';
import { LegalHoldsRepository } from './legal-holds.repository.js';
import { LegalHolds } from './legal-holds.service.js';
import { PrivacyController } from './privacy.controller.js';
import { Privacy } from './privacy.service.js';
import { RetentionRepository } from './retention.repository.js';
import { Retention } from './retention.service.js';

/** People on the other side, their opportunities, and what we know about them. */
@Module({
  imports: [AuditModule, OrgsModule, SchedulerModule],
  controllers: [ContactsController, LeadsController, PrivacyController],
  providers: [
    Contacts,
    ContactsRepository,
    LeadConversations,
    LeadDesk,
    LeadHistoryRepository,
    LeadTimeline,
    Leads,
    LeadsPersonalData,
    LeadsRepository,
    LegalHolds,
    LegalHoldsRepository,
    Privacy,
    Retention,
    RetentionRepository,
  ],
  exports: [Contacts, LeadConversations, LeadTimeline, Leads],
})
export class LeadsModule {}
