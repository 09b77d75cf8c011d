/** One thing that happened on the simulated network. Append-only: an outside judge compares it with our database. */
export interface LedgerEntry {
  seq: number;
  at: string;
  type:
    | 'account'
    | 'number'
    | 'number.released'
    | 'handset'
    | 'message'
    | 'status'
    | 'call'
    | 'call.status'
    | 'call.verb'
    | 'block'
    | 'unblock'
    | 'webhook'
    | 'fault'
    | 'brand'
    | 'service'
    | 'service.number'
    | 'campaign'
    | 'campaign.removed';
  accountSid: string;
  sid?: string;
  from?: string;
  to?: string;
  channel?: 'sms' | 'whatsapp';
  direction?: 'inbound' | 'outbound-api' | 'outbound-reply' | 'outbound-dial';
  body?: string;
  status?: string;
  errorCode?: number;
  detail?: Record<string, unknown>;
}

export type NewLedgerEntry = Omit<LedgerEntry, 'seq' | 'at'>;
