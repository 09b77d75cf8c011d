import { closedAhead, closings, hoursAhead, isOpen, nextOpen } from '../../common/business-hours.rules.js';
import { money } from '../../common/money.rules.js';
import { clockLabel, dayLabel, localDate } from '../../common/time.rules.js';
import type { EngineBusiness } from '../../engines/engine.port.js';
import { priceLabel, type TurnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import type { BusinessFacts } from '../htl.schema.js';
import { versionFacts } from './version.rules.js';

/** A customer who names a day on which the doors are shut mostly means one of these. */
const DAYS_AHEAD = 14;

export interface ServiceFacts {
  id: string;
  name: string;
  keywords: string[];
  durationMinutes: number;
  needsAddress: boolean;
  priceMinor: number | null;
  /** Left out or null while nobody has confirmed the price as it stands. */
  priceConfirmedAt?: Date | string | null;
}

/** The place that a customer's number belongs to. */
export interface LocalFacts {
  name: string;
  address: string;
  timeZone: string;
}

export function businessFacts(
  profile: OrgProfile,
  services: readonly ServiceFacts[],
  now: Date,
  local: LocalFacts | null = null,
  isKnowledgeStale = false,
): BusinessFacts {
  const { settings, timeZone } = profile;
  const doors = local?.timeZone ?? timeZone;
  const today = localDate(now, doors);
  return {
    name: profile.name,
    vertical: profile.vertical,
    timeZone,
    country: profile.country,
    maxWords: settings.maxWords,
    disclosure: settings.disclosure,
    // As long as nobody looked at what changed, no price is said (rules.md C-02).
    pricingPolicy: isKnowledgeStale ? 'never' : settings.pricingPolicy,
    isOpenNow: isOpen(now, settings.hours, settings.holidays, doors),
    nextOpenAt: nextOpen(now, settings.hours, settings.holidays, doors),
    hoursText: hoursAhead(settings.hours, settings.holidays, today),
    closedDates: closedAhead(settings.hours, settings.holidays, today, DAYS_AHEAD),
    closings: closings(settings.hours),
    services: services.map(({ id, name, keywords, durationMinutes, needsAddress, priceMinor, priceConfirmedAt }) => ({
      id,
      name,
      keywords,
      durationMinutes,
      needsAddress,
      priceMinor,
      ...(priceConfirmedAt && { isPriceConfirmed: true }),
    })),
    averageJobValueMinor: settings.averageJobValueMinor,
    ...(local && { local }),
    ...(isKnowledgeStale && { isKnowledgeStale: true }),
    ...priceHeldBack(settings.pricingPolicy, services, isKnowledgeStale),
    ...(settings.assistantMode === 'simple' && { isSimple: true }),
  };
}

function priceHeldBack(
  policy: BusinessFacts['pricingPolicy'],
  services: readonly ServiceFacts[],
  isKnowledgeStale: boolean,
): Pick<BusinessFacts, 'priceHeldBack'> {
  if (policy === 'never') return {};
  if (isKnowledgeStale) return { priceHeldBack: 'stale_knowledge' };
  const isAnyOpen = services.some(({ priceMinor, priceConfirmedAt }) => priceMinor !== null && !priceConfirmedAt);
  return policy === 'verified_only' && isAnyOpen ? { priceHeldBack: 'unconfirmed_price' } : {};
}

/** What an engine may know and repeat about the business; nothing of other customers (C-04). */
export function engineBusiness(profile: OrgProfile, facts: BusinessFacts, version: TurnProfile | null = null): EngineBusiness {
  return {
    name: facts.name,
    vertical: facts.vertical,
    services: facts.services.map(({ id, name, keywords, durationMinutes, needsAddress }) => ({
      id,
      name,
      keywords,
      durationMinutes,
      needsAddress,
    })),
    isOpenNow: facts.isOpenNow,
    hoursText: facts.hoursText,
    pricingPolicy: facts.pricingPolicy,
    maxWords: facts.maxWords,
    facts: [...statements(profile, facts), ...versionFacts(facts, version)],
    ...(version && { tone: version.tone }),
  };
}

/** Prices are statements only where the policy of the business lets them be said (C-02). */
function statements(profile: OrgProfile, facts: BusinessFacts): { label: string; value: string }[] {
  const doors = facts.local?.timeZone ?? facts.timeZone;
  const list = [{ label: 'Hours', value: facts.hoursText }];
  if (facts.local?.address) list.push({ label: 'Address', value: `${facts.local.name}, ${facts.local.address}` });
  if (!facts.isOpenNow && facts.nextOpenAt)
    list.push({
      label: 'Next open',
      value: `${dayLabel(facts.nextOpenAt, doors)} at ${clockLabel(facts.nextOpenAt, doors)}`,
    });
  if (profile.settings.businessPhone) list.push({ label: 'Phone', value: profile.settings.businessPhone });
  if (facts.pricingPolicy !== 'never') {
    for (const service of facts.services)
      if (service.priceMinor !== null && (facts.pricingPolicy === 'configured' || service.isPriceConfirmed))
        list.push({ label: priceLabel(service.name), value: money(service.priceMinor, profile.currency, profile.locale) });
  }
  return list;
}
