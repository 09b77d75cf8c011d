import { z } from 'zod';
import { INTENTS, SENTIMENTS, SLOT_NAMES } from '../engines/engine.port.js';
import { CTA_KINDS, LANGUAGES } from '../onboarding/questionnaire.schema.js';
import { CTA_STATES } from './cta-memory.schema.js';
import { pendingSchema } from './memory.schema.js';

export const ACTIONS = ['reply', 'no_reply', 'escalate', 'close'] as const;
/** What a decision wants to reach; the reason code says in one finer word why. Silence and a graceful end are goals too. */
export const GOALS = [
  'initial_greeting',
  'qualification_question',
  'discovery',
  'objection_handling',
  'cta_push',
  'pricing_discussion',
  'value_add',
  'clarification_request',
  'confirmation',
  'stay_silent',
  'exit_graceful',
  'needs_human',
] as const;
export type Goal = (typeof GOALS)[number];

/** Whether words leave, and how: as they are written, or only as an approved template, because the window of the channel is closed. */
export const SEND_PLANS = ['freeform', 'template', 'none'] as const;
export type SendPlan = (typeof SEND_PLANS)[number];

export const PRIORITIES = ['low', 'medium', 'high', 'critical'] as const;

const word = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/)
  .max(80);
const instant = z.iso.datetime({ offset: true });
const share = z.number().min(0).max(1);

/** The call to action that a decision offers, or that the customer answered. */
export const ctaPartSchema = z.strictObject({
  kind: z.enum(CTA_KINDS),
  ctaId: z.uuid().optional(),
  /** The state after this decision. */
  state: z.enum(CTA_STATES).optional(),
  /** From 1, of a call to action in several steps. */
  step: z.int().min(1).max(12).optional(),
  /** Why now, or why not: one word. */
  reason: word.optional(),
});
export type CtaPart = z.infer<typeof ctaPartSchema>;

const commitment = z.strictObject({ by: z.enum(['customer', 'business']), text: z.string().max(300), dueAt: instant.nullable() });

/** All that a decision may change; a field that is not here cannot be changed by one (reliability.md 3.12). */
export const statePatchSchema = z.strictObject({
  stage: word.optional(),
  sentiment: z.enum(SENTIMENTS).optional(),
  slots: z
    .partialRecord(
      // beside the facts that we ask everybody for, those that a business asks for itself
      z.union([z.enum(SLOT_NAMES), z.templateLiteral(['own:', z.string().max(220)])]),
      z.strictObject({ value: z.string().max(500), confidence: share, sourceMessageId: z.string().nullable(), isCorrection: z.boolean() }),
    )
    .optional(),
  pending: pendingSchema.nullable().optional(),
  lastAsked: z.enum(SLOT_NAMES).nullable().optional(),
  confusedTurns: z.int().min(0).optional(),
  /** What is done beside talking, by the names of the effects: `offer`, `book`, `escalations`. */
  effects: z.array(z.string().max(40)).optional(),
  closed: z.enum(['booked', 'declined', 'opted_out']).optional(),
  handler: z.enum(['human', 'paused']).optional(),
  /** Promises that this turn brought. */
  commitments: z.array(commitment).max(20).optional(),
  /** By the id of the call to action. */
  ctaStates: z.record(z.uuid(), z.enum(CTA_STATES)).optional(),
  language: z.enum(LANGUAGES).optional(),
  summary: z.string().max(2000).optional(),
  /** Slope of the last three turns, -1 declining to +1 improving. */
  trend: z.number().min(-1).max(1).optional(),
  /** Risks that this turn brought. */
  flags: z.array(word).max(20).optional(),
});
export type StatePatch = z.infer<typeof statePatchSchema>;

export const handoffSchema = z.strictObject({
  priority: z.enum(PRIORITIES),
  reason: word,
  recommendedAction: z.string().max(500),
  dueAt: instant,
  /** What the customer was told will happen. */
  promise: z.string().max(300).nullable(),
});
export type HandoffPart = z.infer<typeof handoffSchema>;

export const followUpSchema = z.strictObject({
  /** Of a turn: the nudges begin anew, or end. Of a nudge: the next one is planned, or none is. */
  is: z.enum(['restart', 'go_on', 'stop']),
  /**
   * When the next nudge comes where nobody answers, as it was planned in the transaction of the decision; left out where none is: the
   * words wait for approval, no window is open for it, the budget is used up, or the business wants none.
   */
  dueAt: instant.optional(),
});
export type FollowUpPart = z.infer<typeof followUpSchema>;

const foundPiece = z.strictObject({
  id: z.string().max(80),
  source: z.enum(['knowledge', 'conversation']),
  documentId: z.string().nullable(),
  title: z.string().max(300),
  score: z.number(),
  isStale: z.boolean(),
  /** Said to the customer word for word. */
  isAnswer: z.boolean(),
});

/** After a model's first answer: it was asked again with what was found, or nothing was found, or time or money were at their end. */
export const SECOND_OUTCOMES = ['asked_again', 'first_answer_stood'] as const;

/** What was looked up for a decision, and why; no triggers: nothing was. */
export const retrievalSchema = z.strictObject({
  triggers: z.array(word).max(6),
  mayStateNumbers: z.boolean(),
  found: z.array(foundPiece).max(20),
  /** Present where it was looked up after a model had answered once. */
  second: z.enum(SECOND_OUTCOMES).optional(),
});
export type RetrievalPart = z.infer<typeof retrievalSchema>;

