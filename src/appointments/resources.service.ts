import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { checkHours, type WeekHours } from '../common/business-hours.rules.js';
import { conflict, invalid, notFound, refused } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { CatalogRepository } from './catalog.repository.js';
import { ResourceEntity } from './resource.entity.js';

export interface ResourceInput {
  name: string;
  isActive?: boolean;
  hours?: Partial<WeekHours> | null;
}

/** What can be booked in parallel. An org always has one active resource: the default is made when first needed. */
@Injectable()
export class Resources {
  constructor(
    private readonly database: Database,
    private readonly catalog: CatalogRepository,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
  ) {}

  active(): Promise<ResourceEntity[]> {
    return this.database.transaction(async (tx) => {
      const find = (): Promise<ResourceEntity[]> =>
        tx.repo(ResourceEntity).find({ isActive: true }, { order: { isDefault: 'DESC', name: 'ASC' } });
      const found = await find();
      if (found.length > 0) return found;
      await this.catalog.ensureDefaultResource(tx, newId());
      return find();
    });
  }

  /** Also what is switched off; the default one first. */
  all(): Promise<ResourceEntity[]> {
    return this.database.transaction(async (tx) => {
      await this.active();
      return tx.repo(ResourceEntity).find({}, { order: { isDefault: 'DESC', name: 'ASC', id: 'ASC' } });
    });
  }

  list(query: ListQuery): Promise<Page<ResourceEntity>> {
    return this.database.transaction(async (tx) => {
      await this.active();
      return this.catalog.listResources(tx, query);
    });
  }

  get(id: string): Promise<ResourceEntity> {
    return this.database.transaction((tx) => tx.repo(ResourceEntity).get(id));
  }

  create(input: ResourceInput): Promise<ResourceEntity> {
    return this.database.transaction(async (tx) => {
      checkResourceHours(input);
      await this.refuseDuplicate(tx, input.name, null);
      await this.active();
      const made = await tx
        .repo(ResourceEntity)
        .insert({ id: newId(), name: input.name, isDefault: false, isActive: input.isActive ?? true, hours: input.hours ?? null });
      await this.audit.record(tx, { action: 'resources.create', targetType: 'resource', targetId: made.id, after: { name: made.name } });
      await this.realtime.changed(tx, 'services', made.id, 'created');
      return tx.repo(ResourceEntity).get(made.id);
    });
  }

  update(id: string, patch: Partial<ResourceInput>): Promise<ResourceEntity> {
    return this.database.transaction(async (tx) => {
      const before = await tx.repo(ResourceEntity).get(id);
      checkResourceHours(patch);
      if (patch.name !== undefined) await this.refuseDuplicate(tx, patch.name, id);
      if (patch.isActive === false) await this.refuseIfNeeded(tx, before);
      const changes = {
        ...(patch.name !== undefined && { name: patch.name }),
        ...(patch.isActive !== undefined && { isActive: patch.isActive }),
        ...(patch.hours !== undefined && { hours: patch.hours }),
      };
      if (Object.keys(changes).length > 0) await tx.repo(ResourceEntity).update({ id }, changes);
      await this.audit.record(tx, {
        action: 'resources.update',
        targetType: 'resource',
        targetId: id,
        before: { name: before.name, isActive: before.isActive },
        after: { ...changes },
      });
      await this.realtime.changed(tx, 'services', id, 'updated');
      return tx.repo(ResourceEntity).get(id);
    });
  }

  /** A resource with bookings is switched off, so that its history keeps its name; another is deleted. */
  remove(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const resource = await tx.repo(ResourceEntity).findOne({ id });
      if (!resource) throw notFound('resource');
      await this.refuseIfNeeded(tx, resource);
      if (await this.catalog.hasBookings(tx, 'resource', id)) await tx.repo(ResourceEntity).update({ id }, { isActive: false });
      else await this.catalog.deleteResource(tx, id);
      await this.audit.record(tx, { action: 'resources.delete', targetType: 'resource', targetId: id, before: { name: resource.name } });
      await this.realtime.changed(tx, 'services', id, 'deleted');
    });
  }

  private async refuseIfNeeded(tx: Tx, resource: ResourceEntity): Promise<void> {
    if (resource.isDefault) throw refused('resources.default', `"${resource.name}" is the default resource and stays; rename it instead.`);
    const upcoming = await this.catalog.upcomingOnResource(tx, resource.id);
    if (upcoming > 0)
      throw refused(
        'resources.in_use',
        `"${resource.name}" still has ${upcoming} coming ${upcoming === 1 ? 'appointment' : 'appointments'}; move them first.`,
      );
  }

  private async refuseDuplicate(tx: Tx, name: string, exceptId: string | null): Promise<void> {
    if (await this.catalog.nameExists(tx, 'resource', name, exceptId))
      throw conflict('resources.duplicate_name', `There is already a resource named "${name}".`);
  }
}

function checkResourceHours(input: Partial<ResourceInput>): void {
  const errors = input.hours ? checkHours(input.hours) : {};
  if (Object.keys(errors).length > 0) throw invalid(errors);
}
