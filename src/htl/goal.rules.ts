import type { Goal } from '../conversations/decision.schema.js';
import type { Decision } from './htl.schema.js';

const BY_REASON: Readonly<Record<string, Goal>> = {
  ask_service_needed: 'discovery',
  price_policy: 'pricing_discussion',
  answer_price: 'pricing_discussion',
  price_passed_on: 'pricing_discussion',
  question_passed_on: 'needs_human',
  not_understood: 'clarification_request',
  media_without_words: 'clarification_request',
  ask_which_opening: 'clarification_request',
  ask_which_appointment: 'clarification_request',
  opening_taken: 'cta_push',
  greeted: 'initial_greeting',
  bot_question: 'value_add',
  answered: 'value_add',
  answer_objection: 'objection_handling',
};

/** What a decision wants to reach, from its action and its reason. */
export function goalOfPlan({ goal, action, reasonCode, effects }: Decision, isFirstReply: boolean): Goal {
  if (goal) return goal;
  if (action === 'escalate' || effects.handler) return 'needs_human';
  if (action === 'close') return 'exit_graceful';
  if (action === 'no_reply') return 'stay_silent';
  if (effects.cta?.offer) return 'cta_push';
  if (isFirstReply && reasonCode === 'ask_service_needed') return 'initial_greeting';
  const known = BY_REASON[reasonCode];
  if (known) return known;
  if (/^(?:ask_confirm|ask_other_time)/.test(reasonCode)) return 'confirmation';
  if (/^(?:picked_)?ask_/.test(reasonCode)) return 'qualification_question';
  if (reasonCode.startsWith('offer_')) return 'cta_push';
  if (reasonCode.startsWith('answer_')) return 'value_add';
  return 'confirmation';
}
