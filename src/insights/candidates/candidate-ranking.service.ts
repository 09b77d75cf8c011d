import { Injectable } from '@nestjs/common';
import { Appointments } from '../../appointments/appointments.service.js';
import { DEFAULT_DURATION_MINUTES } from '../../appointments/appointment.schema.js';
import { ServiceCatalog } from '../../appointments/service-catalog.service.js';
import { addMinutes, Clock } from '../../common/clock.js';
import { invalid, notFound, refused } from '../../common/errors.js';
import { parseInstant } from '../../common/time.rules.js';
import { OrgsService } from '../../orgs/orgs.service.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import type { Candidate, LeftOutReason, OpenSlot, SlotFit } from './candidate.schema.js';
import { CandidatesRepository, type CandidateRow } from './candidates.repository.js';
import { candidateOf } from './candidate-row.rules.js';
import { byFit, leftOutReason, slotFit } from './slot-fit.rules.js';
import { TextableNow } from './textable-now.service.js';

export interface RankingRequest {
  /** The time of this appointment is free, or may become so. */
  appointmentId?: string;
  /** With an offset an instant, without one the wall clock of the business. */
  startsAt?: string;
  serviceId?: string;
  durationMinutes?: number;
  /** Only these people; with neither list whoever is near. */
  leadIds?: readonly string[];
  contactIds?: readonly string[];
}

type Person = Pick<Candidate, 'contactId' | 'leadId' | 'conversationId' | 'name' | 'address' | 'lastInboundAt'>;
export type RankedCandidate = Person & SlotFit;
export type LeftOutCandidate = Person & LeftOutReason;

/** Who might take an opening, the best first, and who is left out and why. */
export interface Ranking {
  slot: OpenSlot;
  ranked: RankedCandidate[];
  leftOut: LeftOutCandidate[];
}

/** People of one business are looked at up to here. */
const MOST = 200;
/** Appointments that may come forward, and leads that still wait (rules.md C-58). */
const WINDOW_DAYS = 30;
const DAY = 24 * 3_600_000;

/** Ranks who might take an opening, by rules alone: nothing is sent, written or paid for, and the same data give the same order. */
@Injectable()
export class CandidateRanking {
  constructor(
    private readonly database: Database,
    private readonly repository: CandidatesRepository,
    private readonly textable: TextableNow,
    private readonly appointments: Appointments,
    private readonly catalog: ServiceCatalog,
    private readonly orgs: OrgsService,
    private readonly clock: Clock,
  ) {}

  /** 404 for an appointment, service, lead or contact of another business; 400 when no time is named, 422 when it has passed. */
  rank(request: RankingRequest): Promise<Ranking> {
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const slot = await this.slot(request);
      if (slot.startsAt <= now) throw refused('candidates.past', 'This time has passed: nobody can take it. Name one that lies ahead.');
      const rows = await this.people(tx, request, slot);
      const stopped = await this.textable.stopped(tx, rows, { now, until: slot.startsAt });
      const ranked: RankedCandidate[] = [];
      const leftOut: LeftOutCandidate[] = [];
      for (const candidate of rows.map(candidateOf)) {
        const gate = stopped.get(candidate.contactId) ?? null;
        // an opt-out is said before anything else that may be true as well
        const why = gate?.code === 'opted_out' ? gate : (leftOutReason(candidate, slot, now) ?? gate);
        if (why) leftOut.push({ ...personOf(candidate), ...why });
        else ranked.push({ ...personOf(candidate), ...slotFit(candidate, slot, now) });
      }
      return { slot, ranked: byFit(ranked), leftOut: leftOut.sort((a, b) => (a.contactId < b.contactId ? -1 : 1)) };
    });
  }

  private async slot({ appointmentId, startsAt, serviceId, durationMinutes }: RankingRequest): Promise<OpenSlot> {
    const { timeZone: zone } = await this.orgs.profile();
    const visit = appointmentId === undefined ? null : await this.appointments.get(appointmentId);
    const wanted = serviceId ?? visit?.serviceId ?? null;
    const service = wanted === null ? null : await this.catalog.get(wanted);
    const at = visit ? visit.startsAt : startsAt === undefined ? null : parseInstant(startsAt, zone);
    if (!at) throw invalid({ startsAt: 'must be a time such as 2026-11-24T14:00, in the time zone of the business, or with an offset' });
    const length = visit ? Math.round((visit.endsAt.getTime() - visit.startsAt.getTime()) / 60_000) : service?.durationMinutes;
    return {
      startsAt: at,
      minutes: durationMinutes ?? length ?? DEFAULT_DURATION_MINUTES,
      zone,
      service: service && { id: service.id, name: service.name, keywords: service.keywords },
      holder: visit && { contactId: visit.contactId, isStanding: visit.status === 'scheduled' || visit.status === 'confirmed' },
    };
  }

  private async people(tx: Tx, { leadIds, contactIds }: RankingRequest, slot: OpenSlot): Promise<CandidateRow[]> {
    const span = { from: slot.startsAt, to: addMinutes(slot.startsAt, slot.minutes) };
    if (leadIds === undefined && contactIds === undefined) {
      const window = {
        from: slot.startsAt,
        to: new Date(slot.startsAt.getTime() + WINDOW_DAYS * DAY),
        since: new Date(this.clock.now().getTime() - WINDOW_DAYS * DAY),
      };
      return this.repository.people(tx, await this.repository.nearby(tx, window, MOST), span);
    }
    const ofLeads = await this.repository.ofLeads(tx, leadIds ?? []);
    if (ofLeads.length < new Set(leadIds).size) throw notFound('lead');
    const ids = [...new Set([...(contactIds ?? []), ...ofLeads.map(({ contactId }) => contactId)])];
    const rows = await this.repository.people(tx, ids, span);
    if (rows.length < ids.length) throw notFound('contact');
    return rows;
  }
}

function personOf({ contactId, leadId, conversationId, name, address, lastInboundAt }: Candidate): Person {
  return { contactId, leadId, conversationId, name, address, lastInboundAt };
}
