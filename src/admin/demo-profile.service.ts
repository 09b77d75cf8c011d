import { Injectable } from '@nestjs/common';
import { KnowledgeDocuments } from '../knowledge/documents.service.js';
import { KnowledgeRetrieval } from '../knowledge/retrieval.service.js';
import { Presets } from '../onboarding/presets.service.js';
import { ProfileGenerator } from '../onboarding/profiles/generator.service.js';
import { ProfileReleases } from '../onboarding/profiles/releases.service.js';
import { SECTIONS } from '../onboarding/questionnaire.schema.js';
import { Sections } from '../onboarding/sections.service.js';
import type { DemoAnswers } from './demo-answers.data.js';

const REASON = 'The first version, made of the answers';

/** What a demo business answered and the documents made of it, through the same services that an owner uses. */
@Injectable()
export class DemoProfiles {
  constructor(
    private readonly presets: Presets,
    private readonly sections: Sections,
    private readonly documents: KnowledgeDocuments,
    private readonly knowledge: KnowledgeRetrieval,
    private readonly generator: ProfileGenerator,
    private readonly releases: ProfileReleases,
  ) {}

  /** In the active org; each step looks first, so that an interrupted seed goes on where it ended. */
  async fill({ preset, sections, faq }: DemoAnswers): Promise<void> {
    const { answers } = await this.presets.config(preset);
    for (const section of SECTIONS) {
      const { isSaved, version } = await this.sections.get(section);
      const common = answers?.[section as keyof typeof answers] ?? {};
      if (!isSaved) await this.sections.save(section, { ...common, ...sections[section] }, version);
    }
    if ((await this.knowledge.status()).chunks === 0) await this.documents.upload('faq.txt', Buffer.from(faq));
    if ((await this.releases.overview()).published !== null) return;
    // by rules: a first start asks no provider for anything
    const { id } = await this.generator.generate({ reason: REASON, engine: 'rules' });
    await this.releases.publish(id, { baseVersionId: null, reason: REASON });
  }
}
