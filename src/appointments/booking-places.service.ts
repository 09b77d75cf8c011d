import { Injectable } from '@nestjs/common';
import { addMinutes } from '../common/clock.js';
import { invalid, type AppError } from '../common/errors.js';
import { timeLabel } from '../common/time.rules.js';
import { OrgsService } from '../orgs/orgs.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { taken } from './appointment.errors.js';
import { AppointmentsRepository } from './appointments.repository.js';
import { Availability, type VisitLength } from './availability.service.js';
import { CatalogRepository } from './catalog.repository.js';
import { Resources } from './resources.service.js';

export interface WantedPlace {
  startsAt: Date;
  /** Chosen by a person: no other one will do. */
  resourceId?: string | null;
  /** Tried first: the one that was offered, or the one a booking is on now. */
  preferredId?: string | null;
  conversationId: string | null;
  exceptId?: string | null;
}

/** Finds the resource for a booking, one booking at a time, and says what stands in the way when there is none. */
@Injectable()
export class BookingPlaces {
  constructor(
    private readonly orgs: OrgsService,
    private readonly resources: Resources,
    private readonly availability: Availability,
    private readonly bookings: AppointmentsRepository,
    private readonly catalog: CatalogRepository,
  ) {}

  async take(tx: Tx, want: WantedPlace, visit: VisitLength): Promise<string> {
    const ids = (await this.resources.active()).map(({ id }) => id);
    if (want.resourceId && !ids.includes(want.resourceId)) throw invalid({ resourceId: 'is not an active resource of this business' });
    const candidates = want.resourceId ? [want.resourceId] : preferredFirst(ids, want.preferredId ?? null);
    await this.catalog.lockResources(tx, candidates);
    const free = await this.availability.freeOn(tx, {
      ...visit,
      start: want.startsAt,
      resourceIds: candidates,
      conversationId: want.conversationId,
      exceptId: want.exceptId ?? null,
    });
    if (free === null) throw await this.inTheWay(tx, candidates, want, visit);
    return free;
  }

  /** The 409 that names the booking in the way, or the person who is just deciding about that time. */
  async inTheWay(
    tx: Tx,
    resourceIds: readonly string[],
    want: Pick<WantedPlace, 'startsAt' | 'exceptId'>,
    visit: VisitLength,
  ): Promise<AppError> {
    const to = addMinutes(want.startsAt, visit.durationMinutes + visit.bufferMinutes);
    const other = await this.bookings.inTheWay(tx, { resourceIds, from: want.startsAt, to, exceptId: want.exceptId ?? null });
    if (!other) return taken('Another customer is just booking that time. Try again in a few minutes or choose another time.');
    const { timeZone } = await this.orgs.profile();
    const [start, end] = [timeLabel(new Date(other.startsAt), timeZone), timeLabel(new Date(other.endsAt), timeZone)];
    return taken(`${other.resourceName} already has ${other.contactName} (${other.serviceName}) from ${start} to ${end}.`, other);
  }
}

function preferredFirst(ids: readonly string[], preferred: string | null): string[] {
  return preferred && ids.includes(preferred) ? [preferred, ...ids.filter((id) => id !== preferred)] : [...ids];
}
