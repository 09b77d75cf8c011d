import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { AnswersRepository } from './answers.repository.js';
import { OnboardingAnswers } from './answers.service.js';
import { CtasRepository } from './material/ctas.repository.js';
import { ScriptsRepository } from './material/scripts.repository.js';
import { TestimonialsRepository } from './material/testimonials.repository.js';
import { OrgConfigController } from './org-config.controller.js';
import { OrgConfigs } from './org-configs.service.js';
import { PresetsController } from './presets.controller.js';
import { Presets } from './presets.service.js';

/** How a business starts: presets, its configuration as a document, and the questionnaire. */
@Module({
  imports: [AppointmentsModule, AuditModule, OrgsModule],
  controllers: [OrgConfigController, PresetsController],
  providers: [AnswersRepository, CtasRepository, OnboardingAnswers, OrgConfigs, Presets, ScriptsRepository, TestimonialsRepository],
  exports: [OnboardingAnswers, OrgConfigs, Presets],
})
export class OnboardingModule {}
