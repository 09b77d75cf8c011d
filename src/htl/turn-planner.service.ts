import { Injectable } from '@nestjs/common';
import type { Opening } from '../appointments/availability.rules.js';
import { Availability } from '../appointments/availability.service.js';
import { searches, type Search } from '../appointments/nearby.rules.js';
import type { Turn } from '../conversations/turn.port.js';
import { decide } from './decide.rules.js';
import { OPENINGS_PER_OFFER } from './decision.rules.js';
import type { Decision, Facts, FoundOpenings, Need } from './htl.schema.js';

/** Makes the decision of a turn, with free openings where it hangs on them. Writes nothing. */
@Injectable()
export class TurnPlanner {
  constructor(private readonly availability: Availability) {}

  /** Decides; where the decision hangs on free openings, they are looked up and it is made again. */
  async plan(turn: Turn, facts: Facts): Promise<{ plan: Decision; facts: Facts }> {
    const first = decide(facts);
    if (first.is === 'decision') return { plan: first, facts };
    const known = { ...facts, openings: await this.find(turn, first) };
    const second = decide(known);
    if (second.is === 'need') throw new Error('A decision asked for openings twice.');
    return { plan: second, facts: known };
  }

  private async find(turn: Turn, need: Need): Promise<FoundOpenings> {
    const query = {
      serviceId: need.serviceId,
      conversationId: turn.conversationId,
      exceptAppointmentId: need.exceptAppointmentId,
      limit: OPENINGS_PER_OFFER + need.refused.length,
    };
    const look = async (search: Search): Promise<Opening[]> =>
      (await this.availability.find({ ...query, ...search }))
        .filter(({ startsAt }) => !need.refused.includes(startsAt))
        .slice(0, OPENINGS_PER_OFFER);
    const [first, ...wider] = searches(need.preference);
    const asked = await look(first);
    let any = asked;
    for (const search of wider) if (any.length === 0) any = await look(search);
    return { asked, any };
  }
}
