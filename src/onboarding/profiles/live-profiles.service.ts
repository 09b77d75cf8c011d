import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/database.service.js';
import { LiveTestimonials } from '../material/live-testimonials.service.js';
import { quoteCheck } from './from-answers.rules.js';
import { turnProfile, type TurnProfile } from './turn-profile.rules.js';
import { VersionsRepository } from './versions.repository.js';

const MAX_CACHED = 2_000;

/** Versions as turns read them. A version never changes, so what was read once is right for good and costs no statement again. */
@Injectable()
export class LiveProfiles {
  private readonly cache = new Map<string, TurnProfile>();

  constructor(
    private readonly versions: VersionsRepository,
    private readonly testimonials: LiveTestimonials,
  ) {}

  /**
   * A version with the quotes that may be used now: who takes a permission back is not quoted by what was published before. Null for a
   * conversation that started before anything was published: the settings of the business hold.
   */
  async forTurn(tx: Tx, versionId: string | null): Promise<TurnProfile | null> {
    const version = await this.asPublished(tx, versionId);
    if (version === null || version.socialProof.length === 0) return version;
    return { ...version, socialProof: version.socialProof.filter(quoteCheck(await this.testimonials.all())) };
  }

  /** A version as it was published. */
  async asPublished(tx: Tx, versionId: string | null): Promise<TurnProfile | null> {
    if (versionId === null) return null;
    // By business as well: an id that came with a request may be one of another.
    const key = `${tx.orgId} ${versionId}`;
    const known = this.cache.get(key);
    if (known) return known;
    const version = await this.versions.find(tx, versionId);
    if (!version) return null;
    const profile = turnProfile(versionId, version.documents);
    // The oldest makes room; more than this many versions in use at once are rare, and only cost a look-up.
    if (this.cache.size >= MAX_CACHED) this.cache.delete(this.cache.keys().next().value ?? '');
    this.cache.set(key, profile);
    return profile;
  }
}
