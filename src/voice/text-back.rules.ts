import { addMinutes } from '../common/clock.js';
import { toGsm7 } from '../common/text.rules.js';
import { isWorking } from '../orgs/org-status.rules.js';
import type { OrgState } from '../orgs/org-status.rules.js';
import type { TextBack } from './call.schema.js';

/** Older than this, a text is no answer to a call any more, and quiet hours would hold for it (contracts.md 4.3). */
export const STALE_MINUTES = 60;
const ACKNOWLEDGE_EVERY_MINUTES = 10;
/** A thread in which the customer wrote this recently is a live conversation (C-70). */
const LIVE_MINUTES = 24 * 60;

/** Everything that decides whether a missed caller gets a text. */
export interface TextBackFacts {
  now: Date;
  endedAt: Date;
  orgStatus: OrgState;
  isOperations: boolean;
  isStaff: boolean;
  isWithheld: boolean;
  /** Why texts cannot go there: short code, premium, invalid, a country that is not allowed; null if they can. */
  untextable: string | null;
  lineType: string;
  isBlocked: boolean;
  isSuppressed: boolean;
  hasTextNumber: boolean;
  cooldownMinutes: number;
  /** The last text-back to this caller that no answered call has reset. */
  lastTextedAt: Date | null;
  lastAcknowledgedAt: Date | null;
  thread: { handler: 'ai' | 'human' | 'paused'; lastInboundAt: Date | null } | null;
}

export interface TextBackDecision {
  textBack: TextBack;
  reason: string;
  /** The caller is somebody we already text with, or has just called: the owner hears that instead of a new missed call. */
  isRepeat: boolean;
}

/** One text per caller and cool-down; inside a live conversation a short word instead; never to people we must not text. */
export function decideTextBack(facts: TextBackFacts): TextBackDecision {
  const isLive = facts.thread?.lastInboundAt != null && facts.thread.lastInboundAt > addMinutes(facts.now, -LIVE_MINUTES);
  const isCooling = facts.lastTextedAt !== null && facts.lastTextedAt > addMinutes(facts.now, -facts.cooldownMinutes);
  const isRepeat = isLive || isCooling;
  const obstacle = obstacleOf(facts);
  if (obstacle) return { textBack: 'skipped', reason: obstacle, isRepeat };
  if (facts.thread && facts.thread.handler !== 'ai' && isRepeat) return { textBack: 'skipped', reason: 'handled_by_person', isRepeat };
  if (isLive) {
    const isFresh = facts.lastAcknowledgedAt !== null && facts.lastAcknowledgedAt > addMinutes(facts.now, -ACKNOWLEDGE_EVERY_MINUTES);
    return isFresh
      ? { textBack: 'skipped', reason: 'acknowledged_recently', isRepeat }
      : { textBack: 'acknowledged', reason: 'live_conversation', isRepeat };
  }
  if (isCooling) return { textBack: 'skipped', reason: 'cooldown', isRepeat };
  return { textBack: 'sent', reason: 'missed_call', isRepeat };
}

function obstacleOf(facts: TextBackFacts): string | null {
  if (facts.isOperations) return 'operations';
  if (facts.isStaff) return 'staff';
  if (facts.isWithheld) return 'withheld';
  if (facts.untextable) return facts.untextable;
  if (facts.isBlocked) return 'blocked';
  if (facts.lineType === 'landline' || facts.lineType === 'invalid') return facts.lineType;
  if (facts.isSuppressed) return 'suppressed';
  if (!isWorking(facts.orgStatus)) return 'org_paused';
  if (!facts.hasTextNumber) return 'no_text_number';
  if (facts.endedAt < addMinutes(facts.now, -STALE_MINUTES)) return 'too_late';
  return null;
}

/** A short word to somebody who calls while we are texting with them. */
export function acknowledgementBody(businessName: string): string {
  return toGsm7(`Sorry, we missed your call again. We let the team at ${businessName} know. You can keep texting here in the meantime.`);
}
