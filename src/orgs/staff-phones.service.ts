import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { invalid } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { OrgSettingsEntity } from './org-settings.entity.js';
import { StaffPhone } from './staff-phone.entity.js';

const OWNER_LABEL = 'Owner';

/** Phones of the business's own people: checked first on every inbound text and call, so that they never become leads. */
@Injectable()
export class StaffPhones {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  find(phone: string): Promise<StaffPhone | null> {
    return this.database.transaction((tx) => tx.repo(StaffPhone).findOne({ phone }));
  }

  /** Who is alerted, in calling order; a person who texted STOP is left out. */
  onCall(): Promise<StaffPhone[]> {
    return this.database.transaction((tx) =>
      tx.repo(StaffPhone).find({ isOnCall: true, alertsStoppedAt: IsNull() }, { order: { callOrder: 'ASC', phone: 'ASC' } }),
    );
  }

  list(): Promise<StaffPhone[]> {
    return this.database.transaction((tx) => tx.repo(StaffPhone).find({}, { order: { callOrder: 'ASC', phone: 'ASC' } }));
  }

  /** A member of the staff answered STOP: alerts end visibly, the row says since when (C-10). */
  stopAlerts(phone: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const changed = await tx.repo(StaffPhone).update({ phone, alertsStoppedAt: IsNull() }, { alertsStoppedAt: this.clock.now() });
      if (changed > 0)
        await this.audit.record(tx, { action: 'staff_phones.stop_alerts', targetType: 'staff_phone', targetId: phone.slice(-4) });
    });
  }

  resumeAlerts(phone: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const changed = await tx.repo(StaffPhone).update({ phone }, { alertsStoppedAt: null });
      if (changed > 0)
        await this.audit.record(tx, { action: 'staff_phones.resume_alerts', targetType: 'staff_phone', targetId: phone.slice(-4) });
    });
  }

  /** Keeps the owner's phone of the settings in the registry; the phone before it leaves. */
  async setOwner(tx: Tx, phone: string | null): Promise<void> {
    const repo = tx.repo(StaffPhone);
    const owners = await repo.find({ label: OWNER_LABEL, userId: IsNull() });
    for (const old of owners) if (old.phone !== phone) await repo.delete({ phone: old.phone });
    if (phone === null || (await repo.findOne({ phone }))) return;
    await repo.insert({ phone, userId: null, label: OWNER_LABEL, isOnCall: true, callOrder: 1, alertsStoppedAt: null });
  }

  /** The phone of one user of this org; null removes it. A number that stays keeps its STOP (C-10): only a START of its own ends that. */
  async setForUser(tx: Tx, userId: string, label: string, phone: string | null, isOnCall: boolean): Promise<void> {
    const repo = tx.repo(StaffPhone);
    const taken = phone === null ? null : await repo.findOne({ phone });
    if (taken?.userId && taken.userId !== userId) throw invalid({ phone: `${taken.label} is alerted on this number already.` });
    for (const old of await repo.find({ userId })) if (old.phone !== phone) await this.release(tx, old.phone);
    if (phone === null) return;
    if (taken) await repo.update({ phone }, { userId, isOnCall });
    else await repo.insert({ phone, userId, label, isOnCall, callOrder: 2, alertsStoppedAt: null });
  }

  /** A number leaves its user. That of the owner stays in the registry: the settings still say who is alerted there. */
  private async release(tx: Tx, phone: string): Promise<void> {
    const repo = tx.repo(StaffPhone);
    const settings = await tx.repo(OrgSettingsEntity).findOne({});
    if (settings?.ownerPhone === phone) await repo.update({ phone }, { userId: null, label: OWNER_LABEL, isOnCall: true, callOrder: 1 });
    else await repo.delete({ phone });
  }
}
