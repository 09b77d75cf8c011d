import { Injectable } from '@nestjs/common';
import type { AssignedVariant } from '../../experiments/experiment.schema.js';
import { Variants } from '../../experiments/variants.service.js';
import { ServiceCatalog } from '../../appointments/service-catalog.service.js';
import { KnowledgeFreshness } from '../../knowledge/freshness.service.js';
import { LiveProfiles } from '../../onboarding/profiles/live-profiles.service.js';
import { LiveCtas } from '../../onboarding/material/live-ctas.service.js';
import type { Cta } from '../../onboarding/questionnaire.schema.js';
import type { CtaTiming } from '../../onboarding/profiles/documents.schema.js';
import { overlaid, overlayOf, type ProfileOverlay } from '../../onboarding/profiles/lever.rules.js';
import type { TurnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import type { TurnThread } from '../../conversations/turn.port.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import { OrgsService } from '../../orgs/orgs.service.js';
import type { Tx } from '../../platform/database/database.service.js';
import type { LocalFacts, ServiceFacts } from './business-facts.rules.js';
import { atPlace, LocalBusiness } from './local-business.service.js';
import { withVersion } from './version.rules.js';

/** What experiments do to one turn. */
export interface Tried {
  variants: readonly AssignedVariant[];
  /** What they change of the version; null where nothing. */
  overlay: ProfileOverlay | null;
  /** How soon the next step comes without them. */
  publishedTiming: CtaTiming;
}

const NOTHING_TRIED: readonly AssignedVariant[] = [];

/** The business behind one turn. */
export interface BusinessReading {
  /** The settings with the thread's version laid over them. */
  profile: OrgProfile;
  version: TurnProfile | null;
  services: readonly ServiceFacts[];
  /** The place whose number the customer writes to; its hours are in the profile. */
  local: LocalFacts | null;
  /** Something that it knows is out of date; left out where nothing is. */
  isKnowledgeStale?: true;
  /** Left out where none may be offered. */
  ctas?: readonly Cta[];
  /** Left out for a customer who is in no experiment. */
  tried?: Tried;
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
    private readonly variants: Variants,
    private readonly knowledge: KnowledgeFreshness,
  ) {}

  /** Without a contact there are no experiments: the business as everybody sees it. */
  async read(
    tx: Tx,
    thread: Pick<TurnThread, 'profileVersionId' | 'accountId'> & Partial<Pick<TurnThread, 'contactId'>>,
  ): Promise<BusinessReading> {
    const [profile, services, published, place, ctas, variants, isKnowledgeStale] = await Promise.all([
      this.orgs.profile(),
      this.catalog.active(),
      this.profiles.forTurn(tx, thread.profileVersionId),
      this.places.of(thread.accountId),
      this.ctas.all(),
      thread.contactId === undefined ? NOTHING_TRIED : this.variants.of(tx, thread.contactId),
      this.knowledge.isStale(),
    ]);
    const overlay = published && overlayOf(variants);
    const version = published && overlay ? overlaid(published, overlay) : published;
    const tried = { variants, overlay, publishedTiming: published?.ctaTiming ?? 'standard' };
    return {
      ...atPlace(withVersion(profile, version), place),
      version,
      services,
      ctas,
      ...(isKnowledgeStale && { isKnowledgeStale }),
      ...(variants.length > 0 && { tried }),
    };
  }
}
