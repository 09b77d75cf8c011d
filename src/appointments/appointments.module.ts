import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { SchedulerModule } from '../scheduler/scheduler.module.js';
import { AppointmentDesk } from './appointment-desk.service.js';
import { AppointmentJournal } from './appointment-journal.service.js';
import { AppointmentsController } from './appointments.controller.js';
import { AppointmentsPersonalData } from './appointments.personal-data.js';
import { AppointmentsRepository } from './appointments.repository.js';
import { Appointments } from './appointments.service.js';
import { Availability } from './availability.service.js';
import { BookingPlaces } from './booking-places.service.js';
import { CatalogRepository } from './catalog.repository.js';
import { HoldsRepository } from './holds.repository.js';
import { ResourcesController } from './resources.controller.js';
import { Resources } from './resources.service.js';
import { ServiceCatalogController } from './service-catalog.controller.js';
import { ServiceCatalog } from './service-catalog.service.js';

/** When is the business free, and who has which time. */
@Module({
  imports: [SchedulerModule, AuditModule, OrgsModule, LeadsModule],
  controllers: [AppointmentsController, ServiceCatalogController, ResourcesController],
  providers: [
    Appointments,
    AppointmentDesk,
    AppointmentJournal,
    AppointmentsPersonalData,
    AppointmentsRepository,
    Availability,
    BookingPlaces,
    CatalogRepository,
    HoldsRepository,
    Resources,
    ServiceCatalog,
  ],
  exports: [Appointments, Availability, Resources, ServiceCatalog],
})
export class AppointmentsModule {}
