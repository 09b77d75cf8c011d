// Everything the gate may know about one outbound, gathered by the send claim. Plain data: the gate itself reads no clock and no table.

export const LANES = ['emergency', 'reply', 'transactional', 'ai_nudge', 'configured_sequence', 'campaign', 'staff'] as const;
export type Lane = (typeof LANES)[number];

/** Lanes in which we speak first. Only these know quiet hours and frequency caps; a reply is allowed at any hour (C-25, C-28). */
export const PROACTIVE_LANES: readonly Lane[] = ['ai_nudge', 'configured_sequence', 'campaign'];

export type Registration = 'none' | 'pending' | 'verified' | 'simulated' | 'not_required' | 'rejected';
export type LineType = 'unknown' | 'mobile' | 'landline' | 'voip' | 'invalid';
export type SuppressionScope = 'all' | 'marketing' | 'sms' | 'whatsapp';
export type PricingPolicy = 'never' | 'verified_only' | 'configured';

export interface GateFacts {
  lane: Lane;
  /** What this text is, see kinds.rules.ts; an unknown kind gets no exemption. */
  kind: string;
  /** Business time. */
  now: Date;
  org: {
    status: string;
    name: string;
    timeZone: string;
    country: string;
    allowedCountries: readonly string[];
    /** 'HH:mm', local to the recipient: no proactive text from quietStart until quietEnd. */
    quietStart: string;
    quietEnd: string;
    caps: { hour: number; day: number };
    /** How many texts the agency allows in a calendar month (UTC); null is no limit. */
    messagesPerMonth: number | null;
  };
  channel: { kind: 'sms' | 'whatsapp'; registration: Registration; isSimulated: boolean; state: string };
  to: {
    address: string;
    /** From the number; null if it belongs to no country. */
    country: string | null;
    isStaff: boolean;
    /** All candidate zones (zones.rules.ts candidateZones); empty means the business's own zone. */
    timeZones: readonly string[];
    lineType: LineType;
    isBlocked: boolean;
  };
  suppression: { isSuppressed: boolean; isGlobal: boolean; scope: SuppressionScope } | null;
  conversation: {
    handler: 'ai' | 'human' | 'paused';
    status: string;
    serviceWindowUntil: Date | null;
    lastInboundAt: Date | null;
    /** How many times in a row this very text would have gone out in this thread, this time included. */
    identicalTextsInARow: number;
    turnsLastHour: number;
    /** How many unasked texts this customer may get in a day (message-budget.rules.ts); left out or null where nothing is known yet. */
    messageBudget?: number | null;
  } | null;
  counters: {
    hour: number;
    day: number;
    month: number;
    prefixNewNumbers10Min: number;
    contactProactive24h: number;
    contactProactive7d: number;
    /** When the oldest proactive text of the last 24 hours leaves the window. */
    contactFreeAt?: Date | null;
    /** Lanes of other texts that wait for the same person right now; the arbiter lets the more urgent one go first. */
    waitingLanes?: readonly Lane[];
  };
  body: string;
  expiresAt?: Date | null;
  isHumanAuthored: boolean;
  isFirstToContact: boolean;
  /** What the content rule checks the text against; what is left out is not checked. */
  content?: ContentFacts;
}

export interface ContentFacts {
  pricingPolicy?: PricingPolicy;
  /** Prices and discounts that are facts of this business ('89', '10%'), allowed under `configured` and `verified_only`. */
  allowedAmounts?: readonly string[];
  forbiddenPhrases?: readonly string[];
  /** Hosts of links that may appear; a subdomain of one is allowed too. */
  allowedHosts?: readonly string[];
  /** Texts that hold every date and time the message may name (openings, bookings, opening hours, the customer's own words). */
  statedTimes?: readonly string[];
}

export type RuleVerdict = 'pass' | 'defer' | 'template' | 'deny' | 'skip';

export interface RuleResult {
  verdict: RuleVerdict;
  /** Plain words for the console. */
  reason: string;
  /** Our short word for a refusal, stored as block_reason. */
  code?: string;
  until?: Date;
}

export interface GateTraceEntry {
  rule: string;
  verdict: RuleVerdict;
  reason: string;
}

export interface GateVerdict {
  verdict: 'allow' | 'defer' | 'template' | 'deny';
  until?: Date;
  /** The code of the rule that decided. */
  reason?: string;
  /** Its plain words. */
  message?: string;
  trace: GateTraceEntry[];
}

/** One rule of the gate: a name, the lanes it applies in, and a pure check. */
export interface GateRule {
  name: string;
  lanes: readonly Lane[];
  check(facts: GateFacts): RuleResult;
}

export const pass = (reason: string): RuleResult => ({ verdict: 'pass', reason });
export const skip = (reason: string): RuleResult => ({ verdict: 'skip', reason });
export const deny = (code: string, reason: string): RuleResult => ({ verdict: 'deny', code, reason });
export const defer = (code: string, until: Date, reason: string): RuleResult => ({ verdict: 'defer', code, until, reason });
