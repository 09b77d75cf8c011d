import { Injectable } from '@nestjs/common';
import { changedFields } from '../audit/masking.rules.js';
import { Audit } from '../audit/audit.service.js';
import { conflict, invalid, notFound, refused } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { parsePhone } from '../common/phone.rules.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import { Newcomers } from './newcomers.service.js';
import { OrgsService } from './orgs.service.js';
import { RoleGrants } from './role-grants.service.js';
import { StaffPhones } from './staff-phones.service.js';
import { UsersRepository } from './users.repository.js';
import type { MemberRow } from './users.repository.js';

export interface NewMember {
  email: string;
  name: string;
  /** A built-in role by name, or an own one by id. */
  role: string;
  phone?: string | null;
}

export interface MemberPatch {
  role?: string;
  phone?: string | null;
  isOnCall?: boolean;
}

/** The people of one org. Users are global (C-05): an org changes their role and staff phone here, never their account. */
@Injectable()
export class Users {
  constructor(
    private readonly database: Database,
    private readonly repository: UsersRepository,
    private readonly newcomers: Newcomers,
    private readonly staffPhones: StaffPhones,
    private readonly orgs: OrgsService,
    private readonly audit: Audit,
    private readonly roles: RoleGrants,
  ) {}

  list(query: ListQuery): Promise<{ rows: MemberRow[]; total: number }> {
    return this.database.transaction((tx) => this.repository.list(tx, query));
  }

  get(id: string): Promise<MemberRow> {
    return this.database.transaction((tx) => this.need(tx, id));
  }

  /** An account that is made here has no password: its person sets one with the link that they are mailed, and nobody else does. */
  create(member: NewMember, giverHas: ReadonlySet<string>): Promise<MemberRow> {
    return this.database.transaction(async (tx) => {
      await this.roles.admit(tx, member.role, giverHas);
      // An account that exists keeps its own name: the org only adds a membership.
      const id =
        (await this.repository.idOf(tx, member.email)) ??
        (await this.repository.insert(tx, { id: newId(), email: member.email, name: member.name, passwordHash: null }));
      if (!(await this.repository.addMembership(tx, id, member.role)))
        throw conflict('users.exists', 'This person is already a member of this business.');
      await this.newcomers.joined(tx, id);
      if (member.phone) await this.setPhone(tx, id, member.name, member.phone, true);
      const row = await this.need(tx, id);
      await this.audit.record(tx, {
        action: 'users.create',
        targetType: 'user',
        targetId: id,
        after: { name: row.name, email: row.email, role: row.role },
      });
      return row;
    });
  }

  update(id: string, patch: MemberPatch, giverHas: ReadonlySet<string>): Promise<MemberRow> {
    return this.database.transaction(async (tx) => {
      const before = await this.need(tx, id);
      if (patch.role !== undefined && patch.role !== before.role) {
        await this.roles.needWithin(tx, patch.role, giverHas);
        await this.roles.needWithin(tx, before.role, giverHas);
        if (before.role === 'org_owner') await this.keepAnOwner(tx, id);
        await this.repository.setRole(tx, id, patch.role);
      }
      if (patch.phone !== undefined || patch.isOnCall !== undefined) {
        const phone = patch.phone === undefined ? before.phone : patch.phone;
        await this.setPhone(tx, id, before.name, phone, patch.isOnCall ?? before.is_on_call ?? true);
      }
      const after = await this.need(tx, id);
      await this.audit.record(tx, {
        action: 'users.update',
        targetType: 'user',
        targetId: id,
        ...changedFields({ ...before }, { ...after }),
      });
      return after;
    });
  }

  /** Ends the membership; the account stays, because the person may work in other businesses. */
  remove(id: string, giverHas: ReadonlySet<string>): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.need(tx, id);
      await this.roles.needWithin(tx, before.role, giverHas);
      if (before.role === 'org_owner') await this.keepAnOwner(tx, id);
      await this.staffPhones.setForUser(tx, id, before.name, null, false);
      await this.repository.removeMembership(tx, id);
      await this.audit.record(tx, {
        action: 'users.remove',
        targetType: 'user',
        targetId: id,
        before: { name: before.name, email: before.email, role: before.role },
      });
    });
  }

  private async need(tx: Tx, id: string): Promise<MemberRow> {
    const row = await this.repository.find(tx, id);
    if (!row) throw notFound('user');
    return row;
  }

  private async keepAnOwner(tx: Tx, id: string): Promise<void> {
    const owners = await this.repository.lockOwners(tx);
    if (owners.every((owner) => owner === id))
      throw refused('users.last_owner', 'This is the only owner. Make someone else an owner first.');
  }

  private async setPhone(tx: Tx, id: string, name: string, raw: string | null, isOnCall: boolean): Promise<void> {
    if (raw === null) return this.staffPhones.setForUser(tx, id, name, null, isOnCall);
    const { country } = await this.orgs.read(tx);
    const phone = parsePhone(raw, country);
    if (!phone) throw invalid({ phone: 'This is not a phone number. Write it with its country code, such as +1 312 555 0123.' });
    return this.staffPhones.setForUser(tx, id, name, phone.e164, isOnCall);
  }
}
