import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Database } from '../platform/database/database.service.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { AccessService } from './access.service.js';
import { viewPermissions } from './view.rules.js';
import { ViewsRepository } from './views.repository.js';
import type { ViewRow } from './views.repository.js';

const CACHE_MS = 5_000;
const MAX_CACHED = 5_000;

/** Who a view token is and what it may do now; kept for at most five seconds, like the rights of a session. */
@Injectable()
export class ViewAccess {
  private readonly cache = new Map<string, { until: number; view: ViewRow | null }>();

  constructor(
    private readonly database: Database,
    private readonly repository: ViewsRepository,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /** Null when the view or the login it was started from has ended, or when the client is no longer the person's to enter. */
  async principal(userId: string, sessionId: string, orgId: string, viewId: string): Promise<Principal | null> {
    const access = await this.access.of(userId, sessionId);
    const org = access?.orgs.find((entry) => entry.orgId === orgId && entry.role.startsWith('agency_'));
    const view = org && (await this.live(orgId, viewId));
    if (!access || !org || view?.user_id !== userId || view.session_id !== sessionId) return null;
    return {
      userId,
      sessionId,
      orgId,
      role: 'org_owner',
      permissions: viewPermissions(org.role, view.is_read_only),
      name: access.name,
      viewAs: { id: view.id, expiresAt: view.expires_at, isReadOnly: view.is_read_only },
    };
  }

  async isAlive({ userId, sessionId, orgId, viewAs }: Principal): Promise<boolean> {
    return viewAs !== undefined && (await this.principal(userId, sessionId, orgId, viewAs.id)) !== null;
  }

  forget(viewId: string): void {
    this.cache.delete(viewId);
  }

  private async live(orgId: string, viewId: string): Promise<ViewRow | null> {
    const now = this.clock.real();
    const cached = this.cache.get(viewId);
    if (cached && cached.until > now.getTime()) return cached.view && cached.view.expires_at > now ? cached.view : null;
    const row = await this.database.asOrg(orgId, (tx) => this.repository.find(tx, viewId));
    const view = row?.is_live ? row : null;
    if (this.cache.size >= MAX_CACHED) this.cache.clear();
    this.cache.set(viewId, { until: now.getTime() + CACHE_MS, view });
    return view;
  }
}
