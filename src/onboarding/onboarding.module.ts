import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { OrgConfigController } from './org-config.controller.js';
import { OrgConfigs } from './org-configs.service.js';
import { PresetsController } from './presets.controller.js';
import { Presets } from './presets.service.js';

/** How a business starts: presets, and its configuration as a document. */
@Module({
  imports: [AppointmentsModule, AuditModule, ChannelsModule, OrgsModule],
  controllers: [OrgConfigController, PresetsController],
  providers: [OrgConfigs, Presets],
  exports: [OrgConfigs, Presets],
})
export class OnboardingModule {}
