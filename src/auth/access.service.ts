import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { Database } from '../platform/database/database.service.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { AccessRepository } from './access.repository.js';
import { bestRolePerOrg } from './access.rules.js';
import type { AccessibleOrg } from './access.schema.js';
import { SessionsRepository } from './sessions.repository.js';

const CACHE_MS = 5_000;
const MAX_CACHED = 20_000;

export interface Access {
  userId: string;
  name: string;
  email: string;
  orgs: AccessibleOrg[];
}

/** What a session may do now, from the database; kept for at most five seconds, so revocation holds within five. */
@Injectable()
export class AccessService {
  private readonly cache = new Map<string, { until: number; access: Access | null }>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly sessions: SessionsRepository,
    private readonly repository: AccessRepository,
  ) {}

  async isAlive({ userId, sessionId, orgId }: Principal): Promise<boolean> {
    return (await this.principal(userId, sessionId, orgId)) !== null;
  }

  /** The caller inside one org, or null when the session ended or the org is not theirs. */
  async principal(userId: string, sessionId: string, orgId: string): Promise<Principal | null> {
    const access = await this.of(userId, sessionId);
    const org = access?.orgs.find((entry) => entry.orgId === orgId);
    if (!access || !org) return null;
    return {
      userId,
      sessionId,
      orgId,
      ...(org.role.startsWith('agency_') ? { agencyId: org.agencyId } : {}),
      role: org.role,
      permissions: new Set(org.permissions),
      name: access.name,
    };
  }

  /** Null when the session is not live or not this user's. */
  async of(userId: string, sessionId: string): Promise<Access | null> {
    const now = this.clock.real().getTime();
    const cached = this.cache.get(sessionId);
    if (cached && cached.until > now) return cached.access?.userId === userId ? cached.access : null;
    const access = await this.read(sessionId);
    if (this.cache.size >= MAX_CACHED) this.cache.clear();
    this.cache.set(sessionId, { until: now + CACHE_MS, access });
    return access?.userId === userId ? access : null;
  }

  /** The maker of a key, in the one org of the key. */
  makerOf(key: Principal): Promise<Access | null> {
    return this.database.asSystem('look up the maker of a key', async (tx) => {
      const user = await this.sessions.user(tx, key.userId);
      if (!user) return null;
      const orgs = bestRolePerOrg(await this.repository.orgsOf(tx, key.userId)).filter((org) => org.orgId === key.orgId);
      return { userId: user.id, name: user.name, email: user.email, orgs };
    });
  }

  orgsOf(userId: string): Promise<AccessibleOrg[]> {
    return this.database.asSystem('list the orgs of a person', async (tx) => bestRolePerOrg(await this.repository.orgsOf(tx, userId)));
  }

  /** Whether an agency counts the person among its own, whatever they may enter. */
  isOfAgency(userId: string): Promise<boolean> {
    return this.database.asSystem('look up the people of an agency', (tx) => this.repository.isOfAgency(tx, userId));
  }

  /** Every session of a person is read anew. */
  forgetPerson(userId: string): void {
    for (const [sessionId, { access }] of this.cache) if (access?.userId === userId) this.cache.delete(sessionId);
  }

  forget(sessionId: string): void {
    this.cache.delete(sessionId);
  }

  private read(sessionId: string): Promise<Access | null> {
    return this.database.asSystem('check a session', async (tx) => {
      const session = await this.sessions.find(tx, sessionId);
      if (!session?.is_live) return null;
      const orgs = bestRolePerOrg(await this.repository.orgsOf(tx, session.user_id));
      return { userId: session.user_id, name: session.user_name, email: session.user_email, orgs };
    });
  }
}
