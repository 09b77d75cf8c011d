import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { conflict, invalid } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { OrgCache } from '../platform/tenancy/org-cache.js';
import { CatalogRepository } from './catalog.repository.js';
import { confirmedAfter, confirmsNothing, type ConfirmedPrice } from './price-confirmation.rules.js';
import { ServiceEntity } from './service.entity.js';

export interface ServiceInput {
  name: string;
  keywords?: string[];
  durationMinutes: number;
  bufferMinutes?: number;
  priceMinor?: number | null;
  /** Somebody says that the price is right as it stands. */
  isPriceConfirmed?: boolean;
  needsAddress?: boolean;
  isActive?: boolean;
  sort?: number;
}

/** The list of services a business sells by appointment. */
@Injectable()
export class ServiceCatalog {
  private readonly sold: OrgCache<readonly ServiceEntity[]>;

  constructor(
    private readonly database: Database,
    private readonly catalog: CatalogRepository,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
    clock: Clock,
  ) {
    this.sold = new OrgCache(clock);
  }

  /** What can be booked, as every turn asks; in another process a change counts within five seconds. */
  active(): Promise<readonly ServiceEntity[]> {
    return this.sold.get(() => this.database.transaction((tx) => this.catalog.activeServices(tx)));
  }

  /** Also what is switched off, in the order of the list. */
  all(): Promise<ServiceEntity[]> {
    return this.database.transaction((tx) => tx.repo(ServiceEntity).find({}, { order: { sort: 'ASC', name: 'ASC', id: 'ASC' } }));
  }

  list(query: ListQuery): Promise<Page<ServiceEntity>> {
    return this.database.transaction((tx) => this.catalog.listServices(tx, query));
  }

  get(id: string): Promise<ServiceEntity> {
    return this.database.transaction((tx) => tx.repo(ServiceEntity).get(id));
  }

  create(input: ServiceInput): Promise<ServiceEntity> {
    return this.database.transaction(async (tx) => {
      await this.refuseDuplicate(tx, input.name, null);
      const priceConfirmedAt = await confirmation(tx, NO_PRICE, input);
      const made = await tx.repo(ServiceEntity).insert({ ...fields(input), priceConfirmedAt, id: newId() });
      await this.audit.record(tx, { action: 'services.create', targetType: 'service', targetId: made.id, after: { ...input } });
      await this.changed(tx, made.id, 'created');
      return tx.repo(ServiceEntity).get(made.id);
    });
  }

  update(id: string, patch: Partial<ServiceInput>): Promise<ServiceEntity> {
    return this.database.transaction(async (tx) => {
      const before = await tx.repo(ServiceEntity).get(id);
      if (patch.name !== undefined || patch.isActive) await this.refuseDuplicate(tx, patch.name ?? before.name, id);
      const changes = { ...fields(patch), priceConfirmedAt: await confirmation(tx, before, patch) };
      await tx.repo(ServiceEntity).update({ id }, changes);
      await this.audit.record(tx, {
        action: 'services.update',
        targetType: 'service',
        targetId: id,
        before: { ...fields(before), priceConfirmedAt: before.priceConfirmedAt },
        after: changes,
      });
      await this.changed(tx, id, 'updated');
      return tx.repo(ServiceEntity).get(id);
    });
  }

  /** A service with bookings is switched off, one without is deleted. */
  remove(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await tx.repo(ServiceEntity).get(id);
      if (await this.catalog.hasBookings(tx, 'service', id)) await tx.repo(ServiceEntity).update({ id }, { isActive: false });
      else await tx.repo(ServiceEntity).delete({ id });
      await this.audit.record(tx, { action: 'services.delete', targetType: 'service', targetId: id, before: fields(before) });
      await this.changed(tx, id, 'deleted');
    });
  }

  private async changed(tx: Tx, id: string, type: 'created' | 'updated' | 'deleted'): Promise<void> {
    this.sold.forget(tx);
    await this.realtime.changed(tx, 'services', id, type);
  }

  private async refuseDuplicate(tx: Tx, name: string, exceptId: string | null): Promise<void> {
    if (await this.catalog.nameExists(tx, 'service', name, exceptId))
      throw conflict('services.duplicate_name', `There is already a service named "${name}".`);
  }
}

const NO_PRICE: ConfirmedPrice = { priceMinor: null, priceConfirmedAt: null };

async function confirmation(tx: Tx, before: ConfirmedPrice, input: Partial<ServiceInput>): Promise<Date | null> {
  if (confirmsNothing(before, input)) throw invalid({ isPriceConfirmed: 'Give the service a price first.' }, 'services.no_price');
  return confirmedAfter(before, input, await tx.now());
}

const FIELDS = ['name', 'keywords', 'durationMinutes', 'bufferMinutes', 'priceMinor', 'needsAddress', 'isActive', 'sort'] as const;

function fields(input: Partial<ServiceInput>): Partial<ServiceInput> {
  return Object.fromEntries(FIELDS.filter((field) => input[field] !== undefined).map((field) => [field, input[field]]));
}
