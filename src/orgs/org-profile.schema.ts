import type { Holiday, WeekHours } from '../common/business-hours.rules.js';
import type { OrgState } from './org-status.rules.js';

/** Where somebody who holds a conversation stays silent: remind them, call their colleagues, or let the assistant go on (rules.md C-32). */
export const TAKEOVER_SILENCES = ['remind', 'reassign', 'return'] as const;
export type TakeoverSilence = (typeof TAKEOVER_SILENCES)[number];

/** Everything a business sets about itself; the columns of org_settings. */
export interface OrgSettings {
  ownerName: string;
  ownerEmail: string | null;
  ownerPhone: string | null;
  businessPhone: string | null;
  hours: WeekHours;
  holidays: Holiday[];
  averageJobValueMinor: number;
  greeting: string | null;
  customInstructions: string | null;
  spokenMessage: string | null;
  maxWords: number;
  /** The most tokens that a turn's compiled context may have. */
  contextTokens: number;
  disclosure: 'on_request' | 'first_message';
  pricingPolicy: 'never' | 'verified_only' | 'configured';
  lineMode: 'direct' | 'full_forward' | 'conditional_forward';
  forwardedNumber: string | null;
  /** Google's id of the place, behind the review link. */
  googlePlaceId: string | null;
  ringSeconds: number;
  answerCheck: 'heuristic' | 'press_1' | 'machine_detection';
  shortAnswerSeconds: number;
  isVoicemailOn: boolean;
  textBackCooldownMinutes: number;
  debounceMs: number;
  debounceCapMs: number;
  followUpMinutes: number[];
  quietStart: string;
  quietEnd: string;
  ownerQuietStart: string;
  ownerQuietEnd: string;
  notifySms: boolean;
  notifyEmail: boolean;
  notifyEvents: Record<string, unknown>;
  isTakeoverRelayOn: boolean;
  takeoverReminderMinutes: number;
  takeoverSilence: TakeoverSilence;
  /** A reply that waits for approval this long is brought to mind. */
  draftReminderMinutes: number;
  /** `draft`: replies of the assistant wait for a person's approval. */
  replyMode: 'send' | 'draft';
  /** simple: one prompt writes the replies; what is decided, and what may be said, stays with code. */
  assistantMode: 'htl' | 'simple';
  hourlySendCap: number;
  dailySendCap: number;
  allowedCountries: string[];
  /** A person of whom nothing was heard for this many days is anonymised. */
  retentionDays: number;
  version: number;
}

/** One org with its settings, as every module above reads it. */
export interface OrgProfile {
  id: string;
  agencyId: string;
  kind: 'client' | 'operations';
  name: string;
  slug: string;
  /** `setup`: not live yet, so that only simulated numbers get anything by themselves. */
  status: OrgState;
  vertical: string;
  timeZone: string;
  country: string;
  currency: string;
  locale: string;
  settings: OrgSettings;
}

/** The parts of an org that its owner may change. */
export interface OrgBasics {
  name: string;
  timeZone: string;
  country: string;
  currency: string;
  locale: string;
  vertical: string;
}

/** A change to settings and basics in one request. */
export type SettingsPatch = Partial<Omit<OrgSettings, 'version'> & OrgBasics>;
