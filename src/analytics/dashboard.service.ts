import { Injectable } from '@nestjs/common';
import { formatPhone } from '../common/phone.rules.js';
import { phoneFor } from '../leads/phone-visibility.rules.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Database } from '../platform/database/database.service.js';
import { DashboardRepository, type StatsRow, type TimelineRow } from './dashboard.repository.js';
import { feedLine, type FeedLine } from './feed.rules.js';

const FEED_LENGTH = 50;

export interface Stats extends StatsRow {
  timeZone: string;
  currency: string;
}

/** What the home page shows. */
@Injectable()
export class Dashboard {
  constructor(
    private readonly database: Database,
    private readonly repository: DashboardRepository,
    private readonly orgs: OrgsService,
  ) {}

  async stats(): Promise<Stats> {
    const { timeZone, currency, settings } = await this.orgs.profile();
    const row = await this.database.transaction((tx) => this.repository.stats(tx, timeZone, settings.averageJobValueMinor));
    return { timeZone, currency, ...row };
  }

  async recent(reader: { role: string }): Promise<FeedLine[]> {
    const { timeZone, country } = await this.orgs.profile();
    const rows = await this.database.transaction((tx) => this.repository.feed(tx, FEED_LENGTH));
    return rows.map((row) => {
      const phone = phoneFor(reader, row.phone);
      const shown = phone !== null && phone === row.phone ? formatPhone(phone, country) : phone;
      return feedLine({ ...row, phone: shown, startsAt: row.starts_at, conversationId: row.conversation_id, refId: row.ref_id }, timeZone);
    });
  }

  async timeline(days: number): Promise<TimelineRow[]> {
    const { timeZone } = await this.orgs.profile();
    return this.database.transaction((tx) => this.repository.timeline(tx, timeZone, days));
  }
}
