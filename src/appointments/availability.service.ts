import { Injectable } from '@nestjs/common';
import { addMinutes } from '../common/clock.js';
import type { LocalDate } from '../common/time.rules.js';
import { timeLabel } from '../common/time.rules.js';
import type { TimePreference } from '../common/time-preference.schema.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { taken } from './appointment.errors.js';
import { DEFAULT_DURATION_MINUTES } from './appointment.schema.js';
import { AppointmentsRepository } from './appointments.repository.js';
import { freeResource, HORIZON_DAYS, openings, type AvailabilityFacts, type Opening } from './availability.rules.js';
import { CatalogRepository } from './catalog.repository.js';
import { HoldsRepository } from './holds.repository.js';
import { Resources } from './resources.service.js';
import { ServiceEntity } from './service.entity.js';

export interface AvailabilityQuery {
  serviceId?: string | null;
  preference?: TimePreference | null;
  limit: number;
  conversationId?: string | null;
  /** A booking that is being moved does not stand in its own way. */
  exceptAppointmentId?: string | null;
  from?: LocalDate;
  businessDays?: number;
}

export interface VisitLength {
  durationMinutes: number;
  bufferMinutes: number;
}

/** An offered opening stays offered this long, or until the next offer. */
const OFFER_MINUTES = 120;
/** A pick is kept this long while a last answer is missing. */
const PICK_MINUTES = 10;

/** When the business can come: free openings, and the holds on what was offered or picked. */
@Injectable()
export class Availability {
  constructor(
    private readonly database: Database,
    private readonly orgs: OrgsService,
    private readonly resources: Resources,
    private readonly bookings: AppointmentsRepository,
    private readonly holds: HoldsRepository,
    private readonly catalog: CatalogRepository,
  ) {}

  find(query: AvailabilityQuery): Promise<Opening[]> {
    return this.database.transaction(async (tx) => openings(await this.facts(tx, query)));
  }

  /** Shared holds: others may be offered the same opening, and the first pick wins (C-63). */
  offer(offer: { conversationId: string; openings: readonly Opening[]; serviceId?: string | null }): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { bufferMinutes } = await this.length(tx, offer.serviceId);
      await this.holds.clear(tx, offer.conversationId);
      await this.holds.add(tx, offer.conversationId, 'shared', spans(offer.openings, bufferMinutes), OFFER_MINUTES);
    });
  }

  /** Keeps a picked opening from others while a last answer is missing; 409 when somebody was faster. */
  keep(pick: { conversationId: string; opening: Pick<Opening, 'startsAt' | 'resourceId'>; serviceId?: string | null }): Promise<void> {
    return this.database.transaction(async (tx) => {
      const length = await this.length(tx, pick.serviceId);
      const start = new Date(pick.opening.startsAt);
      await this.catalog.lockResources(tx, [pick.opening.resourceId]);
      const busyUntil = addMinutes(start, length.durationMinutes + length.bufferMinutes);
      const span = { resourceIds: [pick.opening.resourceId], from: start, to: busyUntil };
      const [busy, held] = [await this.bookings.busy(tx, span), await this.holds.exclusiveOfOthers(tx, span, pick.conversationId)];
      if (freeResource(start, { ...length, resources: [{ id: pick.opening.resourceId }], busy, holds: held }) === null)
        throw taken('That time was just taken.');
      await this.holds.clear(tx, pick.conversationId);
      await this.holds.add(
        tx,
        pick.conversationId,
        'exclusive',
        [{ resourceId: pick.opening.resourceId, startsAt: start, busyUntil }],
        PICK_MINUTES,
      );
    });
  }

  /** What this conversation picked and could not book yet. */
  picked(conversationId: string): Promise<Pick<Opening, 'startsAt' | 'resourceId' | 'label'> | null> {
    return this.database.transaction(async (tx) => {
      const hold = await this.holds.picked(tx, conversationId);
      if (!hold) return null;
      const { timeZone } = await this.orgs.profile();
      return { startsAt: hold.startsAt.toISOString(), resourceId: hold.resourceId, label: timeLabel(hold.startsAt, timeZone) };
    });
  }

  release(conversationId: string): Promise<void> {
    return this.database.transaction((tx) => this.holds.clear(tx, conversationId));
  }

  /** Inside a booking's transaction: the first of these resources that is free, others' exclusive holds respected. */
  async freeOn(
    tx: Tx,
    want: VisitLength & { start: Date; resourceIds: readonly string[]; conversationId: string | null; exceptId?: string | null },
  ): Promise<string | null> {
    const span = {
      resourceIds: want.resourceIds,
      from: want.start,
      to: addMinutes(want.start, want.durationMinutes + want.bufferMinutes),
      exceptId: want.exceptId ?? null,
    };
    const busy = await this.bookings.busy(tx, span);
    const held = await this.holds.exclusiveOfOthers(tx, span, want.conversationId);
    return freeResource(want.start, { ...want, resources: want.resourceIds.map((id) => ({ id })), busy, holds: held });
  }

  async length(tx: Tx, serviceId: string | null | undefined): Promise<VisitLength & { service: ServiceEntity | null }> {
    const service = serviceId ? await tx.repo(ServiceEntity).get(serviceId) : null;
    return { service, durationMinutes: service?.durationMinutes ?? DEFAULT_DURATION_MINUTES, bufferMinutes: service?.bufferMinutes ?? 0 };
  }

  private async facts(tx: Tx, query: AvailabilityQuery): Promise<AvailabilityFacts> {
    const profile = await this.orgs.profile();
    const now = await tx.now();
    const { durationMinutes, bufferMinutes } = await this.length(tx, query.serviceId);
    const resources = await this.resources.active();
    const span = {
      resourceIds: resources.map(({ id }) => id),
      from: now,
      to: addMinutes(now, (HORIZON_DAYS + 2) * 1440),
      exceptId: query.exceptAppointmentId ?? null,
    };
    return {
      now,
      hours: profile.settings.hours,
      holidays: profile.settings.holidays,
      zone: profile.timeZone,
      durationMinutes,
      bufferMinutes,
      resources,
      busy: await this.bookings.busy(tx, span),
      holds: await this.holds.exclusiveOfOthers(tx, span, query.conversationId ?? null),
      preference: query.preference ?? null,
      limit: query.limit,
      ...(query.from !== undefined && { from: query.from }),
      ...(query.businessDays !== undefined && { businessDays: query.businessDays }),
    };
  }
}

function spans(list: readonly Opening[], bufferMinutes: number): { resourceId: string; startsAt: Date; busyUntil: Date }[] {
  return list.map((opening) => ({
    resourceId: opening.resourceId,
    startsAt: new Date(opening.startsAt),
    busyUntil: addMinutes(new Date(opening.endsAt), bufferMinutes),
  }));
}
