import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { notFound } from '../../common/errors.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import type { ListQuery } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import { differences, type FieldChange } from './diff.rules.js';
import { ProfileChecks } from './profile-checks.service.js';
import { ReleasesRepository } from './releases.repository.js';
import type { NewVersion, VersionRow, VersionSummary } from './version.schema.js';
import { VersionsRepository } from './versions.repository.js';

/** The versions of a business's five documents: kept as they were written, compared, never changed. */
@Injectable()
export class ProfileVersions {
  constructor(
    private readonly database: Database,
    private readonly versions: VersionsRepository,
    private readonly releases: ReleasesRepository,
    private readonly checks: ProfileChecks,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
  ) {}

  list(query: ListQuery): Promise<Page<VersionSummary>> {
    return this.database.transaction((tx) => this.versions.list(tx, query));
  }

  get(id: string): Promise<VersionRow> {
    return this.database.transaction((tx) => this.need(tx, id));
  }

  /** Documents as somebody edited them become a version of their own; the one they came from stays. */
  edit(edited: { baseVersionId: string | null; documents: unknown; reason: string }): Promise<VersionRow> {
    return this.database.transaction(async (tx) => {
      const base = edited.baseVersionId === null ? null : await this.need(tx, edited.baseVersionId);
      const documents = await this.checks.accept(edited.documents, base?.documents ?? null);
      return this.add({ ...edited, documents, origin: 'edited' });
    });
  }

  /** Keeps checked documents as the next version. */
  add(version: NewVersion): Promise<VersionRow> {
    return this.database.transaction(async (tx) => {
      await this.releases.lock(tx);
      if (version.baseVersionId !== null) await this.need(tx, version.baseVersionId);
      const made = await this.need(tx, await this.versions.insert(tx, version));
      await this.audit.record(tx, {
        action: 'profile.version',
        targetType: 'profile_version',
        targetId: made.id,
        after: { number: made.number, origin: made.origin, reason: made.reason },
      });
      await this.realtime.changed(tx, 'profile', made.id, 'created');
      return made;
    });
  }

  diff(a: string, b: string): Promise<{ before: VersionSummary; after: VersionSummary; changes: FieldChange[] }> {
    return this.database.transaction(async (tx) => {
      const before = await this.need(tx, a);
      const after = await this.need(tx, b);
      return { before, after, changes: differences(before.documents, after.documents) };
    });
  }

  private async need(tx: Tx, id: string): Promise<VersionRow> {
    const version = await this.versions.find(tx, id);
    if (!version) throw notFound('profile_version');
    return version;
  }
}
