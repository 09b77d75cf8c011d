import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { AgencyOrgsController } from './agency-orgs.controller.js';
import { AgencyOrgs } from './agency-orgs.service.js';
import { AgencyReads } from './agency-reads.service.js';
import { Newcomers } from './newcomers.service.js';
import { OrgFactory } from './org-factory.service.js';
import { OrgStatus } from './org-status.service.js';
import { OrgsController } from './orgs.controller.js';
import { OrgsRepository } from './orgs.repository.js';
import { OrgsService } from './orgs.service.js';
import { OwnRoles } from './own-roles.service.js';
import { Passwords } from './passwords.service.js';
import { RoleGrants } from './role-grants.service.js';
import { RolesController } from './roles.controller.js';
import { RolesRepository } from './roles.repository.js';
import { QuotasRepository } from './quotas.repository.js';
import { Quotas } from './quotas.service.js';
import { SettingsController } from './settings.controller.js';
import { SettingsService } from './settings.service.js';
import { StaffPhones } from './staff-phones.service.js';
import { UsersController } from './users.controller.js';
import { UsersRepository } from './users.repository.js';
import { Users } from './users.service.js';

/** Agencies, orgs, their settings and their people. */
@Module({
  imports: [AuditModule],
  controllers: [SettingsController, OrgsController, AgencyOrgsController, UsersController, RolesController],
  providers: [
    AgencyOrgs,
    AgencyReads,
    Newcomers,
    OrgFactory,
    OrgStatus,
    OrgsRepository,
    OrgsService,
    OwnRoles,
    Passwords,
    RoleGrants,
    RolesRepository,
    Quotas,
    QuotasRepository,
    SettingsService,
    StaffPhones,
    Users,
    UsersRepository,
  ],
  exports: [
    AgencyOrgs,
    AgencyReads,
    Newcomers,
    OrgFactory,
    OrgStatus,
    OrgsService,
    Passwords,
    Quotas,
    RoleGrants,
    SettingsService,
    StaffPhones,
  ],
})
export class OrgsModule {}
