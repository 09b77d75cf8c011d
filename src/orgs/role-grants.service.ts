import { Injectable } from '@nestjs/common';
import { AppError, invalid } from '../common/errors.js';
import type { Tx } from '../platform/database/database.service.js';
import { Quotas } from './quotas.service.js';
import { completed, exceededBy, isBuiltIn, permissionsOf } from './roles.rules.js';
import { RolesRepository } from './roles.repository.js';

/** Who may give which role: asked wherever a role is handed out or taken away. */
@Injectable()
export class RoleGrants {
  constructor(
    private readonly repository: RolesRepository,
    private readonly quotas: Quotas,
  ) {}

  /** Somebody comes in with this role: it is within its giver's, and the plan has a seat left. */
  async admit(tx: Tx, role: string, giverHas: ReadonlySet<string>): Promise<void> {
    await this.needWithin(tx, role, giverHas);
    await this.quotas.needSeat(tx);
  }

  /** What a role of the active org may do, held as it is until the transaction ends; null for a role that does not exist. */
  async permissionsOf(tx: Tx, role: string): Promise<ReadonlySet<string> | null> {
    if (isBuiltIn(role)) return permissionsOf(role);
    const own = await this.repository.hold(tx, role);
    return own && new Set(completed(own.permissions));
  }

  /** Nobody hands out a role, or takes one away, that may do more than they may themselves. */
  async needWithin(tx: Tx, role: string, giverHas: ReadonlySet<string>): Promise<void> {
    const permissions = await this.permissionsOf(tx, role);
    if (!permissions) throw invalid({ role: 'is not a role of this business' });
    const missing = exceededBy(permissions, giverHas);
    if (missing !== null)
      throw new AppError('users.role_exceeds', 403, `This role may do what you may not ("${missing}"). Choose a smaller one.`);
  }
}
