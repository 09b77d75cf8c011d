import { z } from 'zod';
import { SLOT_NAMES } from '../engines/engine.port.js';

/** Where a call to action stands in one conversation. */
export const CTA_STATES = [
  'not_offered',
  'offered_once',
  'offered_twice',
  'accepted',
  'clicked',
  'completed',
  'failed',
  'declined',
] as const;
export type CtaState = (typeof CTA_STATES)[number];

const recordSchema = z.object({
  state: z.enum(CTA_STATES),
  /** When it came to this state. */
  at: z.string(),
  /** The opportunity that it belongs to: a new one begins anew. */
  leadId: z.string().nullable().default(null),
  /** Of a call to action with several steps, the one that was told or reported last, from 1. */
  step: z.number().int().min(0).default(0),
});
export type CtaRecord = z.infer<typeof recordSchema>;

const memory = z.object({
  states: z.record(z.string(), recordSchema).default({}),
  /** Offered by our last text: the next one may answer it. */
  open: z.object({ id: z.string(), at: z.string() }).nullable().default(null),
  /** The fact that was read back for a yes, because something important hangs on it. */
  confirm: z.enum(SLOT_NAMES).nullable().default(null),
  /** How the one that our last text tells about stands without that text, should it never leave; null where it tells about none. */
  unsaid: z.object({ id: z.string(), record: recordSchema.nullable() }).nullable().default(null),
});
export type CtaMemory = z.infer<typeof memory>;
export const NO_CTAS: CtaMemory = { states: {}, open: null, confirm: null, unsaid: null };

/** What a turn remembers of the calls to action of its thread; what cannot be read counts as nothing. */
export const ctaMemorySchema = memory.catch(NO_CTAS);

const news = z.object({
  click: z.string().optional(),
  complete: z.string().optional(),
  fail: z.string().optional(),
  /** A person put it back. */
  reset: z.string().optional(),
  step: z.number().int().min(0).optional(),
});
export type CtaNews = z.infer<typeof news>;

/**
 * What happened outside of turns, by id: newest moment of each kind. Only a click, a report and a person write it, never a turn, so
 * that a turn under way cannot undo it.
 */
export const ctaNewsSchema = z.record(z.string(), news).catch({});
