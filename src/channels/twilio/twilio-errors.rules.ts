import type { FailureReason } from '../channel.port.js';

interface CodeMeaning {
  reason: FailureReason;
  message: string;
}

const OPTED_OUT = { reason: 'opted_out', message: 'The person opted out (STOP) and the carrier blocks texts to them.' } as const;
const INVALID = { reason: 'invalid_number', message: 'This is not a phone number that can be reached.' } as const;
const NOT_TEXTABLE = { reason: 'not_textable', message: 'This number cannot receive texts (a landline, or out of reach).' } as const;
const SENDER = {
  reason: 'config',
  message: 'This sender may not be used for this number. Check the number in the provider account.',
} as const;
const UNREGISTERED = { reason: 'unregistered', message: 'The sending number is not registered for business texts yet.' } as const;
const FILTERED = { reason: 'filtered', message: 'The carrier filtered this text as unwanted.' } as const;
const ACCOUNT = { reason: 'config', message: 'The provider account refuses to send. Check its credentials and status.' } as const;
const CONTENT = { reason: 'content', message: 'The provider does not accept this text.' } as const;
const WINDOW = { reason: 'content', message: 'Outside the 24-hour window only an approved template may be sent.' } as const;
const REGION = { reason: 'region', message: 'Texts to this country are not enabled in the provider account.' } as const;
const OTHER = { reason: 'other', message: 'The provider could not deliver this text.' } as const;

/** Provider error codes in our words (contracts.md 1.5, tw:api/errors). */
const MEANINGS: Readonly<Record<string, CodeMeaning>> = {
  20003: ACCOUNT,
  20005: ACCOUNT,
  20404: ACCOUNT,
  21211: INVALID,
  21217: INVALID,
  21421: INVALID,
  21408: REGION,
  21606: SENDER,
  21608: { reason: 'config', message: 'A trial account may only text verified numbers.' },
  21610: OPTED_OUT,
  21612: SENDER,
  21614: NOT_TEXTABLE,
  21617: { reason: 'content', message: 'The text is longer than 1600 characters.' },
  21659: SENDER,
  30002: ACCOUNT,
  30003: { reason: 'other', message: 'The handset is switched off or out of reach.' },
  30004: { reason: 'sender_blocked', message: 'The person or their carrier blocks this sender.' },
  30005: INVALID,
  30006: NOT_TEXTABLE,
  30007: FILTERED,
  30008: OTHER,
  30022: { reason: 'filtered', message: 'The registered campaign sends faster than its carrier allows.' },
  30023: { reason: 'filtered', message: 'The daily limit of the registered brand is used up.' },
  30032: UNREGISTERED,
  30034: UNREGISTERED,
  30410: OTHER,
  30453: { reason: 'filtered', message: 'The provider stopped this text as suspected fraud.' },
  63003: INVALID,
  63013: CONTENT,
  63016: WINDOW,
  63020: ACCOUNT,
  63021: CONTENT,
  63024: INVALID,
  63027: CONTENT,
  63028: CONTENT,
  63030: CONTENT,
  63032: { reason: 'filtered', message: 'WhatsApp does not deliver this message to this person.' },
  63033: { reason: 'sender_blocked', message: 'The person blocked this sender on WhatsApp.' },
  63036: NOT_TEXTABLE,
  63041: CONTENT,
  63042: CONTENT,
  63049: { reason: 'filtered', message: 'WhatsApp chose not to deliver this marketing message.' },
  63050: { reason: 'marketing_stopped', message: 'The person stopped marketing messages on WhatsApp.' },
};

/** Codes at create that mean "later": the provider surely did not accept. */
const RETRYABLE = new Set(['20429', '21611', '30001', '63017', '63018']);

/** What a provider error code means for us. */
export function meaningOf(code: string | number | undefined): CodeMeaning {
  return MEANINGS[String(code ?? '')] ?? OTHER;
}

export function isRetryableCode(code: string | number | undefined): boolean {
  return RETRYABLE.has(String(code ?? ''));
}
