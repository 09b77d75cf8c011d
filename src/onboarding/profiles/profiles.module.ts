import { Module } from '@nestjs/common';
import { AuditModule } from '../../audit/audit.module.js';
import { EnginesModule } from '../../engines/engines.module.js';
import { ExperimentsModule } from '../../experiments/experiments.module.js';
import { OnboardingModule } from '../onboarding.module.js';
import { DocumentLevers } from './document-levers.service.js';
import { ProfileGenerator } from './generator.service.js';
import { LiveProfiles } from './live-profiles.service.js';
import { ProfileChecks } from './profile-checks.service.js';
import { ProfileReadiness } from './profile-readiness.service.js';
import { ProfilesController } from './profiles.controller.js';
import { ProfileReleases } from './releases.service.js';
import { ReleasesRepository } from './releases.repository.js';
import { ProfileVersions } from './versions.service.js';
import { VersionLever } from './version-lever.service.js';
import { VersionsRepository } from './versions.repository.js';

/** The five documents of a business and their versions. */
@Module({
  imports: [AuditModule, EnginesModule, ExperimentsModule, OnboardingModule],
  controllers: [ProfilesController],
  providers: [
    DocumentLevers,
    LiveProfiles,
    ProfileChecks,
    ProfileGenerator,
    ProfileReadiness,
    ProfileReleases,
    ProfileVersions,
    ReleasesRepository,
    VersionLever,
    VersionsRepository,
  ],
  exports: [LiveProfiles, ProfileGenerator, ProfileReleases, ProfileVersions],
})
export class ProfilesModule {}
