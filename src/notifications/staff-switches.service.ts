import { Injectable } from '@nestjs/common';
import { consolePages } from '../common/console-links.rules.js';
import { Clock } from '../common/clock.js';
import { StaffPhones } from '../orgs/staff-phones.service.js';
import { Database } from '../platform/database/database.service.js';
import { AlertOutside } from './alert-outside.service.js';
import { Alerts } from './alerts.service.js';
import { STAFF_STARTED } from './staff-reply.rules.js';
import { StaffTexts } from './staff-texts.service.js';

/** STOP and START of a staff phone: never silent, because a mute owner is how emergencies get lost (rules.md C-10). */
@Injectable()
export class StaffSwitches {
  constructor(
    private readonly database: Database,
    private readonly phones: StaffPhones,
    private readonly texts: StaffTexts,
    private readonly alerts: Alerts,
    private readonly outside: AlertOutside,
    private readonly clock: Clock,
  ) {}

  async stop(orgIds: string[], phone: string): Promise<void> {
    for (const orgId of orgIds) {
      await this.database.withOrg(orgId, async () => {
        const staffPhone = await this.outside.phone(phone);
        await this.database.transaction(async (tx) => {
          await this.phones.stopAlerts(phone);
          await this.alerts.raise(tx, {
            event: 'alerts.stopped',
            groupKey: `stopped:${phone}`,
            source: this.clock.now().toISOString(),
            facts: { name: null, phone: null, staffPhone },
            link: consolePages.settings,
          });
        });
      });
    }
  }

  async start(orgIds: string[], phone: string, key: string): Promise<void> {
    for (const orgId of orgIds) await this.database.withOrg(orgId, () => this.phones.resumeAlerts(phone));
    const [first] = orgIds;
    if (first) await this.texts.send({ orgId: first, phone, body: STAFF_STARTED, key: `started-${key}` });
  }
}
