import type { LedgerEntry } from './ledger.schema.js';
import { NetworkRegistry } from './network-registry.js';

export interface NetworkAccount {
  sid: string;
  token: string;
  name: string;
  ownerSid: string;
}

export interface NetworkNumber {
  sid: string;
  address: string;
  accountSid: string;
  name: string;
  voiceUrl?: string;
  smsUrl?: string;
  statusCallback?: string;
}

export interface NetworkMessage {
  sid: string;
  accountSid: string;
  from: string;
  to: string;
  body: string;
  channel: 'sms' | 'whatsapp';
  direction: 'inbound' | 'outbound-api' | 'outbound-reply';
  status: string;
  errorCode: number | null;
  statusCallback?: string;
  mediaUrls: string[];
  createdAt: Date;
  updatedAt: Date;
}

export interface NetworkCall {
  sid: string;
  accountSid: string;
  parentSid?: string;
  from: string;
  to: string;
  direction: 'inbound' | 'outbound-api' | 'outbound-dial';
  status: string;
  startedAt: Date;
  endedAt?: Date;
  durationSeconds: number;
}

/** How a simulated handset behaves when it is called. */
export interface Handset {
  answers: boolean;
  digits?: string;
  /** The number that this line forwards to, at once or when nobody picks up. */
  forwardsTo?: string;
  forwardMode?: 'always' | 'unanswered';
  /** Where webhooks of that number go, when the network does not know it. */
  voiceUrl?: string;
  statusCallback?: string;
}

/** What is true on the network now: nothing but the ledger's entries applied in order, so a restart knows as much as before. */
export class NetworkState {
  readonly accounts = new Map<string, NetworkAccount>();
  readonly numbers = new Map<string, NetworkNumber>();
  readonly messages = new Map<string, NetworkMessage>();
  readonly calls = new Map<string, NetworkCall>();
  readonly registry = new NetworkRegistry();
  readonly handsets = new Map<string, Handset>();
  private readonly blocked = new Set<string>();
  /** The last time a person wrote to a number on WhatsApp: opens the 24-hour window. */
  private readonly windows = new Map<string, Date>();

  constructor(entries: readonly LedgerEntry[] = []) {
    for (const entry of entries) this.apply(entry);
  }

  isBlocked(number: string, person: string): boolean {
    return this.blocked.has(pair(number, person));
  }

  lastWhatsAppAt(number: string, person: string): Date | undefined {
    return this.windows.get(pair(number, person));
  }

  apply(entry: LedgerEntry): void {
    switch (entry.type) {
      case 'account':
        this.accounts.set(entry.accountSid, {
          sid: entry.accountSid,
          token: text(entry, 'token'),
          name: text(entry, 'name'),
          ownerSid: text(entry, 'ownerSid') || entry.accountSid,
        });
        return;
      case 'number':
        this.applyNumber(entry);
        return;
      case 'number.released':
        this.numbers.delete(entry.to ?? '');
        return;
      case 'handset':
        this.handsets.set(entry.to ?? '', {
          answers: entry.detail?.answers === true,
          digits: text(entry, 'digits') || undefined,
          forwardsTo: text(entry, 'forwardsTo') || undefined,
          forwardMode: text(entry, 'forwardMode') === 'always' ? 'always' : 'unanswered',
          voiceUrl: text(entry, 'voiceUrl') || undefined,
          statusCallback: text(entry, 'statusCallback') || undefined,
        });
        return;
      case 'message':
        this.applyMessage(entry);
        return;
      case 'status':
        this.applyStatus(entry);
        return;
      case 'call':
      case 'call.status':
        this.applyCall(entry);
        return;
      case 'block':
        this.blocked.add(pair(entry.to ?? '', entry.from ?? ''));
        return;
      case 'unblock':
        this.blocked.delete(pair(entry.to ?? '', entry.from ?? ''));
        return;
      default:
        this.registry.apply(entry);
    }
  }

  private applyNumber(entry: LedgerEntry): void {
    const address = entry.to ?? '';
    this.numbers.set(address, {
      sid: entry.sid ?? '',
      address,
      accountSid: entry.accountSid,
      name: text(entry, 'name') || address,
      voiceUrl: text(entry, 'voiceUrl') || undefined,
      smsUrl: text(entry, 'smsUrl') || undefined,
      statusCallback: text(entry, 'statusCallback') || undefined,
    });
  }

  private applyMessage(entry: LedgerEntry): void {
    const at = new Date(entry.at);
    const message: NetworkMessage = {
      sid: entry.sid ?? '',
      accountSid: entry.accountSid,
      from: entry.from ?? '',
      to: entry.to ?? '',
      body: entry.body ?? '',
      channel: entry.channel ?? 'sms',
      direction: entry.direction as NetworkMessage['direction'],
      status: entry.status ?? 'queued',
      errorCode: null,
      statusCallback: text(entry, 'statusCallback') || undefined,
      mediaUrls: (entry.detail?.mediaUrls as string[] | undefined) ?? [],
      createdAt: at,
      updatedAt: at,
    };
    this.messages.set(message.sid, message);
    if (message.channel === 'whatsapp' && message.direction === 'inbound') this.windows.set(pair(message.to, message.from), at);
  }

  private applyStatus(entry: LedgerEntry): void {
    const message = this.messages.get(entry.sid ?? '');
    if (!message) return;
    message.status = entry.status ?? message.status;
    message.errorCode = entry.errorCode ?? message.errorCode;
    message.updatedAt = new Date(entry.at);
  }

  private applyCall(entry: LedgerEntry): void {
    const sid = entry.sid ?? '';
    const known = this.calls.get(sid);
    if (!known) {
      this.calls.set(sid, {
        sid,
        accountSid: entry.accountSid,
        parentSid: text(entry, 'parentSid') || undefined,
        from: entry.from ?? '',
        to: entry.to ?? '',
        direction: entry.direction as NetworkCall['direction'],
        status: entry.status ?? 'queued',
        startedAt: new Date(entry.at),
        durationSeconds: 0,
      });
      return;
    }
    known.status = entry.status ?? known.status;
    if (typeof entry.detail?.seconds === 'number') {
      known.durationSeconds = entry.detail.seconds;
      known.endedAt = new Date(entry.at);
    }
  }
}

function pair(number: string, person: string): string {
  return `${number}|${person}`;
}

function text(entry: LedgerEntry, key: string): string {
  const value = entry.detail?.[key];
  return typeof value === 'string' ? value : '';
}
