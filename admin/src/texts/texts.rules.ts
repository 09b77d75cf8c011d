import type { TextReading } from '../shared/types';

export type TextKind = 'reply' | 'marketing';

const INTENTS: Record<TextReading['intent'], string> = {
  INTERESTED: 'Interested',
  NOT_INTERESTED: 'Not interested',
  QUESTION: 'A question',
  PRICING: 'Asks for a price',
  BOOKING: 'Wants an appointment',
  COMPLAINT: 'A complaint',
  OPT_OUT: 'Wants no more texts',
  WRONG_PERSON: 'Wrong person',
  AUTO_REPLY: 'An automatic answer',
  UNKNOWN: 'Not clear',
};
/** The class of a text in plain words. */
export const intentWords = (intent: TextReading['intent']): string => INTENTS[intent];

/** What else was read in it, as far as it was. */
export function signsOf({ isOptOut, wantsHuman, hasQuestion }: TextReading): string[] {
  return [isOptOut ? 'Counts as an opt-out' : '', wantsHuman ? 'Asks for a person' : '', hasQuestion ? 'Has a question' : ''].filter(
    Boolean,
  );
}

export const RISKS = {
  low: { label: 'Spam risk: low', tone: 'success' },
  medium: { label: 'Spam risk: medium', tone: 'warning' },
  high: { label: 'Spam risk: high', tone: 'danger' },
} as const;

/** Of the line that says how to stop. */
export const languages = [
  { value: 'en', label: 'English' },
  { value: 'es', label: 'Spanish' },
  { value: 'hi', label: 'Hindi' },
  { value: 'hi-en', label: 'Hinglish' },
] as const;
export type TextLanguage = (typeof languages)[number]['value'];
