import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ReadinessService } from '../readiness.service.js';
import { ProfileReleases } from './releases.service.js';
import { VersionsRepository } from './versions.repository.js';

/** Tells the readiness page which documents are live, and whether the owner answered something since they were made. */
@Injectable()
export class ProfileReadiness implements OnModuleInit {
  constructor(
    private readonly readiness: ReadinessService,
    private readonly releases: ProfileReleases,
    private readonly versions: VersionsRepository,
  ) {}

  onModuleInit(): void {
    this.readiness.register('profiles', async (tx) => {
      const { published } = await this.releases.overview();
      if (!published) return { publishedVersion: null };
      return {
        publishedVersion: published.number,
        hasUnpublishedAnswers: await this.versions.hasAnswersSince(tx, published.createdAt),
      };
    });
  }
}
