import { Injectable } from '@nestjs/common';
import { AppError } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { Database } from '../platform/database/database.service.js';
import { OrgsRepository } from './orgs.repository.js';
import { Passwords } from './passwords.service.js';
import type { AgencyRole, OrgRole } from './roles.rules.js';
import { slugOf } from './slug.rules.js';
import { UsersRepository } from './users.repository.js';

export interface NewOrg {
  /** Known beforehand when more is written in the same transaction. */
  id?: string;
  agencyId: string;
  name: string;
  kind?: 'client' | 'operations';
  slug?: string;
  vertical?: string;
  timeZone?: string;
  country?: string;
  currency?: string;
  locale?: string;
  /** `setup` answers only simulated numbers until it goes live; default `active`. */
  status?: 'setup' | 'active';
}

export type NewAccount = { email: string; name: string; password?: string } & (
  { orgId: string; role: OrgRole } | { agencyId: string; role: AgencyRole }
);

/** Creates agencies, orgs and their people: used by provisioning, the demo world and the tests. */
@Injectable()
export class OrgFactory {
  constructor(
    private readonly database: Database,
    private readonly orgs: OrgsRepository,
    private readonly users: UsersRepository,
    private readonly passwords: Passwords,
  ) {}

  /** The agency together with its operations org, which owns the number that staff alerts leave from. */
  async createAgency(agency: {
    name: string;
    timeZone?: string;
    country?: string;
  }): Promise<{ agencyId: string; operationsOrgId: string }> {
    const agencyId = newId();
    await this.database.asSystem('create an agency', (tx) => this.orgs.insertAgency(tx, agencyId, agency.name));
    const operationsOrgId = await this.createOrg({ ...agency, agencyId, kind: 'operations', name: `${agency.name} operations` });
    return { agencyId, operationsOrgId };
  }

  /** Whose client somebody becomes who signs up by themselves; null before the first start. */
  firstAgency(): Promise<string | null> {
    return this.database.asSystem('find the first agency', (tx) => this.orgs.firstAgency(tx));
  }

  async createOrg(org: NewOrg): Promise<string> {
    const base = org.slug ?? slugOf(org.name);
    const id = org.id ?? newId();
    for (let attempt = 1; attempt <= 50; attempt += 1) {
      const slug = attempt === 1 ? base : `${base}-${attempt}`;
      const isFree = await this.database.asOrg(id, (tx) =>
        this.orgs.insert(tx, {
          id,
          agencyId: org.agencyId,
          kind: org.kind ?? 'client',
          status: org.status ?? 'active',
          name: org.name,
          slug,
          vertical: org.vertical ?? 'general',
          timeZone: org.timeZone ?? 'America/New_York',
          country: org.country ?? 'US',
          currency: org.currency ?? 'USD',
          locale: org.locale ?? 'en-US',
        }),
      );
      if (isFree) return id;
    }
    throw new AppError('orgs.name_taken', 409, 'Too many businesses have this name. Choose another one.');
  }

  /** A person with access to one org or to an agency; an existing account keeps its password. */
  async addUser(account: NewAccount): Promise<string> {
    const passwordHash = account.password === undefined ? null : await this.passwords.hash(account.password);
    const { email, name, role } = account;
    const userId = await this.database.asSystem('create an account', async (tx) => {
      const id = (await this.users.idOf(tx, email)) ?? (await this.users.insert(tx, { id: newId(), email, name, passwordHash }));
      if ('agencyId' in account) await this.users.addAgencyMembership(tx, account.agencyId, id, role);
      return id;
    });
    if ('orgId' in account) await this.database.asOrg(account.orgId, (tx) => this.users.addMembership(tx, userId, role));
    return userId;
  }

  /** Lets a member of the agency's staff enter one client org. */
  async grant(orgId: string, userId: string): Promise<void> {
    await this.database.asOrg(orgId, (tx) => this.users.addGrant(tx, userId));
  }
}
