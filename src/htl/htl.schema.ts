import type { Opening } from '../appointments/availability.rules.js';
import type { Outsider } from '../engines/rules/outsiders.rules.js';
import type { TimePreference } from '../common/time-preference.schema.js';
import type { FiredRule, Goal } from '../conversations/decision.schema.js';
import type { Confirming, Memory } from '../conversations/memory.schema.js';
import type { EngineService, OfferedOption, PendingQuestion, Proposal, SlotName } from '../engines/engine.port.js';
import type { TurnProfile } from '../onboarding/profiles/turn-profile.rules.js';
import type { FactName, SlotMap } from '../leads/slots.rules.js';
import type { CtaTiming } from '../onboarding/profiles/documents.schema.js';
import type { CtaFacts, CtaPlan } from './ctas/cta.schema.js';
import type { ReplyLanguage } from './memory/language.rules.js';
import type { Hazard } from '../policy/emergency.rules.js';
import type { OptOutFinding } from '../policy/free-text-opt-out.rules.js';
import type { Found } from './retrieval/found.schema.js';
import type { OwnRule } from './rules/own-rule.schema.js';
import type { SalesFacts } from './sales/sales.schema.js';

/** What the pipeline knows about the business while it decides. */
export interface BusinessFacts {
  name: string;
  vertical: string;
  timeZone: string;
  /** ISO 3166, two letters; left out, the United States. */
  country?: string;
  maxWords: number;
  disclosure: 'on_request' | 'first_message';
  pricingPolicy: 'never' | 'verified_only' | 'configured';
  isOpenNow: boolean;
  /** When the doors open next; null when they stay shut. */
  nextOpenAt: Date | null;
  services: (EngineService & { priceMinor: number | null; isPriceConfirmed?: true })[];
  averageJobValueMinor: number;
  /** What the assistant is called; left out, it has no name. */
  agentName?: string;
  /** The place of the number that the customer writes to, where the business has several. */
  local?: { name: string; address: string; timeZone: string };
  /** Something that it knows is out of date: a person tells the numbers of its terms. Left out, nothing is. */
  isKnowledgeStale?: true;
  /** The opening hours with the holidays of the next days; the days of the next two weeks on which the doors are shut. */
  hoursText: string;
  closedDates: readonly string[];
  /** When the doors close, Monday first; null on a weekday on which they stay shut. Left out, it is not known. */
  closings?: readonly (string | null)[];
  /** Why prices that it would state are left to a person now. */
  priceHeldBack?: 'stale_knowledge' | 'unconfirmed_price';
  /** The amounts that were confirmed, where approved words may hold no other; left out, they may. */
  confirmedAmounts?: readonly string[];
  /** A model writes the whole of an ordinary reply (assistantMode); left out, it may word a question. */
  isSimple?: boolean;
}

export interface Booking {
  id: string;
  label: string;
  startsAt: string;
  serviceName: string;
  serviceId: string | null;
  status: string;
  version: number;
}

/** Free openings as the customer asked for them, and any at all. */
export interface FoundOpenings {
  asked: Opening[];
  any: Opening[];
}

/** Everything that decides one turn. Pure data: the same facts always give the same decision. */
export interface Facts {
  now: Date;
  business: BusinessFacts;
  /** The words of this turn, joined. */
  text: string;
  hasMedia: boolean;
  proposal: Proposal;
  /** Slots with this turn's answers merged in. */
  slots: SlotMap;
  /** Which facts this turn changed, and knows now. */
  changed: readonly FactName[];
  /** Those that it changed to a guess: kept for people to see, and nothing that was said. */
  guessed: readonly FactName[];
  memory: Memory;
  /** The open question, if it has not expired. */
  pending: PendingQuestion | null;
  stage: string;
  /** When they would like to come, as of this turn; null when this turn says nothing about it. */
  wish: TimePreference | null;
  previousSentiment: string;
  upcoming: readonly Booking[];
  /** Picked earlier and kept while an answer was missing. */
  picked: OfferedOption | null;
  optOut: OptOutFinding;
  asksIfBot: boolean;
  /** No text of ours has left in this thread yet. */
  isFirstReply: boolean;
  /** What the reply is written in; left out, English. */
  language?: ReplyLanguage;
  /** How formal the thread's version writes, with what is tried laid over it; left out, as our words stand. */
  formality?: TurnProfile['tone']['formality'];
  /** The scripts of the business, of every language. */
  scripts?: TurnProfile['scripts'];
  /** Makes the wording repeatable. */
  seed: string;
  openings: FoundOpenings | null;
  /** A booking of this turn lost the race for this opening. */
  lost: OfferedOption | null;
  /** What was looked up for this turn; left out, nothing was. */
  found?: Found;
  /** What the business answers to objections, in its own words. */
  objections?: readonly { objection: string; answer: string }[];
  /** The own rules of the business, in their order. */
  ownRules?: readonly OwnRule[];
  /** What the owner answered about selling. */
  sales?: SalesFacts;
  /** Every opening that was tried is gone: a person has to book. */
  hasBookingFailed?: boolean;
  /** How soon the next step is offered; left out, as ever. */
  ctaTiming?: CtaTiming;
  /** Who writes where it is plainly no customer. */
  outsider?: Outsider;
  /** An address told while a visit stands that is not plainly the visit's: it changes nothing. */
  otherAddress?: string;
  /** Left out for a business without calls to action. */
  ctas?: CtaFacts;
}

