import type { AlertEvent } from './alert-events.schema.js';

/** A phone of the business's own people. */
export interface StaffPhoneFact {
  phone: string;
  userId: string | null;
  isOnCall: boolean;
  isStopped: boolean;
}

export interface RecipientFacts {
  ownerPhone: string | null;
  /** In call order. */
  staff: StaffPhoneFact[];
  /** Who holds the conversation that the alert is about. */
  holderUserId: string | null;
}

/** Alerts that belong to the person who took the conversation over. */
const FOR_THE_HOLDER = new Set<AlertEvent>(['message.received', 'takeover.waiting']);

/** Alerts that anybody may deal with: whoever is on duty hears of them. */
const FOR_THE_DUTY = new Set<AlertEvent>(['draft.waiting', 'takeover.released', 'action.overdue']);

/** Everybody on call, in order; the owner last if nobody else is listed. A phone that replied STOP is left alone. */
export function onCallPhones(facts: Pick<RecipientFacts, 'ownerPhone' | 'staff'>): string[] {
  const stopped = new Set(facts.staff.filter((staff) => staff.isStopped).map((staff) => staff.phone));
  const listed = facts.staff.filter((staff) => staff.isOnCall && !staff.isStopped).map((staff) => staff.phone);
  if (facts.ownerPhone && !stopped.has(facts.ownerPhone) && !listed.includes(facts.ownerPhone)) listed.push(facts.ownerPhone);
  return listed;
}

/** The phone of whoever holds a conversation; the owner's when that person has none here. */
export function holderPhone(facts: RecipientFacts): string | null {
  const own = facts.staff.find((staff) => staff.userId !== null && staff.userId === facts.holderUserId && !staff.isStopped);
  return own?.phone ?? firstPhone(facts);
}

/** Whose phones an alert is texted to. */
export function recipients(event: AlertEvent, isCritical: boolean, facts: RecipientFacts): string[] {
  if (isCritical || FOR_THE_DUTY.has(event)) return onCallPhones(facts);
  const phone = FOR_THE_HOLDER.has(event) ? holderPhone(facts) : firstPhone(facts);
  return phone ? [phone] : [];
}

/** The owner's phone, or the first on call if the owner has none or stopped alerts. */
function firstPhone(facts: RecipientFacts): string | null {
  const phones = onCallPhones(facts);
  return facts.ownerPhone && phones.includes(facts.ownerPhone) ? facts.ownerPhone : (phones[0] ?? null);
}
