import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import type { Questionnaire } from '../answers.service.js';
import { ReadinessService } from '../readiness.service.js';
import { answersHash } from './answers-hash.rules.js';
import { ProfileReleases } from './releases.service.js';
import type { VersionSummary } from './version.schema.js';
import { VersionsRepository } from './versions.repository.js';

/** Tells the readiness page which documents are live, and whether they are still what the answers give. */
@Injectable()
export class ProfileReadiness implements OnModuleInit {
  constructor(
    private readonly readiness: ReadinessService,
    private readonly releases: ProfileReleases,
    private readonly versions: VersionsRepository,
  ) {}

  onModuleInit(): void {
    this.readiness.register('profiles', async (tx, questionnaire) => {
      const { published } = await this.releases.overview();
      if (!published) return { publishedVersion: null };
      return { publishedVersion: published.number, hasUnpublishedAnswers: await this.isOutdated(tx, published, questionnaire) };
    });
  }

  /** A changed price, a setting and what was deleted count as well as a section that was saved. */
  private async isOutdated(tx: Tx, { id, createdAt }: VersionSummary, now: Questionnaire): Promise<boolean> {
    const madeOf = await this.versions.answersHash(tx, id);
    return madeOf === null ? this.versions.hasAnswersSince(tx, createdAt) : madeOf !== answersHash(now);
  }
}
