import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { invalid, notFound } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { KeyAccess } from './key-access.service.js';
import { newApiKey, scopeFault } from './api-key.rules.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import type { ApiKeyRow } from './api-keys.repository.js';

export interface NewKey {
  name: string;
  scopes: readonly string[];
  expiresAt?: Date | null;
}

/** The keys of the active org: made by a person, shown once, revocable at any time. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly database: Database,
    private readonly repository: ApiKeysRepository,
    private readonly orgs: OrgsService,
    private readonly access: KeyAccess,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  list(query: ListQuery): Promise<{ rows: ApiKeyRow[]; total: number }> {
    return this.database.transaction((tx) => this.repository.list(tx, query));
  }

  get(id: string): Promise<ApiKeyRow> {
    return this.database.transaction((tx) => this.need(tx, id));
  }

  /** The only moment at which the whole key is known. */
  create(maker: Principal, wanted: NewKey): Promise<{ row: ApiKeyRow; secret: string }> {
    return this.database.transaction(async (tx) => {
      const { kind } = await this.orgs.read(tx);
      const fault = scopeFault(wanted.scopes, maker.permissions, kind);
      if (fault !== null) throw invalid({ scopes: fault });
      const expiresAt = wanted.expiresAt ?? null;
      if (expiresAt && expiresAt <= this.clock.real()) throw invalid({ expiresAt: 'must lie in the future' });
      const id = newId();
      const { secret, prefix, hash } = newApiKey();
      const scopes = [...new Set(wanted.scopes)].sort();
      await this.repository.insert(tx, { id, userId: maker.userId, name: wanted.name, prefix, hash, scopes, expiresAt });
      await this.record(tx, 'api_keys.create', id, { after: { label: wanted.name, prefix, scopes, expiresAt } });
      return { row: await this.need(tx, id), secret };
    });
  }

  rename(id: string, name: string): Promise<ApiKeyRow> {
    return this.database.transaction(async (tx) => {
      const before = await this.need(tx, id);
      await this.repository.rename(tx, id, name);
      await this.record(tx, 'api_keys.update', id, { before: { label: before.name }, after: { label: name } });
      return this.need(tx, id);
    });
  }

  /** For good, and everywhere within five seconds; revoking twice changes nothing. */
  revoke(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.need(tx, id);
      if (!(await this.repository.revoke(tx, id))) return;
      await this.record(tx, 'api_keys.revoke', id, { before: { label: before.name, prefix: before.prefix } });
      tx.afterCommit(() => this.access.forget(id));
    });
  }

  private async need(tx: Tx, id: string): Promise<ApiKeyRow> {
    const row = await this.repository.find(tx, id);
    if (!row) throw notFound('api_key');
    return row;
  }

  private record(tx: Tx, action: string, targetId: string, change: { before?: unknown; after?: unknown }): Promise<void> {
    return this.audit.record(tx, { action, targetType: 'api_key', targetId, ...change });
  }
}
