import { addMinutes } from '../../common/clock.js';
import { gauges, type Gauges } from '../gauges.rules.js';
import { allowance, PROACTIVE_PER_WEEK } from '../message-budget.rules.js';
import { defer, deny, pass, PROACTIVE_LANES, skip, type GateFacts, type GateRule, type Lane } from '../gate-facts.schema.js';

const YIELD_MINUTES = 5;
const DAY_MINUTES = 1440;

const PRIORITY: Record<Lane, number> = {
  emergency: 7,
  staff: 6,
  reply: 5,
  transactional: 4,
  configured_sequence: 3,
  ai_nudge: 2,
  campaign: 1,
};
const KIND_PRIORITY: Record<string, number> = { slot_offer: 3.5, review_request: 0.5 };

/** The order in which texts for one person go out: emergency, reply, transactional, slot, sequence, campaign, review (C-29). */
export function priorityOf(lane: Lane, kind = ''): number {
  return KIND_PRIORITY[kind] ?? PRIORITY[lane];
}

/** One arbiter over everything that wants to write to one person (C-28, C-29): the more urgent first, never too many. */
export const frequencyRule: GateRule = {
  name: 'frequency',
  lanes: PROACTIVE_LANES,
  check: (facts) => {
    const { counters, lane, kind, now, isHumanAuthored, expiresAt } = facts;
    if (isHumanAuthored) return skip('A person wrote this.');
    const rival = (counters.waitingLanes ?? []).find((other) => PRIORITY[other] > priorityOf(lane, kind));
    if (rival) return defer('yields', addMinutes(now, YIELD_MINUTES), `A more urgent text (${rival}) goes to this person first.`);
    if (counters.contactProactive7d >= PROACTIVE_PER_WEEK)
      return deny('frequency_week', `This person already got ${counters.contactProactive7d} texts this week that they did not ask for.`);
    // The smaller of the two limits counts (C-28); a reply is in no lane of this rule.
    const limit = allowance(lane, facts.conversation?.messageBudget ?? null, gaugesOf(facts));
    if (limit === 0)
      return deny(
        'engagement_over',
        'The talk has slept for too long for a text that nobody asked for; a planned step or a person may wake it.',
      );
    if (counters.contactProactive24h < limit) return pass(`${counters.contactProactive24h} of ${limit} unasked texts in 24 hours.`);
    const until =
      counters.contactFreeAt && counters.contactFreeAt.getTime() > now.getTime() ? counters.contactFreeAt : addMinutes(now, DAY_MINUTES);
    if (expiresAt && until.getTime() >= expiresAt.getTime())
      return deny(
        'frequency_day',
        `This person already got ${counters.contactProactive24h} unasked texts in 24 hours, and later is too late.`,
      );
    return defer('frequency_day', until, `This person already got ${counters.contactProactive24h} unasked texts in 24 hours.`);
  },
};

/** May we write, and how awake is the talk, from what the claim has read anyway; null for a person without a conversation. */
function gaugesOf({ now, channel, conversation, suppression }: GateFacts): Gauges | null {
  if (!conversation) return null;
  const { lastInboundAt, serviceWindowUntil: windowUntil } = conversation;
  return gauges({ now, channel: channel.kind, lastInboundAt, windowUntil, isSuppressed: suppression?.isSuppressed ?? false });
}
