export const CALL_OUTCOMES = ['answered', 'no-answer', 'busy', 'failed', 'canceled', 'voicemail'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** What happens when the business's phone is rung. */
export interface DialPlan {
  timeoutSeconds: number;
  ringSeconds: number;
  talkSeconds: number;
  /** Twilio's DialCallStatus, unless screening refuses the call. */
  status: 'completed' | 'no-answer' | 'busy' | 'failed' | 'canceled';
  isPickedUp: boolean;
  isMachine: boolean;
  isCallerGone: boolean;
}

const TALK_SECONDS = 45;
/** A carrier's greeting, and a caller who hangs up on it. */
const VOICEMAIL_SECONDS = 5;

/** The script of an outcome. A ring longer than the business lets it ring ends unanswered, whatever was planned. */
export function dialPlan(plan: { outcome: CallOutcome; ringSeconds?: number; talkSeconds?: number }, timeoutSeconds: number): DialPlan {
  const script = { timeoutSeconds, talkSeconds: 0, isPickedUp: false, isMachine: false, isCallerGone: false };
  const unanswered: DialPlan = { ...script, ringSeconds: timeoutSeconds, status: 'no-answer' };
  switch (plan.outcome) {
    case 'busy':
    case 'failed':
      return { ...script, ringSeconds: plan.ringSeconds ?? 1, status: plan.outcome };
    case 'canceled': {
      const ringSeconds = plan.ringSeconds ?? 6;
      return ringSeconds > timeoutSeconds ? unanswered : { ...script, ringSeconds, status: 'canceled', isCallerGone: true };
    }
    case 'answered':
    case 'voicemail': {
      const isMachine = plan.outcome === 'voicemail';
      const ringSeconds = plan.ringSeconds ?? (isMachine ? Math.min(12, timeoutSeconds) : Math.min(4, timeoutSeconds));
      if (ringSeconds > timeoutSeconds) return unanswered;
      const talkSeconds = plan.talkSeconds ?? (isMachine ? VOICEMAIL_SECONDS : TALK_SECONDS);
      return { ...script, ringSeconds, talkSeconds, status: 'completed', isPickedUp: true, isMachine };
    }
    case 'no-answer':
      return unanswered;
  }
}
