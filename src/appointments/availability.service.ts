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
import { freeResource, openings, searchEnd, type AvailabilityFacts, type Opening } from './availability.rules.js';
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

  /** Reckoned after its reads are over: their connection does not wait for it. */
  async find(query: AvailabilityQuery): Promise<Opening[]> {
    return openings(await this.database.transaction((tx) => this.facts(tx, query)));
  }

  /** Shared holds: others may be offered the same opening, and the first pick wins (C-63). */
  offer(offer: { conversationId: string; openings: readonly Opening[]; serviceId?: string | null }): Promise<void> {
    const visits = offer.openings.map(({ resourceId, startsAt, endsAt }) => ({
      resourceId,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
    }));
    return this.database.transaction(async (tx) =>
      this.holds.replace(tx, offer.conversationId, { mode: 'shared', visits, serviceId: offer.serviceId ?? null, minutes: OFFER_MINUTES }),
    );
  }

  /** Keeps a picked opening from others while a last answer is missing; 409 when somebody was faster. */
  keep(pick: { conversationId: string; opening: Pick<Opening, 'startsAt' | 'resourceId'>; serviceId?: string | null }): Promise<void> {
    return this.database.transaction(async (tx) => {
      const length = await this.length(tx, pick.serviceId);
      const start = new Date(pick.opening.startsAt);
      await this.catalog.lockResources(tx, [pick.opening.resourceId]);
      const busyUntil = addMinutes(start, length.durationMinutes + length.bufferMinutes);
      const span = { resourceIds: [pick.opening.resourceId], from: start, to: busyUntil };
      const { busy, holds: held } = await this.occupied(tx, span, pick.conversationId);
      if (freeResource(start, { ...length, resources: [{ id: pick.opening.resourceId }], busy, holds: held }) === null)
        throw taken('That time was just taken.');
      const visit = { resourceId: pick.opening.resourceId, startsAt: start, endsAt: addMinutes(start, length.durationMinutes) };
      const { conversationId, serviceId = null } = pick;
      this.holds.replace(tx, conversationId, { mode: 'exclusive', visits: [visit], serviceId, minutes: PICK_MINUTES });
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
    return this.database.transaction(async (tx) => this.holds.clear(tx, conversationId));
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
    const { busy, holds } = await this.occupied(tx, span, want.conversationId);
    return freeResource(want.start, { ...want, resources: want.resourceIds.map((id) => ({ id })), busy, holds });
  }

  async length(tx: Tx, serviceId: string | null | undefined): Promise<VisitLength & { service: ServiceEntity | null }> {
    const service = serviceId ? await tx.repo(ServiceEntity).get(serviceId) : null;
    return { service, durationMinutes: service?.durationMinutes ?? DEFAULT_DURATION_MINUTES, bufferMinutes: service?.bufferMinutes ?? 0 };
  }

  /** Bookings, and openings that other conversations picked: asked in one packet. */
  private async occupied(
    tx: Tx,
    span: { resourceIds: readonly string[]; from: Date; to: Date; exceptId?: string | null },
    conversationId: string | null,
  ): Promise<Pick<AvailabilityFacts, 'busy' | 'holds'>> {
    const [busy, holds] = await Promise.all([this.bookings.busy(tx, span), this.holds.exclusiveOfOthers(tx, span, conversationId)]);
    return { busy, holds };
  }

  private async facts(tx: Tx, query: AvailabilityQuery): Promise<AvailabilityFacts> {
    const [profile, now, { durationMinutes, bufferMinutes }, resources] = await Promise.all([
      this.orgs.profile(),
      tx.now(),
      this.length(tx, query.serviceId),
      this.resources.active(),
    ]);
    const span = {
      resourceIds: resources.map(({ id }) => id),
      from: now,
      to: searchEnd(now, profile.timeZone, query),
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
      ...(await this.occupied(tx, span, query.conversationId ?? null)),
      preference: query.preference ?? null,
      limit: query.limit,
      ...(query.from !== undefined && { from: query.from }),
      ...(query.businessDays !== undefined && { businessDays: query.businessDays }),
    };
  }
}
