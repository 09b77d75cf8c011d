import { z } from 'zod';
import { timePreferenceSchema } from '../common/time-preference.schema.js';
import { SENTIMENTS, SLOT_NAMES } from '../engines/engine.port.js';
import { ctaMemorySchema, ctaNewsSchema } from './cta-memory.schema.js';

const option = z.object({ index: z.number().int(), label: z.string(), startsAt: z.string(), resourceId: z.string() });

/** What we asked and may be answered by the next text; it expires. */
export const pendingSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pick_opening'),
    options: z.array(option),
    purpose: z.enum(['book', 'reschedule']),
    appointmentId: z.string().optional(),
    serviceId: z.string().optional(),
    expiresAt: z.string(),
    isSetAside: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('confirm'),
    what: z.enum(['cancel', 'book', 'reschedule']),
    appointmentId: z.string().optional(),
    option: option.optional(),
    serviceId: z.string().optional(),
    expiresAt: z.string(),
    isSetAside: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('which_appointment'),
    purpose: z.enum(['cancel', 'reschedule', 'confirm']),
    options: z.array(z.object({ index: z.number().int(), appointmentId: z.string(), label: z.string(), startsAt: z.string() })),
    expiresAt: z.string(),
  }),
  z.object({ kind: z.literal('slot'), name: z.enum(SLOT_NAMES) }),
]);

/** Lists keep their newest entries: a thread that runs for years stays a small row. */
export const KEPT = { sentiments: 12, commitments: 10, riskFlags: 10, contradictions: 6, confirmations: 8, asked: 24 } as const;
/** A question of the questionnaire with the mark before it. */
const MAX_FACT_NAME = 220;

const slotName = z.enum(SLOT_NAMES);
const source = z.string().nullable();

const sentimentSchema = z.object({ at: z.string(), sentiment: z.enum(SENTIMENTS) });
/** A promise of either side; a business's own one is an item of the action list too. */
const commitmentSchema = z.object({
  by: z.enum(['customer', 'business']),
  text: z.string().max(200),
  dueAt: z.string().nullable(),
  madeAt: z.string(),
  sourceMessageId: source,
});
const riskFlagSchema = z.object({ flag: z.string().max(40), at: z.string(), sourceMessageId: source });
/** A fact that was said differently without a word of correction. */
const contradictionSchema = z.object({
  slot: slotName,
  before: z.string().max(300),
  after: z.string().max(300),
  at: z.string(),
  sourceMessageId: source,
  isSettled: z.boolean(),
});
/** A doubtful fact that the customer was asked about, and whether they said that it is wrong. */
const confirmationSchema = z.object({
  slot: slotName,
  value: z.string().max(300),
  outcome: z.enum(['asked', 'confirmed', 'denied']),
});
/** The question "is it this?", or "this or that?", until the next text. */
const confirmingSchema = z.object({ slot: slotName, value: z.string().max(300), other: z.string().max(300).nullable() });
/** The language of the person: settled from 0.8 on, switched by two texts in a row (rules.md C-54). */
const languageSchema = z.object({
  code: z.string().max(10),
  confidence: z.number().min(0).max(1),
  candidate: z.string().max(10).nullable(),
});
const exchangeSchema = z.object({
  /** Texts of ours that could be answered, texts of theirs, turns of theirs that answered us, and the seconds that those took. */
  ours: z.number().int().min(0),
  theirs: z.number().int().min(0),
  answers: z.number().int().min(0),
  answerSeconds: z.number().min(0),
});
const NO_EXCHANGE = { ours: 0, theirs: 0, answers: 0, answerSeconds: 0 };

/** What a thread remembers between turns. Only these fields are ever stored; anything else in a patch is dropped. */
export const memorySchema = z.object({
  pending: pendingSchema.nullable().default(null),
  confusedTurns: z.number().int().min(0).default(0),
  disclosedAt: z.string().nullable().default(null),
  lastAsked: z.enum(SLOT_NAMES).nullable().default(null),
  humanStretches: z.array(z.object({ from: z.string(), to: z.string() })).default([]),
  /** When the customer would like to come, as last said: relative words were resolved on that day. */
  preference: timePreferenceSchema.nullable().default(null),
  offeredAt: z.string().nullable().default(null),
  isDeclined: z.boolean().default(false),
  summary: z.string().nullable().default(null),
  sentiments: z.array(sentimentSchema).default([]).catch([]),
  /** -1 (declining) to +1 (improving), over the last three turns. */
  trend: z.number().min(-1).max(1).default(0).catch(0),
  commitments: z.array(commitmentSchema).default([]).catch([]),
  riskFlags: z.array(riskFlagSchema).default([]).catch([]),
  contradictions: z.array(contradictionSchema).default([]).catch([]),
  confirming: confirmingSchema.nullable().default(null).catch(null),
  confirmations: z.array(confirmationSchema).default([]).catch([]),
  language: languageSchema.nullable().default(null).catch(null),
  /** The language of our last text: what is sent later without a turn is written in it too. */
  writes: z.string().max(10).nullable().default(null).catch(null),
  exchange: exchangeSchema.default(NO_EXCHANGE).catch(NO_EXCHANGE),
  /** The question of the business that our last text asked, by the fact that it is for, and all that were asked: each is asked once. */
  asking: z.string().max(MAX_FACT_NAME).nullable().default(null).catch(null),
  asked: z.array(z.string().max(MAX_FACT_NAME)).default([]).catch([]),
  cta: ctaMemorySchema,
  ctaNews: ctaNewsSchema,
  /** How many unasked texts a day this customer may get; null before the first turn (policy/message-budget.rules.ts). */
  messageBudget: z.number().int().min(1).nullable().default(null),
});
export type Memory = z.infer<typeof memorySchema>;
export type Commitment = z.infer<typeof commitmentSchema>;
export type Contradiction = z.infer<typeof contradictionSchema>;
export type Confirming = z.infer<typeof confirmingSchema>;

/** Reads stored memory; a row that older code wrote gets today's defaults, and what cannot be read is forgotten: a thread is never stuck on it. */
export function readMemory(raw: unknown): Memory {
  const parsed = memorySchema.safeParse(raw ?? {});
  if (parsed.success) return parsed.data;
  const unreadable = new Set(parsed.error.issues.map(({ path }) => path[0]));
  return memorySchema.parse(Object.fromEntries(Object.entries(raw as object).filter(([name]) => !unreadable.has(name))));
}
