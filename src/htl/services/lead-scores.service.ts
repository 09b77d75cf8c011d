import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { notFound } from '../../common/errors.js';
import { LiveProfiles } from '../../onboarding/profiles/live-profiles.service.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { hotLineOf } from '../sales/hot-line.rules.js';
import { COLD_AFTER_DAYS, leadScore, type LeadScore, type ScoredLead } from './lead-score.rules.js';
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
    private readonly profiles: LiveProfiles,
    private readonly clock: Clock,
  ) {}

  async of(leadId: string): Promise<ScoredView> {
    const [view] = await this.database.transaction(async (tx) => this.views(tx, await this.repository.lead(tx, leadId)));
    if (!view) throw notFound('lead');
    return view;
  }

  /** Those worth a call before all others, the hottest first. */
  async hot(most: number): Promise<ScoredView[]> {
    const since = new Date(this.clock.now().getTime() - COLD_AFTER_DAYS * DAY);
    const views = await this.database.transaction(async (tx) => this.views(tx, await this.repository.openLeads(tx, since, MOST_LEADS)));
    return views
      .filter(({ isHot }) => isHot)
      .sort((a, b) => b.score - a.score || (b.lastTextAt?.getTime() ?? 0) - (a.lastTextAt?.getTime() ?? 0))
      .slice(0, most);
  }

  /** One after the other: the versions are few, and remembered. */
  private async views(tx: Tx, readings: readonly LeadReading[]): Promise<ScoredView[]> {
    const now = this.clock.now();
    const views: ScoredView[] = [];
    for (const reading of readings) {
      const version = await this.profiles.asPublished(tx, reading.profileVersionId);
      views.push(viewOf({ ...reading, ownLine: hotLineOf(version?.sales.hotLead ?? '', reading.said) }, now));
    }
    return views;
  }
}

function viewOf(reading: LeadReading & ScoredLead, now: Date): ScoredView {
  const { leadId, contactId, conversationId, name, phone, service, status, lastTextAt } = reading;
  return { leadId, contactId, conversationId, name, phone, service, status, lastTextAt, ...leadScore(reading, now) };
}
