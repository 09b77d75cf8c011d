import { z } from 'zod';
import { timePreferenceSchema } from '../common/time-preference.schema.js';
import { SLOT_NAMES } from '../engines/engine.port.js';
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
  }),
  z.object({
    kind: z.literal('confirm'),
    what: z.enum(['cancel', 'book', 'reschedule']),
    appointmentId: z.string().optional(),
    option: option.optional(),
    serviceId: z.string().optional(),
    expiresAt: z.string(),
  }),
  z.object({
    kind: z.literal('which_appointment'),
    purpose: z.enum(['cancel', 'reschedule', 'confirm']),
    options: z.array(z.object({ index: z.number().int(), appointmentId: z.string(), label: z.string(), startsAt: z.string() })),
    expiresAt: z.string(),
  }),
  z.object({ kind: z.literal('slot'), name: z.enum(SLOT_NAMES) }),
]);

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
  cta: ctaMemorySchema,
  ctaNews: ctaNewsSchema,
  /** How many unasked texts a day this customer may get; null before the first turn (policy/message-budget.rules.ts). */
  messageBudget: z.number().int().min(1).nullable().default(null),
});
export type Memory = z.infer<typeof memorySchema>;

/** Reads stored memory; a row that older code wrote gets today's defaults, and an unreadable question is forgotten. */
export function readMemory(raw: unknown): Memory {
  const parsed = memorySchema.safeParse(raw ?? {});
  if (parsed.success) return parsed.data;
  return memorySchema.parse({ ...(raw as object), pending: null, humanStretches: [], lastAsked: null });
}
