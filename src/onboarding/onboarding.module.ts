import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { ChannelsModule } from '../channels/channels.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { LeadsModule } from '../leads/leads.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { AnswersRepository } from './answers.repository.js';
import { OnboardingAnswers } from './answers.service.js';
import { CtasController } from './material/ctas.controller.js';
import { CtasRepository } from './material/ctas.repository.js';
import { Ctas } from './material/ctas.service.js';
import { FileLinksController } from './material/file-links.controller.js';
import { FileLinks } from './material/file-links.service.js';
import { FilesController } from './material/files.controller.js';
import { FilesRepository } from './material/files.repository.js';
import { SendableFiles } from './material/files.service.js';
import { LiveCtas } from './material/live-ctas.service.js';
import { LiveTestimonials } from './material/live-testimonials.service.js';
import { ScriptsController } from './material/scripts.controller.js';
import { ScriptsRepository } from './material/scripts.repository.js';
import { Scripts } from './material/scripts.service.js';
import { TestimonialsController } from './material/testimonials.controller.js';
import { TestimonialsPersonalData } from './material/testimonials.personal-data.js';
import { TestimonialsRepository } from './material/testimonials.repository.js';
import { Testimonials } from './material/testimonials.service.js';
import { OrgConfigController } from './org-config.controller.js';
import { OrgConfigs } from './org-configs.service.js';
import { PresetsController } from './presets.controller.js';
import { Presets } from './presets.service.js';
import { QuestionnaireConfig } from './questionnaire-config.service.js';
import { ReadinessController } from './readiness.controller.js';
import { ReadinessService } from './readiness.service.js';
import { SectionsController } from './sections.controller.js';
import { Sections } from './sections.service.js';

/** How a business starts: presets, its configuration as a document, and the questionnaire. */
@Module({
  imports: [AppointmentsModule, AuditModule, ChannelsModule, KnowledgeModule, LeadsModule, OrgsModule],
  controllers: [
    CtasController,
    FileLinksController,
    FilesController,
    OrgConfigController,
    PresetsController,
    ReadinessController,
    ScriptsController,
    SectionsController,
    TestimonialsController,
  ],
  providers: [
    AnswersRepository,
    Ctas,
    CtasRepository,
    FileLinks,
    FilesRepository,
    LiveCtas,
    LiveTestimonials,
    OnboardingAnswers,
    OrgConfigs,
    Presets,
    QuestionnaireConfig,
    ReadinessService,
    Scripts,
    ScriptsRepository,
    Sections,
    SendableFiles,
    Testimonials,
    TestimonialsPersonalData,
    TestimonialsRepository,
  ],
  exports: [FileLinks, LiveCtas, LiveTestimonials, OnboardingAnswers, OrgConfigs, Presets, ReadinessService, Sections],
})
export class OnboardingModule {}
