import { Injectable } from '@nestjs/common';
import { AlertCaller } from './alert-caller.service.js';
import { AlertOutside } from './alert-outside.service.js';
import { spokenAlert } from './notification.rules.js';
import type { EmergencyRow } from './staff.repository.js';

/** Says an emergency to one phone. */
@Injectable()
export class EmergencyCallPlacer {
  constructor(
    private readonly outside: AlertOutside,
    private readonly caller: AlertCaller,
  ) {}

  async facts(emergency: EmergencyRow): Promise<{ name: string | null; phone: string | null; hazard: string | null }> {
    const hazard = emergency.package.hazard;
    return {
      name: emergency.name,
      phone: emergency.contact_address ? await this.outside.phone(emergency.contact_address) : null,
      hazard: typeof hazard === 'string' ? hazard : null,
    };
  }

  /** The call's id, or null when no call could be placed. A call that may have been placed counts as placed. */
  async place(orgId: string, emergency: EmergencyRow, phone: string): Promise<string | null> {
    const { name, phone: customerPhone, hazard } = await this.facts(emergency);
    const profile = await this.outside.profile();
    const result = await this.caller.place(orgId, emergency.id, phone, spokenAlert(profile.name, hazard, name, customerPhone));
    if (!result) return null;
    if (result.kind === 'accepted') return result.sid;
    return result.kind === 'unknown' ? 'unknown' : null;
  }
}
