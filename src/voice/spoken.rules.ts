import type { VoiceAnswer } from '../channels/channel.port.js';
import { filledIn } from '../common/placeholders.rules.js';

export interface SpokenFacts {
  businessName: string;
  /** The org's own words for a caller that nobody answered. */
  spokenMessage: string | null;
  /** Is a text on its way, or already there? Nothing is promised that does not happen. */
  isTexting: boolean;
  isVoicemailOn: boolean;
  recordingUrl: string;
  transcriptionUrl: string;
}

const MAX_VOICEMAIL_SECONDS = 120;

/** What a caller hears whom nobody answered. The notice stands before the recording, for everybody (C-71). */
export function missedVerbs(facts: SpokenFacts): VoiceAnswer {
  const own = filledIn(facts.spokenMessage?.trim() ?? '', { 'business.name': facts.businessName });
  const words = own || defaultWords(facts);
  if (!facts.isVoicemailOn) return [{ say: words }, { hangup: true }];
  return [
    { say: words },
    { say: 'You can also leave a message after the tone. Your message is recorded and written down for our team.' },
    {
      record: {
        maxSeconds: MAX_VOICEMAIL_SECONDS,
        action: facts.recordingUrl,
        transcribeCallback: facts.transcriptionUrl,
      },
    },
    { hangup: true },
  ];
}

function defaultWords(facts: SpokenFacts): string {
  const next = facts.isTexting
    ? "We'll text you right away to help."
    : facts.isVoicemailOn
      ? 'Please leave a message.'
      : 'Please call again later.';
  return `Sorry we can't take your call right now. ${next} Thanks for calling ${facts.businessName}!`;
}

/** Asked on the called line before the caller is put through: a carrier's voicemail cannot press a key. */
export function screenVerbs(businessName: string, screenUrl: string): VoiceAnswer {
  const gather = { gather: { numDigits: 1, timeoutSeconds: 6, action: screenUrl, say: `Call for ${businessName}. Press 1 to answer.` } };
  return [gather, gather, { hangup: true }];
}
