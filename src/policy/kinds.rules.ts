// What an outbound text is. The lane says why it exists, the kind says which words are in it; some kinds are exempt from a rule.

/** One confirmation of an opt-out is allowed within five minutes, 47 CFR 64.1200(a)(12); nothing else goes to a suppressed person. */
export const OPT_OUT_CONFIRMATION = 'opt_out_confirmation';
export const OPT_IN_CONFIRMATION = 'opt_in_confirmation';
export const HELP = 'help';
/** What a customer is led to, in one chat text; steps and a checkout may need more room (C-44). */
export const CTA = 'cta';
export const CTA_LONG = 'cta_long';
/** The fixed words for somebody in danger (C-03). */
export const SAFETY = 'safety';
/** The first text after a missed call; also known under the name the law's exemption gives it. */
const TEXT_BACK_KINDS: ReadonlySet<string> = new Set(['text_back', 'reply_to_call', 'missed_call']);

// The honest last words of the assistant before a person takes over: queued together with handler = human, so the handler must not stop them.
const HANDOFF_KINDS: ReadonlySet<string> = new Set(['handoff', 'handover', 'human_needed', 'commitment', 'escalation']);

/** Words about what is true already: the customer hears them, whatever became of the thread since, unless a person takes it over. */
export const FACT_KINDS = ['booked', 'rescheduled', 'cancelled', 'commitment'] as const;
const FACTS: ReadonlySet<string> = new Set(FACT_KINDS);

// Fixed texts and lists of facts may be longer than a chat reply (C-44).
const LONG_KINDS: ReadonlySet<string> = new Set([
  SAFETY,
  'emergency',
  'disclosure',
  'disclaimer',
  'booking_confirmation',
  'booking',
  'booked',
  'rescheduled',
  'cancelled',
  'slot_list',
  'openings',
  'offer',
  'reminder',
  CTA_LONG,
  HELP,
  OPT_OUT_CONFIRMATION,
  OPT_IN_CONFIRMATION,
]);

/** The answers to STOP, START and HELP; `due_work` of the database names them too (migration 060). */
export const COMPLIANCE_KINDS = [OPT_OUT_CONFIRMATION, OPT_IN_CONFIRMATION, HELP] as const;
const COMPLIANCE: ReadonlySet<string> = new Set(COMPLIANCE_KINDS);

export const isSafety = (kind: string): boolean => kind === SAFETY;
export const isCta = (kind: string): boolean => kind === CTA || kind === CTA_LONG;
export const isOptOutConfirmation = (kind: string): boolean => kind === OPT_OUT_CONFIRMATION;
export const isCompliance = (kind: string): boolean => COMPLIANCE.has(kind);
/** Words that keep somebody safe, and the answers to STOP, START and HELP: they wait for no other text of their thread. */
export const waitsForNothing = ({ lane, kind }: { lane: string; kind: string }): boolean => lane === 'emergency' || isCompliance(kind);
export const isTextBack = (kind: string): boolean => TEXT_BACK_KINDS.has(kind);
export const isHandoff = (kind: string): boolean => HANDOFF_KINDS.has(kind);
export const isFact = (kind: string): boolean => FACTS.has(kind);
export const isLongAllowed = (kind: string): boolean => LONG_KINDS.has(kind);
