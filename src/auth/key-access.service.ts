import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { permissionsOf } from '../orgs/roles.rules.js';
import { Database } from '../platform/database/database.service.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { AccessService } from './access.service.js';
import { effectiveScopes, hashOfKey } from './api-key.rules.js';
import { ApiKeysRepository } from './api-keys.repository.js';

const CACHE_MS = 5_000;
const MAX_CACHED = 20_000;

/** Who a key is and what it may do now; kept for at most five seconds, like the rights of a session. */
@Injectable()
export class KeyAccess {
  private readonly cache = new Map<string, { until: number; principal: Principal }>();

  constructor(
    private readonly database: Database,
    private readonly repository: ApiKeysRepository,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /** Null for a key that is unknown, revoked, expired, or whose maker has left. */
  async principal(secret: string): Promise<Principal | null> {
    const hash = hashOfKey(secret);
    const now = this.clock.real().getTime();
    const known = this.cache.get(hash.toString('hex'));
    if (known && known.until > now) return known.principal;
    const found = await this.database.asSystem('find an API key', (tx) => this.repository.locate(tx, hash));
    const principal = found && (await this.read(found.orgId, found.id));
    if (!principal) return null;
    await this.database.asOrg(found.orgId, (tx) => this.repository.noteUse(tx, found.id));
    if (this.cache.size >= MAX_CACHED) this.cache.clear();
    this.cache.set(hash.toString('hex'), { until: now + CACHE_MS, principal });
    return principal;
  }

  /** For streams: asked again every few seconds, past the cache. */
  async isAlive(principal: Principal): Promise<boolean> {
    const { apiKeyId, orgId } = principal;
    if (apiKeyId === undefined) return false;
    const row = await this.database.asOrg(orgId, (tx) => this.repository.find(tx, apiKeyId));
    if (!row || row.revoked_at || (row.expires_at && row.expires_at <= this.clock.real())) return false;
    return (await this.read(orgId, apiKeyId)) !== null;
  }

  forget(keyId: string): void {
    for (const [hash, { principal }] of this.cache) if (principal.apiKeyId === keyId) this.cache.delete(hash);
  }

  private async read(orgId: string, keyId: string): Promise<Principal | null> {
    const key = await this.database.asOrg(orgId, (tx) => this.repository.usable(tx, keyId));
    const org = key && (await this.access.orgsOf(key.user_id)).find((entry) => entry.orgId === orgId);
    if (!key || !org) return null;
    return {
      userId: key.user_id,
      sessionId: key.id,
      orgId,
      ...(org.role.startsWith('agency_') ? { agencyId: org.agencyId } : {}),
      role: org.role,
      permissions: effectiveScopes(key.scopes, permissionsOf(org.role)),
      name: key.name,
      apiKeyId: key.id,
    };
  }
}
