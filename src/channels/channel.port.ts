import type { ChannelAccount } from './channel-account.entity.js';

/** One text on its way to a provider. */
export interface OutboundText {
  to: string;
  from: string;
  body: string;
  mediaUrls?: string[];
  /** Carries our outbound id and its token, so that a receipt settles a send whose answer was lost. */
  statusCallback: string;
}

/**
 * Why a provider will never deliver this, in our words. `sender_blocked`: the person or their carrier blocks us on this channel;
 * `marketing_stopped`: they want no advertising, but answers.
 */
export type FailureReason =
  | 'opted_out'
  | 'marketing_stopped'
  | 'sender_blocked'
  | 'invalid_number'
  | 'not_textable'
  | 'unregistered'
  | 'filtered'
  | 'config'
  | 'content'
  | 'region'
  | 'other';

/**
 * What we know after asking a provider to send. `retry` only when it surely did not accept; `unknown` whenever it may have.
 */
export type SendResult =
  | { kind: 'accepted'; sid: string; status: string }
  | { kind: 'retry'; after?: number; reason: string }
  | { kind: 'failed'; code: string; reason: FailureReason; message: string }
  | { kind: 'unknown'; reason: string };

/** A message as the provider remembers it; used to settle unknown sends and to fetch what we missed. */
export interface ProviderMessage {
  sid: string;
  to: string;
  from: string;
  body: string;
  direction: 'inbound' | 'outbound';
  status: string;
  errorCode?: string;
  /** How many pictures and files came with it; the list itself does not name them. */
  mediaCount: number;
  sentAt: Date;
  raw: Record<string, unknown>;
}

/** A call as the provider remembers it. */
export interface ProviderCall {
  sid: string;
  parentCallSid?: string;
  to: string;
  from: string;
  direction: 'inbound' | 'outbound';
  status: string;
  startedAt: Date;
  durationSeconds: number;
  raw: Record<string, unknown>;
}

export interface OutboundCall {
  to: string;
  from: string;
  /** Either a document or the address of one. */
  twiml?: string;
  twimlUrl?: string;
  statusCallback?: string;
}

/** A text that a person sent to one of our numbers. */
export interface InboundMessage {
  providerMessageId: string;
  from: string;
  to: string;
  body: string;
  media: { url: string; contentType: string }[];
  channel: 'sms' | 'whatsapp';
  providerAt: Date | null;
  profileName?: string;
  optOutType?: string;
  buttonPayload?: string;
  raw: Record<string, unknown>;
}

/** News about a message that we sent. */
export interface Receipt {
  sid: string;
  status: string;
  /** Rises from accepted to read; a receipt is applied only if it rises (contracts.md 1.5). */
  rank: number;
  isTerminalFailure: boolean;
  errorCode?: string;
  reason?: FailureReason;
  /** The outbound id in the callback address, present only when its token was right. */
  outboundId?: string;
  /** The unchecked token as it came, for the log. */
  outboundToken?: string;
  raw: Record<string, unknown>;
}

export type CallEventType = 'incoming' | 'dial_completed' | 'status' | 'recording' | 'screen' | 'transcription';

/** Something that happened to a call on one of our numbers. */
export interface CallEvent {
  type: CallEventType;
  callSid: string;
  parentCallSid?: string;
  from: string;
  to: string;
  forwardedFrom?: string;
  dialStatus?: string;
  dialSeconds?: number;
  /** False when the called party's line was opened but the two were never connected. */
  isBridged?: boolean;
  callStatus?: string;
  callSeconds?: number;
  answeredBy?: string;
  digits?: string;
  recordingUrl?: string;
  recordingSeconds?: number;
  transcription?: string;
  sequence?: number;
  /** Why we asked for this callback, from its address; calls to our numbers have none. */
  purpose?: string;
  /** What the purpose is about, for instance the id of the alert that a staff member hears. */
  reference?: string;
  at: Date;
  raw: Record<string, unknown>;
}

export type VoiceVerb =
  | { say: string }
  | { pause: number }
  | { hangup: true }
  | { reject: 'busy' | 'rejected' }
  | { gather: { numDigits: number; timeoutSeconds: number; action: string; say: string } }
  | { record: { maxSeconds: number; action: string; transcribeCallback?: string; recordingStatusCallback?: string; playBeep?: boolean } }
  | {
      dial: {
        number: string;
        timeoutSeconds: number;
        callerId: string;
        action: string;
        /** Asked on the called party's line before the two are connected. */
        screenUrl?: string;
        /** Told what answered, when machine detection is on. */
        machineDetectionUrl?: string;
      };
    };

/** What a caller hears and what happens to the line, in order. */
export type VoiceAnswer = VoiceVerb[];

/** What every provider adapter can do. Sends never retry by themselves: only delivery may decide that a retry is safe. */
export interface ChannelPort {
  send(account: ChannelAccount, text: OutboundText): Promise<SendResult>;
  listMessages(
    account: ChannelAccount,
    query: { to?: string; from?: string; since: Date; until?: Date; limit?: number },
  ): Promise<ProviderMessage[]>;
  /** The pictures and files of one message, as its webhook names them; none of a message that the provider does not know. */
  listMedia(account: ChannelAccount, messageSid: string): Promise<InboundMessage['media']>;
  listCalls(account: ChannelAccount, query: { to?: string; since: Date; until?: Date; limit?: number }): Promise<ProviderCall[]>;
  placeCall(account: ChannelAccount, call: OutboundCall): Promise<SendResult>;
}
