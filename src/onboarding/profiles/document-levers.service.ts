import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { LeverValue } from '../../experiments/experiment.schema.js';
import type { Lever, LeverRun } from '../../experiments/lever.port.js';
import { Levers } from '../../experiments/levers.service.js';
import { controlOf, DOCUMENT_LEVERS, documentsWith, readLever, type DocumentLever } from './lever.rules.js';
import { controlChanged, nothingLive } from './profiles.errors.js';
import { ProfileReleases } from './releases.service.js';
import type { VersionSummary } from './version.schema.js';
import { ProfileVersions } from './versions.service.js';

/** Tone, length and the time of calls to action: laid over the published profile in each turn, and written into a new version when they win. */
@Injectable()
export class DocumentLevers implements OnModuleInit {
  constructor(
    private readonly levers: Levers,
    private readonly releases: ProfileReleases,
    private readonly versions: ProfileVersions,
  ) {}

  onModuleInit(): void {
    for (const name of DOCUMENT_LEVERS) this.levers.register(name, this.lever(name));
  }

  private lever(name: DocumentLever): Lever {
    return {
      read: async (value) => readLever(name, value),
      begin: async (_tx, run) => {
        const { id } = await this.published();
        if (await this.isOther(name, run, id)) throw controlChanged();
        return { versionId: id };
      },
      end: async () => undefined,
      isTakenAway: async (_tx, run) => this.isOther(name, run, (await this.releases.overview()).published?.id ?? null),
      promote: (_tx, run, value) => this.publish(name, value, `Won the experiment "${run.name}"`),
    };
  }

  /** Versions never change: what was live at the start is read from the one that was noted. Whatever else of a profile changes is both sides'. */
  private async isOther(name: DocumentLever, { leverState, variants }: LeverRun, publishedId: string | null): Promise<boolean> {
    const begun = leverState.versionId;
    if (typeof begun !== 'string' || begun === publishedId) return false;
    if (publishedId === null) return true;
    const values = variants.flatMap(({ value }) => value ?? []);
    const [then, now] = await Promise.all([this.versions.get(begun), this.versions.get(publishedId)]);
    return JSON.stringify(controlOf(then.documents, name, values)) !== JSON.stringify(controlOf(now.documents, name, values));
  }

  private async publish(name: DocumentLever, value: LeverValue, reason: string): Promise<Record<string, unknown>> {
    const { id } = await this.published();
    const { documents } = await this.versions.get(id);
    const made = await this.versions.edit({ baseVersionId: id, documents: documentsWith(documents, name, value), reason });
    await this.releases.publish(made.id, { baseVersionId: id, reason });
    return { versionId: made.id, number: made.number };
  }

  private async published(): Promise<VersionSummary> {
    const { published } = await this.releases.overview();
    if (!published) throw nothingLive();
    return published;
  }
}
