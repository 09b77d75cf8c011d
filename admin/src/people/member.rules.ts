import type { Member, MemberChange } from '../shared/types';

/** How a member is alerted, as the form holds it. */
export interface MemberAlerts {
  phone: string;
  isOnCall: boolean;
}

/** Somebody without a phone is alerted as soon as they have one. */
export const alertsOf = (member: Member): MemberAlerts => ({
  phone: member.phone ?? '',
  isOnCall: member.phone === null || member.isOnCall,
});

/** Only what differs goes to the server: what is not said stays as it is, and a phone that stays keeps its STOP. */
export function changesOf(member: Member, now: MemberAlerts & { role: string }): MemberChange {
  const before = alertsOf(member);
  const phone = now.phone.trim();
  return {
    ...(now.role !== member.role && { role: now.role }),
    ...(phone !== before.phone && { phone: phone === '' ? null : phone }),
    ...(phone !== '' && now.isOnCall !== before.isOnCall && { isOnCall: now.isOnCall }),
  };
}
