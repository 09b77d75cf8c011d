import type { AppointmentView } from '../../appointments/appointment.schema.js';
import type { Opening } from '../../appointments/availability.rules.js';
import { timeLabel } from '../../common/time.rules.js';
import type { Turn, TurnThread } from '../../conversations/turn.port.js';
import { estimateTokens, type TokenCounter } from '../../engines/tokens.rules.js';
import { disclosureDue, type Disclosure } from '../../orgs/disclosure-region.rules.js';
import { homeOf } from '../../policy/zones.rules.js';
import { knownValue, withoutGuesses, type SlotMap } from '../../leads/slots.rules.js';
import { isOfferable } from '../ctas/cta-choice.rules.js';
import type { Booking } from '../htl.schema.js';
import type { OwnRule } from '../rules/own-rule.schema.js';
import { businessFacts } from './business-facts.rules.js';
import type { BusinessReading } from './business-reader.service.js';
import type { TurnContext } from './context.schema.js';
import { NOTHING_FOUND, type Found } from '../retrieval/found.schema.js';
import { engineInput } from './engine-input.rules.js';
import { amountsIn } from './version.rules.js';

const FROM_CONTACT = 0.9;

/** What was read about the business and the person before a turn is decided. */
export interface Readings extends BusinessReading {
  slots: SlotMap;
  upcoming: Booking[];
  /** The own rules of the business, in their order. */
  ownRules?: readonly OwnRule[];
  kept: Pick<Opening, 'startsAt' | 'resourceId' | 'label'> | null;
  /** What was held before, in a replay; left out, the regions decide with the setting (contracts.md 4.7). */
  disclosure?: Disclosure;
}

/**
 * Everything that a turn may know, from what was read; `unsaid` is a fact that never reached the customer. `count` is that of the engine
 * that will be asked (EngineRouter.countTokens); left out, nobody will be, as in a replay.
 */
export function contextOf(
  turn: Turn,
  readings: Readings,
  unsaid: string | null,
  found: Found = NOTHING_FOUND,
  count: TokenCounter = estimateTokens,
): TurnContext {
  const { profile, version, kept } = readings;
  const now = turn.claimedAt;
  const business = {
    ...businessFacts(profile, readings.services, now, readings.local, readings.isKnowledgeStale),
    disclosure: readings.disclosure ?? disclosureDue(profile.settings.disclosure, profile.country, homeOf(turn.thread.contactAddress)),
    ...(version?.agentName && { agentName: version.agentName }),
  };
  const slots = withContact(readings.slots, turn.thread, now);
  const { upcoming } = readings;
  const isFirstReply = !turn.history.some((message) => message.direction === 'out');
  const ctas = (readings.ctas ?? []).filter(isOfferable);
  const { input, compiled, stable } = engineInput({
    turn,
    profile,
    version,
    business,
    slots,
    upcoming,
    ctas,
    now,
    isFirstReply,
    found,
    count,
  });
  const amounts = amountsIn(input.business.facts);
  return {
    now,
    profile,
    business: business.pricingPolicy === 'verified_only' ? { ...business, confirmedAmounts: amounts } : business,
    slots,
    upcoming,
    picked: kept ? { ...kept, index: 1 } : null,
    hasMedia: turn.hasMedia,
    isFirstReply,
    unsaid,
    input,
    compiled,
    stable,
    found,
    version,
    services: readings.services,
    ...(readings.isKnowledgeStale && { isKnowledgeStale: true }),
    local: readings.local,
    readSlots: readings.slots,
    ownRules: readings.ownRules ?? [],
    content: {
      pricingPolicy: business.pricingPolicy,
      allowedAmounts: amounts,
      allowedHosts: [],
      forbiddenPhrases: version?.forbiddenPhrases ?? [],
      statedTimes: [
        ...input.business.facts.map(({ value }) => value),
        input.business.hoursText,
        ...upcoming.map(({ label }) => label),
        ...turn.messages.map(({ body }) => body),
        knownValue(slots, 'preferred_time') ?? '',
      ],
    },
    disclaimers: version?.disclaimers ?? [],
    ...(readings.tried && { tried: readings.tried }),
    emojiPolicy: version?.tone.emojiPolicy ?? 'sparingly',
    phones: [profile.settings.businessPhone, turn.thread.contactAddress].filter((phone): phone is string => Boolean(phone)),
  };
}

/** What is known of the person stands in for facts that they have not told in this thread, and before a guess. */
export function withContact(
  slots: SlotMap,
  { contactName, contactHome }: Pick<TurnThread, 'contactName' | 'contactHome'>,
  now: Date,
): SlotMap {
  const known = (value: string): NonNullable<SlotMap['name']> => ({
    value,
    confidence: FROM_CONTACT,
    sourceMessageId: null,
    source: 'import',
    updatedAt: now.toISOString(),
  });
  const own = { ...(contactName && { name: known(contactName) }), ...(contactHome && { address: known(contactHome) }) };
  return { ...slots, ...own, ...withoutGuesses(slots) };
}

/** A booking as a turn speaks of it: in the zone of the business. */
export function toBooking(view: AppointmentView, zone: string): Booking {
  return {
    id: view.id,
    label: timeLabel(view.startsAt, zone),
    startsAt: view.startsAt.toISOString(),
    serviceName: view.serviceName,
    serviceId: view.serviceId,
    status: view.status,
    version: view.version,
  };
}
