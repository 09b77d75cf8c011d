import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { notFound } from '../../common/errors.js';
import { Database } from '../../platform/database/database.service.js';
import { COLD_AFTER_DAYS, leadScore, type LeadScore } from './lead-score.rules.js';
import { ServicesRepository, type LeadReading } from './services.repository.js';

/** A lead with its score and the reasons of it. */
export interface ScoredView
  extends Pick<LeadReading, 'leadId' | 'contactId' | 'conversationId' | 'name' | 'phone' | 'service' | 'status'>, LeadScore {
  lastTextAt: Date | null;
}

/** Leads of one business are looked at up to here; with more than that in two weeks the newest win. */
const MOST_LEADS = 1000;
const DAY = 24 * 3_600_000;

/** Scores are worked out when they are read: every reply counts at once, and time passes without a job. */
@Injectable()
export class LeadScores {
  constructor(
    private readonly database: Database,
    private readonly repository: ServicesRepository,
    private readonly clock: Clock,
  ) {}

  async of(leadId: string): Promise<ScoredView> {
    const [reading] = await this.database.transaction((tx) => this.repository.lead(tx, leadId));
    if (!reading) throw notFound('lead');
    return viewOf(reading, this.clock.now());
  }

  /** Those worth a call before all others, the hottest first. */
  async hot(most: number): Promise<ScoredView[]> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - COLD_AFTER_DAYS * DAY);
    const readings = await this.database.transaction((tx) => this.repository.openLeads(tx, since, MOST_LEADS));
    return readings
      .map((reading) => viewOf(reading, now))
      .filter(({ isHot }) => isHot)
      .sort((a, b) => b.score - a.score || (b.lastTextAt?.getTime() ?? 0) - (a.lastTextAt?.getTime() ?? 0))
      .slice(0, most);
  }
}

function viewOf(reading: LeadReading, now: Date): ScoredView {
  const { leadId, contactId, conversationId, name, phone, service, status, lastTextAt } = reading;
  return { leadId, contactId, conversationId, name, phone, service, status, lastTextAt, ...leadScore(reading, now) };
}
