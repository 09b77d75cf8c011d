/** A refusal in Twilio's shape. */
export interface NetworkError {
  status: number;
  code: number;
  message: string;
  retryAfter?: number;
}

export interface SendRequest {
  to: string;
  from: string;
  body: string;
  hasContent: boolean;
  channel: 'sms' | 'whatsapp';
}

export interface SendFacts {
  isOwnNumber: boolean;
  isBlocked: boolean;
  hasWindow: boolean;
  /** The carriers took back the campaign that the number sends under. */
  isWithdrawn?: boolean;
}

/** Recipients with a fixed fate, as Twilio's test credentials have them (tw:iam/test-credentials). */
const REFUSED: Readonly<Record<string, NetworkError>> = {
  '+15005550001': { status: 400, code: 21211, message: "Invalid 'To' Phone Number" },
  '+15005550002': { status: 400, code: 21612, message: "The 'To' phone number is not reachable from this 'From'" },
  '+15005550003': { status: 400, code: 21408, message: 'Permission to send to this region is not enabled' },
  '+15005550004': { status: 400, code: 21610, message: 'Attempt to send to unsubscribed recipient' },
  '+15005550009': { status: 400, code: 21614, message: "'To' number is not a valid mobile number" },
};

/** Ours in addition: accepted first, and failed by the carrier afterwards. */
const UNDELIVERED: Readonly<Record<string, number>> = {
  '+15005550013': 30003,
  '+15005550016': 30006,
  '+15005550017': 30007,
  '+15005550018': 30008,
};

/** Why the network refuses a message at once, or nothing. */
export function refusalOf(request: SendRequest, facts: SendFacts): NetworkError | null {
  if (request.to === '') return { status: 400, code: 21604, message: "A 'To' phone number is required." };
  if (request.from === '') return { status: 400, code: 21603, message: "A 'From' phone number is required." };
  if (request.body === '' && !request.hasContent) return { status: 400, code: 21602, message: 'Message body is required.' };
  if ([...request.body].length > 1600)
    return { status: 400, code: 21617, message: 'The concatenated message body exceeds the 1600 character limit.' };
  if (!/^\+[1-9]\d{6,14}$/.test(request.to))
    return { status: 400, code: 21211, message: `Invalid 'To' Phone Number: ${request.to.slice(0, 32)}` };
  if (!facts.isOwnNumber)
    return { status: 400, code: 21606, message: "The 'From' phone number is not a valid, SMS-capable number of this account." };
  if (request.to === request.from) return { status: 400, code: 21266, message: "'To' and 'From' number cannot be the same" };
  if (facts.isBlocked) return REFUSED['+15005550004']!;
  return REFUSED[request.to] ?? null;
}

export interface StatusStep {
  status: string;
  errorCode?: number;
}

/** The statuses that follow acceptance. */
export function stepsAfterAcceptance(request: SendRequest, facts: SendFacts): StatusStep[] {
  if (request.channel === 'whatsapp' && !request.hasContent && !facts.hasWindow) return [{ status: 'failed', errorCode: 63016 }];
  const errorCode = facts.isWithdrawn && request.channel === 'sms' ? 30034 : UNDELIVERED[request.to];
  return errorCode === undefined
    ? [{ status: 'sent' }, { status: 'delivered' }]
    : [{ status: 'sent' }, { status: 'undelivered', errorCode }];
}
