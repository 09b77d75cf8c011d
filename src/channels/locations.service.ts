import { Injectable } from '@nestjs/common';
import { changedFields } from '../audit/masking.rules.js';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { conflict, invalid, notFound } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import { OrgCache } from '../platform/tenancy/org-cache.js';
import { ChannelAccount } from './channel-account.entity.js';
import { LocationEntity } from './location.entity.js';
import { checkLocation } from './location.rules.js';
import type { LocationInput } from './location.rules.js';

const MAX_LOCATIONS = 200;

/** The places of a business and which of its numbers belongs to which. */
@Injectable()
export class Locations {
  private readonly cache: OrgCache<Map<string, LocationEntity>>;

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
    clock: Clock,
  ) {
    this.cache = new OrgCache(clock);
  }

  list(): Promise<LocationEntity[]> {
    return this.database.transaction((tx) => tx.repo(LocationEntity).find({}, { order: { name: 'ASC', id: 'ASC' } }));
  }

  get(id: string): Promise<LocationEntity> {
    return this.database.transaction((tx) => this.need(tx, id));
  }

  /** Where each number of the active org belongs; asked on every call and turn, so it is kept for at most five seconds. */
  byAccount(): Promise<ReadonlyMap<string, LocationEntity>> {
    return this.cache.get(() => this.database.transaction((tx) => this.read(tx)));
  }

  create(input: LocationInput & { name: string }): Promise<LocationEntity> {
    return this.database.transaction(async (tx) => {
      await this.check(tx, input, null);
      if ((await tx.repo(LocationEntity).find({})).length >= MAX_LOCATIONS)
        throw conflict('locations.full', `A business can have ${MAX_LOCATIONS} locations.`);
      const { name, address = '', hours = null, timeZone = null } = input;
      const { id } = await tx.repo(LocationEntity).insert({ id: newId(), name, address, hours, timeZone });
      await this.record(tx, 'locations.create', id, 'created', { after: { name, address, timeZone } });
      return this.need(tx, id);
    });
  }

  update(id: string, patch: LocationInput, version: number): Promise<LocationEntity> {
    return this.database.transaction(async (tx) => {
      const before = await this.need(tx, id);
      await this.check(tx, patch, id);
      const changes = { ...patch, version: version + 1, updatedAt: await tx.now() };
      if ((await tx.repo(LocationEntity).update({ id, version }, changes)) === 0)
        throw conflict('locations.changed', 'Somebody else changed this location meanwhile. Look at it and save again.', before);
      const after = await this.need(tx, id);
      await this.record(tx, 'locations.update', id, 'updated', changedFields(traits(before), traits(after)));
      return after;
    });
  }

  /** Its numbers stay and belong to the business itself again. */
  remove(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const before = await this.need(tx, id);
      await tx.repo(ChannelAccount).update({ locationId: id }, { locationId: null });
      await tx.repo(LocationEntity).delete({ id });
      await this.record(tx, 'locations.delete', id, 'deleted', { before: traits(before) });
    });
  }

  /** Moves a number to a location, or with null to the business itself. */
  assign(accountId: string, locationId: string | null): Promise<ChannelAccount> {
    return this.database.transaction(async (tx) => {
      const before = await tx.repo(ChannelAccount).findOne({ id: accountId });
      if (!before || before.state === 'released') throw notFound('number');
      if (locationId !== null) await this.need(tx, locationId);
      await tx.repo(ChannelAccount).update({ id: accountId }, { locationId });
      const change = { before: { locationId: before.locationId }, after: { locationId } };
      await this.audit.record(tx, { action: 'numbers.locate', targetType: 'number', targetId: accountId, ...change });
      await this.realtime.changed(tx, 'numbers', accountId, 'updated');
      this.cache.forget(tx);
      return { ...before, locationId };
    });
  }

  private async read(tx: Tx): Promise<Map<string, LocationEntity>> {
    const locations = new Map((await tx.repo(LocationEntity).find({})).map((location) => [location.id, location]));
    if (locations.size === 0) return new Map();
    const accounts = await tx.repo(ChannelAccount).find({});
    return new Map(
      accounts.flatMap(({ id, locationId }) => {
        const location = locationId === null ? undefined : locations.get(locationId);
        return location ? [[id, location] as const] : [];
      }),
    );
  }

  private async check(tx: Tx, input: LocationInput, exceptId: string | null): Promise<void> {
    const errors = checkLocation(input);
    if (Object.keys(errors).length > 0) throw invalid(errors, 'locations.invalid');
    if (input.name === undefined) return;
    const wanted = input.name.toLowerCase();
    const others = (await tx.repo(LocationEntity).find({})).filter(({ id }) => id !== exceptId);
    if (others.some(({ name }) => name.toLowerCase() === wanted))
      throw conflict('locations.duplicate_name', `There is already a location named "${input.name}".`);
  }

  private async record(tx: Tx, action: string, id: string, type: 'created' | 'updated' | 'deleted', change: object): Promise<void> {
    await this.audit.record(tx, { action, targetType: 'location', targetId: id, ...change });
    await this.realtime.changed(tx, 'locations', id, type);
    this.cache.forget(tx);
  }

  private async need(tx: Tx, id: string): Promise<LocationEntity> {
    const location = await tx.repo(LocationEntity).findOne({ id });
    if (!location) throw notFound('location');
    return location;
  }
}

function traits({ name, address, hours, timeZone }: LocationEntity): Record<string, unknown> {
  return { name, address, hours, timeZone };
}
