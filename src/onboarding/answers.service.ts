import { Injectable } from '@nestjs/common';
import type { ServiceEntity } from '../appointments/service.entity.js';
import { ServiceCatalog } from '../appointments/service-catalog.service.js';
import type { OrgProfile } from '../orgs/org-profile.schema.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Database } from '../platform/database/database.service.js';
import { AnswersRepository } from './answers.repository.js';
import { CtasRepository } from './material/ctas.repository.js';
import { ScriptsRepository } from './material/scripts.repository.js';
import { TestimonialsRepository } from './material/testimonials.repository.js';
import { SECTIONS } from './questionnaire.schema.js';
import type { Answers, Cta, Script, Testimonial } from './questionnaire.schema.js';

/** Everything a business said about itself, as one value. */
export interface Questionnaire {
  /** Settings that sections show are here: name, hours, owner, greeting. */
  profile: OrgProfile;
  /** A section that was never saved is empty. */
  answers: Answers;
  ctas: Cta[];
  testimonials: Testimonial[];
  scripts: Script[];
  /** Bookable services with durations and prices. */
  services: ServiceEntity[];
}

/** Reads the questionnaire of the active org. */
@Injectable()
export class OnboardingAnswers {
  constructor(
    private readonly database: Database,
    private readonly orgs: OrgsService,
    private readonly services: ServiceCatalog,
    private readonly answers: AnswersRepository,
    private readonly ctas: CtasRepository,
    private readonly testimonials: TestimonialsRepository,
    private readonly scripts: ScriptsRepository,
  ) {}

  /** Answers, calls to action, testimonials, scripts and services in one snapshot, in the caller's transaction if there is one. */
  whole(): Promise<Questionnaire> {
    return this.database.transaction(async (tx) => {
      const saved = new Map((await this.answers.all(tx)).map((row) => [row.section, row.answers]));
      return {
        profile: await this.orgs.read(tx),
        answers: Object.fromEntries(SECTIONS.map((section) => [section, saved.get(section) ?? {}])) as unknown as Answers,
        ctas: await this.ctas.all(tx),
        testimonials: await this.testimonials.all(tx),
        scripts: await this.scripts.all(tx),
        services: (await this.services.all()).filter(({ isActive }) => isActive),
      };
    });
  }
}