/** An own rule of the business that applied, as it was called then; the one that decided comes first. */
export const firedRuleSchema = z.strictObject({
  id: z.uuid(),
  name: z.string().max(120),
  action: word,
  /** Its conditions held and it could not act: why, in one word. */
  heldBack: word.optional(),
});
export type FiredRule = z.infer<typeof firedRuleSchema>;

const check = z.strictObject({
  name: z.string().max(60),
  verdict: z.enum(['pass', 'fail', 'skip']),
  reason: z.string().max(400),
  /** Which text it read: the engine's draft, the draft without what was wrong, the words that left. */
  on: z.enum(['draft', 'rewrite', 'text']).optional(),
});

/** One piece of the context: its words, or the number of the message that holds them. */
const contextPiece = z.union([
  z.strictObject({ text: z.string(), tokens: z.int().min(0), from: z.string().max(200).optional() }),
  /** `chars`: only so many characters of it were kept; `isClipped` stands in older rows. */
  z.strictObject({ seq: z.int(), tokens: z.int().min(0), chars: z.int().min(1).optional(), isClipped: z.boolean().optional() }),
]);

/** What was compiled for a decision: each part with its tokens, what it may take, and what had to be left out. */
export const contextSchema = z.strictObject({
  budget: z.int().min(0),
  tokens: z.int().min(0),
  /** The state of the business that the decision was made in (decision_businesses.hash). */
  business: z.string().max(80),
  parts: z.array(
    z.strictObject({
      name: z.string().max(20),
      tokens: z.int().min(0),
      cap: z.int().min(0),
      dropped: z.int().min(0),
      isCompacted: z.boolean(),
      pieces: z.array(contextPiece),
      /** Pieces that stand in that state of the business: so many, from this one on. */
      fixed: z.strictObject({ from: z.int().min(0), count: z.int().min(0) }).optional(),
    }),
  ),
});
export type StoredContext = z.infer<typeof contextSchema>;

/** A decision as whatsapp-sales-agent 16.4 wants it, in our words. Every stored decision fits it; tests hold that against every row. */
export const decisionSchema = z.strictObject({
  action: z.enum(ACTIONS),
  goal: z.enum(GOALS),
  reasonCode: word,
  /** The kind of the text, such as `openings`; null for silence. */
  messageType: word.nullable(),
  cta: ctaPartSchema.nullable(),
  intent: z.enum(INTENTS).nullable(),
  sentiment: z.enum(SENTIMENTS).nullable(),
  confidence: share.nullable(),
  sendPlan: z.enum(SEND_PLANS),
  reply: z.string().nullable(),
  statePatch: statePatchSchema,
  handoff: handoffSchema.nullable(),
  followUp: followUpSchema.nullable(),
  retrieval: retrievalSchema.nullable(),
  rules: z.array(firedRuleSchema),
  checks: z.array(check),
  context: contextSchema.nullable(),
  engine: z.string().max(40),
  model: z.string().max(120).nullable(),
  tokensIn: z.int().min(0),
  tokensOut: z.int().min(0),
  costMicros: z.number().min(0).nullable(),
  durationMs: z.int().min(0),
});

/** A state of the business as turns saw it: what a replay needs of it, and the pieces that stand in every context. */
export interface BusinessState {
  profile: unknown;
  services: unknown;
  local: unknown;
  versionId: string | null;
  ownRules: unknown;
  /** What the experiments of this customer changed of the version; left out where nothing. */
  overlay?: unknown;
  /** What it can lead a customer to; left out where that is nothing. */
  ctas?: unknown;
  /** A document of its knowledge was out of date; left out where none was. */
  isKnowledgeStale?: true;
  pieces: readonly string[];
}

/** What a turn or the ingest decided, as it is stored. */
export interface DecisionValues {
  trigger: string;
  fromSeq: number;
  toSeq: number;
  action: (typeof ACTIONS)[number];
  /** Why, in one stable word such as `ask_name` or `opt_out_keyword`. */
  reasonCode: string;
  goal?: Goal;
  messageType?: string | null;
  intent?: string | null;
  sentiment?: string | null;
  confidence?: number | null;
  engine: string;
  model?: string | null;
  reply?: string | null;
  sendPlan?: SendPlan;
  cta?: CtaPart | null;
  statePatch?: StatePatch;
  handoff?: HandoffPart | null;
  followUp?: FollowUpPart | null;
  retrieval?: RetrievalPart | null;
  rules?: readonly FiredRule[];
  plan?: unknown;
  checks?: unknown;
  stateBefore?: unknown;
  stateAfter?: unknown;
  context?: StoredContext | null;
  /** What a replay needs beside the messages; only the pipeline reads it. */
  replay?: unknown;
  tokensIn?: number;
  tokensOut?: number;
  costMicros?: number | null;
  durationMs?: number;
  supersedes?: string | null;
}

/** The goal behind a decision that names none: those of code outside the pipeline are silence, a plain end, or words that confirm. */
export function goalOf({ goal, action, reply }: Pick<DecisionValues, 'goal' | 'action' | 'reply'>): Goal {
  if (goal) return goal;
  if (action === 'escalate') return 'needs_human';
  if (action === 'close') return 'exit_graceful';
  return reply === null || reply === undefined ? 'stay_silent' : 'confirmation';
}
