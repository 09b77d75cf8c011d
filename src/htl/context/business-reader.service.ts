import { Injectable } from '@nestjs/common';
import { ServiceCatalog } from '../../appointments/service-catalog.service.js';
import { LiveProfiles } from '../../onboarding/profiles/live-profiles.service.js';
import { LiveCtas } from '../../onboarding/material/live-ctas.service.js';
import type { Cta } from '../../onboarding/questionnaire.schema.js';
import type { TurnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import type { TurnThread } from '../../conversations/turn.port.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import { OrgsService } from '../../orgs/orgs.service.js';
import type { Tx } from '../../platform/database/database.service.js';
import type { LocalFacts, ServiceFacts } from './business-facts.rules.js';
import { atPlace, LocalBusiness } from './local-business.service.js';
import { withVersion } from './version.rules.js';

/** The business behind one turn. */
export interface BusinessReading {
  /** The settings with the thread's version laid over them. */
  profile: OrgProfile;
  version: TurnProfile | null;
  services: readonly ServiceFacts[];
  /** The place whose number the customer writes to; its hours are in the profile. */
  local: LocalFacts | null;
  /** Left out where none may be offered. */
  ctas?: readonly Cta[];
}

/** Reads the business as a thread sees it: its settings, its services, and the version of its documents that the thread runs on. */
@Injectable()
export class BusinessReader {
  constructor(
    private readonly orgs: OrgsService,
    private readonly catalog: ServiceCatalog,
    private readonly profiles: LiveProfiles,
    private readonly places: LocalBusiness,
    private readonly ctas: LiveCtas,
  ) {}

  async read(tx: Tx, thread: Pick<TurnThread, 'profileVersionId' | 'accountId'>): Promise<BusinessReading> {
    const [profile, services, version, place, ctas] = await Promise.all([
      this.orgs.profile(),
      this.catalog.active(),
      this.profiles.forTurn(tx, thread.profileVersionId),
      this.places.of(thread.accountId),
      this.ctas.all(),
    ]);
    return { ...atPlace(withVersion(profile, version), place), version, services, ctas };
  }
}
