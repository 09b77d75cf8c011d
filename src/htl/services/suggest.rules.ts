import type { Language, Proposal } from '../../engines/engine.port.js';
import { SUGGEST_WORDS } from './suggest-words.rules.js';

export interface Suggestion {
  text: string;
  /** What this one does, in plain words. */
  purpose: string;
}

export interface SuggestFacts {
  proposal: Proposal;
  /** Of the thread: what is suggested is sent as it stands. */
  language: Language;
  /** What the assistant would have answered; null: nothing. */
  reply: string | null;
  knownSlots: readonly string[];
  needsAddress: boolean;
}

/** More suggestions than are shown, best first; the caller keeps those that pass the gate. */
export function candidates({ proposal, language, reply, knownSlots, needsAddress }: SuggestFacts): Suggestion[] {
  const words = SUGGEST_WORDS[language];
  const found: Suggestion[] = [];
  const add = (text: string | null | undefined, purpose: string): void => {
    const said = text?.trim() ?? '';
    if (said !== '' && !found.some((other) => other.text === said)) found.push({ text: said, purpose });
  };
  add(reply, 'What the assistant would answer');
  add(proposal.businessAnswer?.text, 'The answer from what the business has verified');
  add(
    words.holding[proposal.intent],
    proposal.intent === 'COMPLAINT' ? 'Apologise and look into it' : 'Win time without promising anything',
  );
  if (proposal.intent !== 'OPT_OUT' && proposal.intent !== 'NOT_INTERESTED' && proposal.intent !== 'WRONG_PERSON') {
    for (const [name, question] of words.asks)
      if (!knownSlots.includes(name) && (name !== 'address' || needsAddress)) add(question, 'Ask for what is still missing');
    add(words.call, 'Offer a call');
    add(words.reading, 'Say that somebody reads along');
  }
  add(words.close, 'Close in a friendly way');
  return found;
}
