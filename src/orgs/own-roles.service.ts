import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { AppError, conflict, invalid, notFound, refused } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { SessionLiveness } from '../platform/http/session-liveness.service.js';
import { ORG_ROLES, ROLES, completed, exceededBy, ownRoleFault } from './roles.rules.js';
import { RolesRepository } from './roles.repository.js';
import type { OwnRoleRow } from './roles.repository.js';

export interface RoleView {
  id: string;
  /** Null for a built-in role, which the console names. */
  name: string | null;
  permissions: readonly string[];
  members: number;
  /** Null for a built-in role, which never changes. */
  version: number | null;
}

const MOST_ROLES = 50;

/** The roles of the active org: three that are fixed, and those it wrote itself. Nobody puts more into a role than they may do. */
@Injectable()
export class OwnRoles {
  constructor(
    private readonly database: Database,
    private readonly repository: RolesRepository,
    private readonly audit: Audit,
    private readonly liveness: SessionLiveness,
  ) {}

  list(): Promise<RoleView[]> {
    return this.database.transaction(async (tx) => {
      const counts = new Map((await this.repository.membersOfBuiltIn(tx)).map(({ role, members }) => [role, members]));
      const fixed = ORG_ROLES.map((id) => ({ id, name: null, permissions: ROLES[id], members: counts.get(id) ?? 0, version: null }));
      return [...fixed, ...(await this.repository.list(tx)).map(viewOf)];
    });
  }

  get(id: string): Promise<RoleView> {
    return this.database.transaction(async (tx) => viewOf(await this.need(tx, id)));
  }

  create(name: string, permissions: readonly string[], giverHas: ReadonlySet<string>): Promise<RoleView> {
    const whole = checked(permissions, giverHas);
    return this.database.transaction(async (tx) => {
      if ((await this.repository.count(tx)) >= MOST_ROLES)
        throw refused('roles.too_many', `A business has at most ${MOST_ROLES} roles of its own. Remove one that nobody has.`);
      const id = newId();
      if (!(await this.repository.insert(tx, { id, name, permissions: whole }))) throw taken();
      await this.record(tx, 'roles.create', id, { after: { label: name, permissions: whole } });
      return viewOf(await this.need(tx, id));
    });
  }

  /** Whoever has the role is bound by the change at their next request here, and within five seconds elsewhere. */
  update(
    id: string,
    version: number,
    patch: { name?: string | undefined; permissions?: readonly string[] | undefined },
    giverHas: ReadonlySet<string>,
  ): Promise<RoleView> {
    return this.database.transaction(async (tx) => {
      const before = await this.lock(tx, id);
      // Taking away from a role that may do more than oneself is taking away from people above oneself.
      needWithin(completed(before.permissions), giverHas);
      const name = patch.name ?? before.name;
      const permissions = patch.permissions === undefined ? before.permissions : checked(patch.permissions, giverHas);
      if (await this.repository.isNameTaken(tx, name, id)) throw taken();
      if (!(await this.repository.update(tx, id, version, { name, permissions })))
        throw conflict('roles.changed', 'Somebody else changed this role meanwhile. Look at it again.', viewOf(before));
      await this.record(tx, 'roles.update', id, {
        before: { label: before.name, permissions: before.permissions },
        after: { label: name, permissions },
      });
      const holders = await this.repository.holders(tx, id);
      tx.afterCommit(() => holders.forEach((userId) => this.liveness.accessChanged(userId)));
      return viewOf(await this.need(tx, id));
    });
  }

  remove(id: string, giverHas: ReadonlySet<string>): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.lock(tx, id);
      needWithin(completed(before.permissions), giverHas);
      if (before.members > 0)
        throw refused(
          'roles.in_use',
          `${before.members === 1 ? 'One person has' : `${before.members} people have`} this role. Give them another one first.`,
        );
      await this.repository.remove(tx, id);
      await this.record(tx, 'roles.delete', id, { before: { label: before.name, permissions: before.permissions } });
    });
  }

  /** Locked first: somebody may be giving the role away at this moment. */
  private async lock(tx: Tx, id: string): Promise<OwnRoleRow> {
    await this.repository.lock(tx, id);
    return this.need(tx, id);
  }

  private async need(tx: Tx, id: string): Promise<OwnRoleRow> {
    const row = await this.repository.find(tx, id);
    if (!row) throw notFound('role');
    return row;
  }

  private record(tx: Tx, action: string, targetId: string, change: { before?: unknown; after?: unknown }): Promise<void> {
    return this.audit.record(tx, { action, targetType: 'role', targetId, ...change });
  }
}

function viewOf({ id, name, permissions, members, version }: OwnRoleRow): RoleView {
  return { id, name, permissions: completed(permissions), members, version };
}

function checked(permissions: readonly string[], giverHas: ReadonlySet<string>): string[] {
  const fault = ownRoleFault(permissions);
  if (fault !== null) throw invalid({ permissions: fault });
  const whole = completed(permissions);
  needWithin(whole, giverHas);
  return whole;
}

function needWithin(permissions: Iterable<string>, giverHas: ReadonlySet<string>): void {
  const missing = exceededBy(permissions, giverHas);
  if (missing !== null)
    throw new AppError('roles.exceeds', 403, `This role may do what you may not ("${missing}"), so it is not yours to give or to change.`);
}

function taken(): AppError {
  return conflict('roles.name_taken', 'There is a role of this name already. Choose another name.');
}
