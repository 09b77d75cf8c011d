import type { Intent, Proposal, SlotName } from '../../engines/engine.port.js';

export interface Suggestion {
  text: string;
  /** What this one does, in plain words. */
  purpose: string;
}

/** What a person may say without looking anything up, per reading of the newest text. */
const HOLDING: Readonly<Record<Intent, string>> = {
  BOOKING: 'Happy to get that set up. Which day and time of day suit you best?',
  PRICING: 'Thanks for asking. Let me check what it costs in your case and come back to you shortly.',
  QUESTION: 'Good question. Let me check and come back to you shortly.',
  INTERESTED: 'Glad to hear it. Could you tell me a little more about what you need?',
  NOT_INTERESTED: 'No problem at all, thanks for letting us know. We are here if you need us.',
  COMPLAINT: 'I am sorry about that. Thank you for telling us; let me look into it and come back to you shortly.',
  OPT_OUT: '',
  WRONG_PERSON: 'Sorry about that, and thanks for telling us.',
  AUTO_REPLY: '',
  UNKNOWN: 'Thanks for your text. Could you tell me a little more about what you need?',
};
const ASKS: readonly [SlotName, string][] = [
  ['service_needed', 'What can we help you with?'],
  ['name', 'May I have your name, please?'],
  ['address', 'What is the address, please?'],
  ['preferred_time', 'Which day and time of day would suit you?'],
];

export interface SuggestFacts {
  proposal: Proposal;
  /** What the assistant would have answered; null: nothing. */
  reply: string | null;
  knownSlots: readonly string[];
  needsAddress: boolean;
}

/** More suggestions than are shown, best first; the caller keeps those that pass the gate. */
export function candidates({ proposal, reply, knownSlots, needsAddress }: SuggestFacts): Suggestion[] {
  const found: Suggestion[] = [];
  const add = (text: string | null | undefined, purpose: string): void => {
    const said = text?.trim() ?? '';
    if (said !== '' && !found.some((other) => other.text === said)) found.push({ text: said, purpose });
  };
  add(reply, 'What the assistant would answer');
  add(proposal.businessAnswer?.text, 'The answer from what the business has verified');
  add(HOLDING[proposal.intent], proposal.intent === 'COMPLAINT' ? 'Apologise and look into it' : 'Win time without promising anything');
  if (proposal.intent !== 'OPT_OUT' && proposal.intent !== 'NOT_INTERESTED' && proposal.intent !== 'WRONG_PERSON') {
    for (const [name, question] of ASKS)
      if (!knownSlots.includes(name) && (name !== 'address' || needsAddress)) add(question, 'Ask for what is still missing');
    add('Would you rather have a call? If so, when is a good time?', 'Offer a call');
    add('Thanks for your text. I am looking at it now.', 'Say that somebody reads along');
  }
  add('Thank you, and have a good day.', 'Close in a friendly way');
  return found;
}