export interface EscalationRequest {
  kind: 'emergency' | 'human_needed' | 'commitment' | 'booking' | 'opt_out';
  priority: 'low' | 'medium' | 'high' | 'critical';
  reason: string;
  summary: string;
  recommendedAction: string;
  dueAt: Date;
  /** What the customer was told will happen; a promise always has a due time. */
  promise: string | null;
  /** Of an emergency: what the detector found. */
  hazard?: Hazard;
  /** An engine reads a danger in it: people are told whatever the hour. */
  isDanger?: true;
}

/** What a decision does beside talking; carried out in the transaction that commits the turn. */
export interface Effects {
  offer?: { openings: Opening[]; serviceId: string | null };
  keep?: { option: OfferedOption; serviceId: string | null };
  book?: { option: OfferedOption; serviceId: string | null };
  reschedule?: { appointmentId: string; option: OfferedOption };
  cancel?: { appointmentId: string };
  confirm?: { appointmentId: string };
  updateAddress?: { appointmentId: string; address: string };
  optOut?: { evidence: string };
  escalations?: EscalationRequest[];
  handler?: 'human' | 'paused';
  isLeadLost?: boolean;
  isQualified?: boolean;
  hasNoOpenings?: boolean;
  cta?: CtaPlan;
}

/** One part of a reply: exact words, a question that the engine may word itself, or, in simple mode, words that it may replace as a whole. */
export type Block = ({ type: 'fixed' | 'whole'; text: string } | { type: 'question'; text: string; asks: SlotName }) & {
  /** Must be said as it is, and does not count as words: what the business stated or approved, and what the law asks for (C-44). */
  isExempt?: true;
};

export interface Decision {
  is: 'decision';
  action: 'reply' | 'no_reply' | 'escalate' | 'close';
  reasonCode: string;
  /** Where it is left out, the reason code tells it (goal.rules.ts). */
  goal?: Goal;
  /** The own rule of the business that made this decision or added to it. */
  firedRule?: FiredRule;
  /** Own rules that held and could not act; left out where there were none. */
  heldBack?: readonly FiredRule[];
  /** The owner's own line that this follows, word for word. */
  because?: string;
  /** The question of the business that this asks, by the fact that it is for. */
  asking?: FactName;
  /** The kind of the outbound text. */
  kind: string;
  blocks: Block[];
  /** The piece of knowledge that was said word for word. */
  answeredFrom?: string;
  pending: PendingQuestion | null;
  lastAsked: SlotName | null;
  confusedTurns: number;
  stage: string;
  close?: 'booked' | 'declined' | 'opted_out';
  /** True when the thread now waits on the customer: a follow-up is due if they stay silent. */
  isWaiting: boolean;
  /** A doubtful fact that this reply asks about. */
  confirming?: Confirming;
  /** Words about danger: they wait for nobody's approval. */
  isUrgent?: boolean;
  effects: Effects;
}

/** The decision cannot be made before these openings are known. */
export interface Need {
  is: 'need';
  serviceId: string | null;
  preference: TimePreference | null;
  exceptAppointmentId: string | null;
  /** Starts that the customer has refused: others are wanted. */
  refused: string[];
}

export interface Check {
  name: string;
  verdict: 'pass' | 'fail' | 'skip';
  reason: string;
  /** Which text it read: the engine's draft, the draft without what was wrong, the words that left. */
  on?: 'draft' | 'rewrite' | 'text';
}
