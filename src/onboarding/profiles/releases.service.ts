import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { notFound } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import { ProfileChecks } from './profile-checks.service.js';
import { alreadyLive, neverLive, nothingLive, publishedMeanwhile } from './profiles.errors.js';
import { ReleasesRepository } from './releases.repository.js';
import type { NewRelease, ProfileState, ReleaseRow, VersionRow, VersionSummary } from './version.schema.js';
import { VersionsRepository } from './versions.repository.js';

/** What is live, what is tried, what one click would bring back, and how it came to be. */
export interface ProfileOverview {
  published: VersionSummary | null;
  publishedAt: Date | null;
  /** The version that was live before this one. */
  previous: VersionSummary | null;
  test: { version: VersionSummary; percent: number } | null;
  history: ReleaseRow[];
}

const ROLLED_BACK = 'Rolled back';

/** Decides which version new conversations get. A conversation that ran on one keeps it. */
@Injectable()
export class ProfileReleases {
  constructor(
    private readonly database: Database,
    private readonly versions: VersionsRepository,
    private readonly releases: ReleasesRepository,
    private readonly checks: ProfileChecks,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
  ) {}

  overview(): Promise<ProfileOverview> {
    return this.database.transaction((tx) => this.read(tx));
  }

  /** For everybody new from now on. `baseVersionId` is the version that the publisher saw live: another one answers 409 with it. */
  publish(id: string, release: { baseVersionId: string | null; reason: string }): Promise<ProfileOverview> {
    return this.change(id, async (tx, version, state) => {
      if (state.publishedVersionId !== release.baseVersionId) throw publishedMeanwhile(await this.summary(tx, state.publishedVersionId));
      if (state.publishedVersionId === id) return;
      await this.checks.refuse(version.documents);
      // What was tried is now what everybody gets.
      if (state.testVersionId === id) await this.releases.setTest(tx, null);
      await this.makeLive(tx, id, { kind: 'publish', state, reason: release.reason });
    });
  }

  /** Back to a version that was live before; a running test ends too, because it was measured against what is withdrawn. */
  rollback(id: string, release: { baseVersionId?: string | null; reason?: string }): Promise<ProfileOverview> {
    return this.change(id, async (tx, version, state) => {
      if (version.state === 'draft' || version.state === 'test') throw neverLive();
      if (release.baseVersionId && state.publishedVersionId !== release.baseVersionId)
        throw publishedMeanwhile(await this.summary(tx, state.publishedVersionId));
      if (state.testVersionId !== null) await this.endTestOf(tx, state, ROLLED_BACK);
      if (state.publishedVersionId === id) return;
      await this.checks.refuse(version.documents);
      await this.makeLive(tx, id, { kind: 'rollback', state, reason: release.reason ?? ROLLED_BACK });
    });
  }

  /**
   * Gives a share of new conversations to a version. The same version keeps its people when only the share changes; `id` is the split of an
   * experiment that has people already.
   */
  startTest(test: { versionId: string; percent: number; reason: string; id?: string }): Promise<ProfileOverview> {
    return this.change(test.versionId, async (tx, version, state) => {
      if (state.publishedVersionId === null) throw nothingLive();
      if (state.publishedVersionId === version.id) throw alreadyLive();
      await this.checks.refuse(version.documents);
      const id = test.id ?? (state.testVersionId === version.id && state.testId !== null ? state.testId : newId());
      await this.releases.setTest(tx, { id, versionId: version.id, percent: test.percent });
      await this.write(tx, {
        versionId: version.id,
        kind: 'test',
        replacedVersionId: state.testVersionId === version.id ? null : state.testVersionId,
        percent: test.percent,
        reason: test.reason,
      });
    });
  }

  endTest(): Promise<ProfileOverview> {
    return this.database.transaction(async (tx) => {
      const state = await this.releases.lock(tx);
      if (state.testVersionId !== null) await this.endTestOf(tx, state, 'The test was ended');
      return this.read(tx);
    });
  }

  private change(id: string, apply: (tx: Tx, version: VersionRow, state: ProfileState) => Promise<void>): Promise<ProfileOverview> {
    return this.database.transaction(async (tx) => {
      const state = await this.releases.lock(tx);
      const version = await this.versions.find(tx, id);
      if (!version) throw notFound('profile_version');
      await apply(tx, version, state);
      return this.read(tx);
    });
  }

  private async makeLive(
    tx: Tx,
    versionId: string,
    { kind, state, reason }: { kind: 'publish' | 'rollback'; state: ProfileState; reason: string },
  ): Promise<void> {
    await this.releases.setPublished(tx, versionId);
    await this.write(tx, { versionId, kind, replacedVersionId: state.publishedVersionId, percent: null, reason });
  }

  private async endTestOf(tx: Tx, state: ProfileState, reason: string): Promise<void> {
    await this.releases.setTest(tx, null);
    await this.write(tx, { versionId: state.testVersionId!, kind: 'test_end', replacedVersionId: null, percent: null, reason });
  }

  private async write(tx: Tx, release: NewRelease): Promise<void> {
    await this.releases.record(tx, release);
    const { kind, versionId, replacedVersionId, percent, reason } = release;
    await this.audit.record(tx, {
      action: `profile.${kind}`,
      targetType: 'profile_version',
      targetId: versionId,
      before: { versionId: replacedVersionId },
      after: { versionId, reason, ...(percent !== null && { percent }) },
    });
    await this.realtime.changed(tx, 'profile', versionId, 'updated');
  }

  private async read(tx: Tx): Promise<ProfileOverview> {
    const state = await this.releases.state(tx);
    const history = await this.releases.history(tx);
    const live = history.find(
      ({ kind, versionId }) => (kind === 'publish' || kind === 'rollback') && versionId === state.publishedVersionId,
    );
    const test = await this.summary(tx, state.testVersionId);
    return {
      published: await this.summary(tx, state.publishedVersionId),
      publishedAt: state.publishedAt,
      previous: await this.summary(tx, live?.replacedVersionId ?? null),
      test: test && state.testPercent !== null ? { version: test, percent: state.testPercent } : null,
      history,
    };
  }

  private async summary(tx: Tx, id: string | null): Promise<VersionSummary | null> {
    if (id === null) return null;
    const version = await this.versions.find(tx, id);
    if (!version) return null;
    const { documents: _documents, ...summary } = version;
    return summary;
  }
}
