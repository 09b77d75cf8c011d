import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { notFound } from '../../common/errors.js';
import { LiveProfiles } from '../../onboarding/profiles/live-profiles.service.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { Suppressions } from '../../policy/suppressions.service.js';
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
    private readonly suppressions: Suppressions,
    private readonly clock: Clock,
  ) {}

  async of(leadId: string): Promise<ScoredView> {
    const readings = await this.database.transaction(async (tx) => this.withOwnLines(tx, await this.repository.lead(tx, leadId)));
    const [reading] = readings;
    if (!reading) throw notFound('lead');
    return viewOf({ ...reading, isOptedOut: reading.isOptedOut || (await this.isSuppressed(reading)) }, this.clock.now());
  }

  /** Those worth a call before all others, the hottest first. */
  async hot(most: number): Promise<ScoredView[]> {
    const now = this.clock.now();
    const since = new Date(now.getTime() - COLD_AFTER_DAYS * DAY);
    const readings = await this.database.transaction(async (tx) =>
      this.withOwnLines(tx, await this.repository.openLeads(tx, since, MOST_LEADS)),
    );
    const ranked = readings
      .map((reading) => ({ reading, view: viewOf(reading, now) }))
      .filter(({ view }) => view.isHot)
      .sort((a, b) => b.view.score - a.view.score || (b.view.lastTextAt?.getTime() ?? 0) - (a.view.lastTextAt?.getTime() ?? 0));
    const hot: ScoredView[] = [];
    // Only those that would be shown are looked up: numbers are kept as keyed hashes, which PostgreSQL cannot make.
    for (const { reading, view } of ranked) {
      if (hot.length >= most) break;
      if (!(await this.isSuppressed(reading))) hot.push(view);
    }
    return hot;
  }

  /** The opt-outs of people, staff and carriers; a thread knows only those that came as a text (C-14). */
  private async isSuppressed({ phone, channel }: LeadReading): Promise<boolean> {
    return phone !== null && (await this.suppressions.isSuppressed(phone, channel)) !== null;
  }

  /** One after the other: the versions are few, and remembered. */
  private async withOwnLines(tx: Tx, readings: readonly LeadReading[]): Promise<(LeadReading & ScoredLead)[]> {
    const read: (LeadReading & ScoredLead)[] = [];
    for (const reading of readings) {
      const version = await this.profiles.asPublished(tx, reading.profileVersionId);
      read.push({ ...reading, ownLine: hotLineOf(version?.sales.hotLead ?? '', reading.said) });
    }
    return read;
  }
}

function viewOf(reading: LeadReading & ScoredLead, now: Date): ScoredView {
  const { leadId, contactId, conversationId, name, phone, service, status, lastTextAt } = reading;
  return { leadId, contactId, conversationId, name, phone, service, status, lastTextAt, ...leadScore(reading, now) };
}
