/** What a voice callback is about. It stands in the address, which the provider signs, so it cannot be forged. */
export interface VoiceCallback {
  /** Our number: a child leg's own From and To name other lines, and the account is found by our number. */
  address: string;
  /** The caller's call, when the callback may be about the called party's leg. */
  callSid?: string;
  /** Which registered handler answers; calls to our numbers need none. */
  purpose?: string;
  reference?: string;
}

export type VoiceCallbackKind = 'dial-completed' | 'screen' | 'recording' | 'transcription' | 'status';

/** The address of a voice callback. */
export function voiceCallbackUrl(publicBaseUrl: string, kind: VoiceCallbackKind, about: VoiceCallback): string {
  const query = new URLSearchParams({ n: about.address });
  if (about.callSid) query.set('c', about.callSid);
  if (about.purpose) query.set('p', about.purpose);
  if (about.reference) query.set('r', about.reference);
  return `${publicBaseUrl}/webhooks/twilio/voice/${kind}?${query.toString()}#rc=3&rp=all`;
}

/** Reads back what `voiceCallbackUrl` wrote; foreign or oversized values count as absent. */
export function voiceCallbackOf(query: URLSearchParams): Partial<VoiceCallback> {
  const about: Partial<VoiceCallback> = {};
  const address = query.get('n');
  const callSid = query.get('c');
  const purpose = query.get('p');
  const reference = query.get('r');
  if (address && /^\+\d{3,15}$/.test(address)) about.address = address;
  if (callSid && /^[A-Za-z0-9]{1,64}$/.test(callSid)) about.callSid = callSid;
  if (purpose && /^[a-z_]{1,32}$/.test(purpose)) about.purpose = purpose;
  if (reference && reference.length <= 200) about.reference = reference;
  return about;
}

/** Where a number's own events go. All retries Twilio offers are asked for, because by default it only repeats failed connections (contracts.md 1.2). */
export function numberWebhooks(publicBaseUrl: string): { voiceUrl: string; smsUrl: string; statusCallback: string } {
  const retries = '#rc=5&rp=all';
  return {
    voiceUrl: `${publicBaseUrl}/webhooks/twilio/voice/incoming${retries}`,
    smsUrl: `${publicBaseUrl}/webhooks/twilio/messages${retries}`,
    statusCallback: `${publicBaseUrl}/webhooks/twilio/voice/status${retries}`,
  };
}
