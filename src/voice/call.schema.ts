/** What we were told about a call, in the order it reached us; the newest facts of a call are derived from it. */
export interface CallLogEntry {
  /** Makes a repeated webhook recognisable. */
  key: string;
  type: string;
  at: string;
  detail?: Record<string, string | number | boolean>;
}

export type CallStatus = 'ringing' | 'in_progress' | 'answered' | 'missed' | 'rejected';

/** Why nobody of the business spoke with the caller. */
export type MissedReason =
  'no_answer' | 'busy' | 'failed' | 'canceled' | 'voicemail' | 'forwarded' | 'loop' | 'no_target' | 'own_line' | 'operations';

export type TextBack = 'sent' | 'skipped' | 'acknowledged';

/** A call as the reducer sees it. */
export interface CallState {
  status: CallStatus;
  missedReason: MissedReason | null;
  startedAt: Date;
  answeredAt: Date | null;
  endedAt: Date | null;
  ringSeconds: number | null;
  durationSeconds: number | null;
  recordingUrl: string | null;
  recordingSeconds: number | null;
  transcription: string | null;
  log: CallLogEntry[];
}

/** A call as it is stored. */
export interface CallRow extends CallState {
  id: string;
  channelAccountId: string;
  callSid: string;
  from: string;
  to: string;
  forwardedFrom: string | null;
  isWithheld: boolean;
  isAfterHours: boolean;
  isStaff: boolean;
  contactId: string | null;
  leadId: string | null;
  conversationId: string | null;
  textBack: TextBack | null;
  textBackReason: string | null;
  textBackOutboundId: string | null;
}

/** A call as people see it in the console. */
export interface CallView {
  id: string;
  from: string;
  fromLabel: string;
  contactId: string | null;
  leadId: string | null;
  conversationId: string | null;
  status: CallStatus;
  missedReason: string | null;
  isAfterHours: boolean;
  isStaff: boolean;
  isWithheld: boolean;
  startedAt: Date;
  endedAt: Date | null;
  ringSeconds: number | null;
  durationSeconds: number | null;
  textBack: TextBack | null;
  textBackReason: string | null;
  textedAfterSeconds: number | null;
  leadStatus: string | null;
  recordingSeconds: number | null;
  transcription: string | null;
}
