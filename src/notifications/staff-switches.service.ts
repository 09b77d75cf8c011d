import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { Database } from '../platform/database/database.service.js';
import { AlertOutside } from './alert-outside.service.js';
import { Alerts } from './alerts.service.js';
import { STAFF_STARTED } from './staff-reply.rules.js';
import { StaffRepository } from './staff.repository.js';
import { StaffTexts } from './staff-texts.service.js';

/** STOP and START of a staff phone: never silent, because a mute owner is how emergencies get lost (rules.md C-10). */
@Injectable()
export class StaffSwitches {
  constructor(
    private readonly database: Database,
    private readonly staff: StaffRepository,
    private readonly texts: StaffTexts,
    private readonly alerts: Alerts,
    private readonly outside: AlertOutside,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async stop(orgIds: string[], phone: string): Promise<void> {
    for (const orgId of orgIds) {
      await this.database.withOrg(orgId, async () => {
        const staffPhone = await this.outside.phone(phone);
        const now = this.clock.now();
        await this.database.transaction(async (tx) => {
          if ((await this.staff.setStopped(tx, phone, now)) === 0) return;
          await this.audit.record(tx, { action: 'staff_phones.stop', targetType: 'staff_phone', targetId: phone, after: { alertsStoppedAt: now.toISOString() } });
          await this.alerts.raise(tx, {
            event: 'alerts.stopped',
            groupKey: `stopped:${phone}`,
            source: now.toISOString(),
            facts: { name: null, phone: null, staffPhone },
            link: '/settings',
          });
        });
      });
    }
  }

  async start(orgIds: string[], phone: string, key: string): Promise<void> {
    for (const orgId of orgIds) {
      await this.database.asOrg(orgId, async (tx) => {
        await this.staff.setStopped(tx, phone, null);
        await this.audit.record(tx, { action: 'staff_phones.start', targetType: 'staff_phone', targetId: phone, after: { alertsStoppedAt: null } });
      });
    }
    const [first] = orgIds;
    if (first) await this.texts.send({ orgId: first, phone, body: STAFF_STARTED, key: `started-${key}` });
  }
}
