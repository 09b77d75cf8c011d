import { Injectable } from '@nestjs/common';
import { ServiceCatalog } from '../../appointments/service-catalog.service.js';
import { LiveProfiles } from '../../onboarding/profiles/live-profiles.service.js';
import type { TurnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import { OrgsService } from '../../orgs/orgs.service.js';
import type { Tx } from '../../platform/database/database.service.js';
import type { ServiceFacts } from './business-facts.rules.js';
import { withVersion } from './version.rules.js';

/** The business behind one turn. */
export interface BusinessReading {
  /** The settings with the thread's version laid over them. */
  profile: OrgProfile;
  version: TurnProfile | null;
  services: readonly ServiceFacts[];
}

/** Reads the business as a thread sees it: its settings, its services, and the version of its documents that the thread runs on. */
@Injectable()
export class BusinessReader {
  constructor(
    private readonly orgs: OrgsService,
    private readonly catalog: ServiceCatalog,
    private readonly profiles: LiveProfiles,
  ) {}

  async read(tx: Tx, versionId: string | null): Promise<BusinessReading> {
    const [profile, services, version] = await Promise.all([
      this.orgs.profile(),
      this.catalog.active(),
      this.profiles.forTurn(tx, versionId),
    ]);
    return { profile: withVersion(profile, version), version, services };
  }
}
