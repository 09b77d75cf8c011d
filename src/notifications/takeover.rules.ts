import type { TakeoverSilence } from '../orgs/org-profile.schema.js';

/** What the reminder about a conversation that is left to people looks at when its time has come. */
export interface TakeoverState {
  isOpen: boolean;
  handler: string;
  /** Has a person written since the moment the reminder was set for? */
  hasReplied: boolean;
  /** Is the newest message of the thread the customer's? */
  isCustomerWaiting: boolean;
  /** Does somebody in particular hold it, or any person who comes first? */
  isHeld: boolean;
  silence: TakeoverSilence;
  /** Automation stays off during an emergency, whatever the org prefers. */
  hasOpenEmergency: boolean;
}

export type TakeoverStep = 'nothing' | TakeoverSilence;

/** Remind, call the colleagues, hand back to the assistant, or leave it (rules.md C-32). A takeover without anybody waiting is only handed back, never nagged about. */
export function takeoverStep(state: TakeoverState): TakeoverStep {
  if (!state.isOpen || state.handler === 'ai' || state.hasReplied) return 'nothing';
  if (state.silence === 'return' && !state.hasOpenEmergency) return 'return';
  if (!state.isCustomerWaiting && !state.hasOpenEmergency) return 'nothing';
  return state.silence === 'reassign' && state.isHeld ? 'reassign' : 'remind';
}
