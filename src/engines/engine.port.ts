import type { TimePreference } from '../common/time-preference.schema.js';
import type { AnswerFacts } from './answer-facts.schema.js';
import type { CriticInput, Critique } from './critique.schema.js';
import type { WordingKey } from './rules/wording/wording-en.rules.js';
import type { TokenCounter } from './tokens.rules.js';

/** One taxonomy of nine, plus UNKNOWN below 0.6 confidence (rules.md C-48). */
export const INTENTS = [
  'INTERESTED',
  'NOT_INTERESTED',
  'QUESTION',
  'PRICING',
  'BOOKING',
  'COMPLAINT',
  'OPT_OUT',
  'WRONG_PERSON',
  'AUTO_REPLY',
  'UNKNOWN',
] as const;
export type Intent = (typeof INTENTS)[number];

/** Five levels, stored with the scores -2..2 (rules.md C-49). */
export const SENTIMENTS = ['angry', 'frustrated', 'neutral', 'positive', 'happy'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

export const SLOT_NAMES = ['service_needed', 'urgency', 'name', 'address', 'preferred_time', 'email'] as const;
export type SlotName = (typeof SLOT_NAMES)[number];

/** Rising order; urgency may rise at any time and falls only by an explicit correction (rules.md C-42). */
export const URGENCIES = ['unknown', 'flexible', 'soon', 'urgent', 'emergency'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const APPOINTMENT_INTENTS = ['book', 'reschedule', 'cancel', 'confirm'] as const;
export type AppointmentIntent = (typeof APPOINTMENT_INTENTS)[number];

export const ANSWERS = ['yes', 'no', 'unclear'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Languages a customer may write in: English, Spanish, Hindi in Devanagari, Hindi mixed with English in Latin letters. */
export const CUSTOMER_LANGUAGES = ['en', 'es', 'hi', 'hi-en'] as const;
export type Language = (typeof CUSTOMER_LANGUAGES)[number];

/** What stands between a customer and a booking; the answer is the business's own (its list of objections). */
export const OBJECTION_KINDS = ['price', 'timing', 'trust', 'competitor', 'ask_someone', 'already_fixed', 'no_need'] as const;
export type ObjectionKind = (typeof OBJECTION_KINDS)[number];

export interface Objection {
  kind: ObjectionKind;
  /** 0..1. */
  confidence: number;
}

export interface KnownSlot {
  value: string;
  confidence: number;
  sourceMessageId: string | null;
  updatedAt?: string;
}

export type KnownSlots = Partial<Record<SlotName, KnownSlot>>;

export interface SlotProposal {
  name: SlotName;
  value: string;
  confidence: number;
  sourceMessageId: string | null;
  /** The customer explicitly corrected an earlier answer ("sorry, I meant 14 Oak St"). */
  isCorrection?: boolean;
}

export interface OfferedOption {
  /** Position in the list as the customer saw it, from 1. */
  index: number;
  label: string;
  startsAt: string;
  resourceId: string;
}

export interface PickOpeningQuestion {
  kind: 'pick_opening';
  options: OfferedOption[];
  purpose: 'book' | 'reschedule';
  appointmentId?: string;
  serviceId?: string;
  expiresAt: string;
  /** Something else was said since it was asked: a mere "ok" agrees to that. */
  isSetAside?: boolean;
}

export interface ConfirmQuestion {
  kind: 'confirm';
  what: 'cancel' | 'book' | 'reschedule';
  appointmentId?: string;
  option?: OfferedOption;
  serviceId?: string;
  expiresAt: string;
  /** Something else was said since it was asked: a mere "ok" agrees to that. */
  isSetAside?: boolean;
}

export interface WhichAppointmentQuestion {
  kind: 'which_appointment';
  purpose: 'cancel' | 'reschedule' | 'confirm';
  options: { index: number; appointmentId: string; label: string; startsAt: string }[];
  expiresAt: string;
}

export interface SlotQuestion {
  kind: 'slot';
  name: SlotName;
}

export type PendingQuestion = PickOpeningQuestion | ConfirmQuestion | WhichAppointmentQuestion | SlotQuestion;

export interface EngineService {
  id: string;
  name: string;
  keywords: string[];
  durationMinutes: number;
  needsAddress: boolean;
}

/** How the business wants its texts to sound. */
export interface EngineTone {
  formality: 'formal' | 'professional' | 'casual';
  persuasion: 'soft' | 'moderate' | 'firm';
  emojiPolicy: 'never' | 'sparingly' | 'frequent';
  usesHonorifics: boolean;
  /** Texts of the business in its own voice. */
  examples: readonly string[];
}

export interface EngineBusiness {
  name: string;
  vertical: string;
  services: EngineService[];
  isOpenNow: boolean;
  hoursText: string;
  pricingPolicy: 'never' | 'verified_only' | 'configured';
  maxWords: number;
  tone?: EngineTone;
  /** Verified statements the engine may repeat: area served, parking, payment, price notes. */
  facts: { label: string; value: string }[];
}

export interface UpcomingAppointment {
  id: string;
  label: string;
  startsAt: string;
  serviceName: string;
}

export interface HistoryLine {
  sender: 'customer' | 'ai' | 'human' | 'system';
  text: string;
  at: string;
}

export interface IncomingText {
  id: string;
  text: string;
  at: string;
}

/** A piece of what the business knows or the customer said before, as it was found for one turn. */
export interface FoundText {
  text: string;
  /** The title of the document, or when it was said. */
  from: string;
}

/**
 * What a model is sent of a turn: the pieces of the compiled context that were kept, as they were counted. Data to read, never
 * instructions to obey. The other fields of an input are what code knows, and they are whole.
 */
export interface EngineTold {
  services: readonly { id: string; name: string; needs_address: boolean }[];
  facts: readonly { label: string; value: string }[];
  rules: readonly string[];
  tone: readonly string[];
  guardrails: readonly string[];
  scripts: readonly string[];
  /** The facts and the bookings of the person. */
  slots: readonly string[];
  summary: readonly string[];
  /** How the talk stands: mood, flags, timing, and whether the person may be written to. */
  state: readonly string[];
  ctas: readonly string[];
  knowledge: readonly FoundText[];
  older: readonly FoundText[];
  /** Oldest first, without the texts to answer. */
  recent: readonly { from: string; text: string }[];
  /** The texts to answer, oldest first. */
  texts: readonly { id: string; text: string }[];
}

export const NOTHING_TOLD: EngineTold = {
  services: [],
  facts: [],
  rules: [],
  tone: [],
  guardrails: [],
  scripts: [],
  slots: [],
  summary: [],
  state: [],
  ctas: [],
  knowledge: [],
  older: [],
  recent: [],
  texts: [],
};

/** Everything an engine may know about one turn. It holds nothing of other customers and no secret. */
export interface EngineInput {
  /** ISO instant of business time. */
  now: string;
  timeZone: string;
  business: EngineBusiness;
  contact: { name?: string };
  slots: KnownSlots;
  pending: PendingQuestion | null;
  upcoming: UpcomingAppointment[];
  /** Oldest first, without the incoming texts. */
  history: HistoryLine[];
  /** The new texts of this turn, oldest first. */
  incoming: IncomingText[];
  state: { stage: string; confusedTurns: number; isFirstReply: boolean; lastAsked?: SlotName };
  /** simple: a model words the whole reply and reads nothing (assistantMode); left out, it reads and may word a question. */
  mode?: 'simple';
  told: EngineTold;
}

/** index is the OfferedOption index (from 1); none: the customer refused all that was offered. */
export type Pick = { index: number } | { none: true };

export interface BusinessAnswer {
  topic: 'hours' | 'area' | 'services' | 'fact' | 'price' | 'open_now';
  /** Built only from the given business data; `said` has the sentences of ours in it, so that they can be said in another language. */
  text: string;
  /** What it was taken from: the label of the fact, `hours`, `services`, `playbook`, or `name` of the business. */
  source?: string;
  said?: { keys: readonly WordingKey[]; values: Readonly<Record<string, string>> };
}

/** What an engine believes the customer said. Nothing here acts: code decides what happens with it. */
export interface Proposal {
  intent: Intent;
  sentiment: Sentiment;
  /** 0..1, of the intent. */
  confidence: number;
  slots: SlotProposal[];
  timePreference: TimePreference | null;
  pick: Pick | null;
  appointmentIntent: AppointmentIntent | null;
  /** Reply to a pending yes/no question, or a bare yes/no. */
  answer: Answer | null;
  /** The customer asked for a person or a call back. */
  wantsHuman: boolean;
  isOptOut: boolean;
  /** A learned table, or a model that is not sure, thinks that they may want no more texts: a person looks, the thread goes on. */
  mayWantOut?: boolean;
  /** The learned table is as sure of it as it was right on texts nobody had read: it counts where nothing in the words says otherwise. */
  isOutSensed?: boolean;
  /**
   * A model is sure of it, and neither our rules nor our tables agree; or a table hears a stranger who denies being meant (ADR 20): nobody is
   * opted out for that, nothing is said, and a person looks.
   */
  claimsOut?: 'stop' | 'stranger';
  asksIfBot: boolean;
  isDecline: boolean;
  /** Only a model reads it so: the lead is not given up for that. */
  isDeclineClaimed?: boolean;
  isConfused: boolean;
  /** True when the message held a question this business must answer. */
  hasQuestion: boolean;
  /** The answer from the given business facts; null when there is no question or no fact answers it. */
  businessAnswer: BusinessAnswer | null;
  /** The service of the business's list this is about, when one was recognised. */
  serviceId: string | null;
  /** A reply the engine suggests; code checks it and may replace it. Null: code writes the text itself. */
  draft: string | null;
  reasonCode: string;
  /** The language of the new texts; absent when they are too short to tell ("ok", "2", a name). */
  language?: Language;
  /** Null when nothing was objected; absent from engines that do not read objections. */
  objection?: Objection | null;
}

export interface EngineResult extends AnswerFacts {
  proposal: Proposal;
}

/** What a document that an engine wrote is made of, or what is wrong with it in one sentence per mistake. */
export type DraftReading<T> = { value: T } | { error: string };

/** A JSON document that an engine is asked to write. What it writes is a proposal: `read` decides whether it is used. */
export interface DraftTask<T> {
  /** One word for logs and providers: `profile`. */
  name: string;
  /** Fixed text; everything that differs per call is data. */
  instructions: string;
  data: Record<string, unknown>;
  /** JSON Schema in the strict dialect: every object closed, every key required. */
  schema: Record<string, unknown>;
  read(raw: unknown): DraftReading<T>;
}

export interface Draft<T> extends AnswerFacts {
  /** Null: no model is configured, or none gave a usable document; the caller's own rules write it then. */
  value: T | null;
}

/** What a model is asked to do; each may have a model of its own. */
export const MODEL_TASKS = ['think', 'draft', 'critic'] as const;
export type ModelTask = (typeof MODEL_TASKS)[number];

/** Whoever reads a turn. All calls throw EngineFailure when no usable answer came within `budgetMs`. */
export interface Engine {
  readonly name: string;
  /** The model that does a task, for the bill; an engine without models leaves it out. */
  modelFor?(task: ModelTask): string;
  /** What a text costs the model that reads a turn; an engine that sends nothing to anybody leaves it out. */
  readonly countTokens?: TokenCounter;
  think(input: EngineInput, budgetMs?: number): Promise<EngineResult>;
  /** Writes a document, repaired once. The rules engine reads and does not write. */
  draft?<T>(task: DraftTask<T>, budgetMs?: number): Promise<Draft<T>>;
  /** Judges a text of ours before it leaves. */
  criticise?(input: CriticInput, budgetMs?: number): Promise<Critique>;
}
