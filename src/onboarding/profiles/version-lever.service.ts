import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isUuid } from '../../common/ids.js';
import type { LeverValue, LeverValues } from '../../experiments/experiment.schema.js';
import type { Lever, LeverRun } from '../../experiments/lever.port.js';
import { Levers } from '../../experiments/levers.service.js';
import type { Tx } from '../../platform/database/database.service.js';
import { controlChanged, nothingLive, testIsRunning } from './profiles.errors.js';
import { ProfileReleases } from './releases.service.js';
import { ReleasesRepository } from './releases.repository.js';
import { ProfileVersions } from './versions.service.js';

/**
 * A whole version of the profile against the live one. It is the test share of the profile, with the salt of the experiment as that of the
 * split: there is one way in which a thread comes to its version.
 */
@Injectable()
export class VersionLever implements Lever, OnModuleInit {
  constructor(
    private readonly levers: Levers,
    private readonly releases: ProfileReleases,
    private readonly states: ReleasesRepository,
    private readonly versions: ProfileVersions,
  ) {}

  onModuleInit(): void {
    this.levers.register('profile_version', this);
  }

  async read(value: Record<string, unknown>): Promise<{ value: LeverValue } | { errors: Record<string, string> }> {
    const { versionId, ...rest } = value;
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined) return { errors: { [unknown]: 'is not known here' } };
    if (typeof versionId !== 'string' || !isUuid(versionId)) return { errors: { versionId: 'must be the id of a version of the profile' } };
    const { id } = await this.versions.get(versionId);
    return { value: { versionId: id } };
  }

  async begin(tx: Tx, run: LeverRun): Promise<Record<string, unknown>> {
    const state = await this.states.lock(tx);
    if (state.publishedVersionId === null) throw nothingLive();
    if (state.testId !== null && state.testId !== run.salt) throw testIsRunning();
    const before = run.leverState.controlVersionId;
    if (before !== undefined && before !== state.publishedVersionId) throw controlChanged();
    const { versionId, percent } = triedBy(run);
    await this.releases.startTest({ versionId, percent, reason: `Experiment "${run.name}"`, id: run.salt });
    return { controlVersionId: state.publishedVersionId, since: (await tx.now()).toISOString() };
  }

  async end(tx: Tx, { salt }: LeverRun): Promise<void> {
    const { testId } = await this.states.lock(tx);
    if (testId === salt) await this.releases.endTest();
  }

  /** Somebody ended the test, changed its share, or published something else: what is compared is not what was started. */
  async isTakenAway(tx: Tx, run: LeverRun): Promise<boolean> {
    const { testId, testPercent, publishedVersionId } = await this.states.state(tx);
    return testId !== run.salt || testPercent !== triedBy(run).percent || publishedVersionId !== run.leverState.controlVersionId;
  }

  async promote(tx: Tx, { name }: LeverRun, value: LeverValue): Promise<Record<string, unknown>> {
    const { versionId } = value as LeverValues['profile_version'];
    const { publishedVersionId } = await this.states.lock(tx);
    await this.releases.publish(versionId, { baseVersionId: publishedVersionId, reason: `Won the experiment "${name}"` });
    return { versionId };
  }
}

function triedBy({ variants }: LeverRun): { versionId: string; percent: number } {
  const tried = variants[1]!;
  return { versionId: (tried.value as LeverValues['profile_version']).versionId, percent: tried.percent };
}
