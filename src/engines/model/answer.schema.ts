import { z } from 'zod';
import { timePreferenceSchema } from '../../common/time-preference.schema.js';
import { ANSWERS, APPOINTMENT_INTENTS, INTENTS, SENTIMENTS, SLOT_NAMES } from '../engine.port.js';

const dateSpan = z.object({
  from: timePreferenceSchema.shape.notDates.unwrap().element,
  to: timePreferenceSchema.shape.notDates.unwrap().element,
});
const localTime = timePreferenceSchema.shape.exactTime.unwrap();

/** What the model must answer: every key present, null instead of missing. It proposes; code decides. */
export const modelAnswerSchema = z.strictObject({
  intent: z.enum(INTENTS),
  sentiment: z.enum(SENTIMENTS),
  confidence: z.number().min(0).max(1),
  slots: z
    .array(
      z.strictObject({
        name: z.enum(SLOT_NAMES),
        value: z.string().min(1).max(300),
        confidence: z.number().min(0).max(1),
        source_message_id: z.string().nullable(),
        is_correction: z.boolean(),
      }),
    )
    .max(12),
  time: z
    .strictObject({
      dates: z.array(dateSpan).max(14).nullable(),
      not_dates: z.array(dateSpan.shape.from).max(31).nullable(),
      weekdays: z.array(z.number().int().min(1).max(7)).max(7).nullable(),
      not_weekdays: z.array(z.number().int().min(1).max(7)).max(7).nullable(),
      from: localTime.nullable(),
      to: localTime.nullable(),
      exact: localTime.nullable(),
      is_asap: z.boolean(),
      is_flexible: z.boolean(),
      text: z.string().max(300),
    })
    .nullable(),
  pick: z.number().int().min(0).max(50).nullable(),
  refuses_all_options: z.boolean(),
  appointment_intent: z.enum(APPOINTMENT_INTENTS).nullable(),
  answer: z.enum(ANSWERS).nullable(),
  wants_human: z.boolean(),
  is_opt_out: z.boolean(),
  asks_if_bot: z.boolean(),
  is_decline: z.boolean(),
  is_confused: z.boolean(),
  has_question: z.boolean(),
  service_id: z.string().nullable(),
  draft: z.string().max(2_000).nullable(),
});

export type ModelAnswer = z.infer<typeof modelAnswerSchema>;

type JsonSchema = Record<string, unknown>;

const nullable = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const object = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties),
  properties,
});
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const oneOf = (values: readonly string[]): JsonSchema => ({ type: 'string', enum: [...values] });
const TEXT: JsonSchema = { type: 'string' };
const FLAG: JsonSchema = { type: 'boolean' };
const NUMBER: JsonSchema = { type: 'number' };
const WHOLE: JsonSchema = { type: 'integer' };

/** The same shape in the strict dialect: every object closed, every key required, optional as union with null. */
export const ANSWER_JSON_SCHEMA: JsonSchema = object({
  intent: oneOf(INTENTS),
  sentiment: oneOf(SENTIMENTS),
  confidence: NUMBER,
  slots: list(object({ name: oneOf(SLOT_NAMES), value: TEXT, confidence: NUMBER, source_message_id: nullable(TEXT), is_correction: FLAG })),
  time: nullable(
    object({
      dates: nullable(list(object({ from: TEXT, to: TEXT }))),
      not_dates: nullable(list(TEXT)),
      weekdays: nullable(list(WHOLE)),
      not_weekdays: nullable(list(WHOLE)),
      from: nullable(TEXT),
      to: nullable(TEXT),
      exact: nullable(TEXT),
      is_asap: FLAG,
      is_flexible: FLAG,
      text: TEXT,
    }),
  ),
  pick: nullable(WHOLE),
  refuses_all_options: FLAG,
  appointment_intent: nullable(oneOf(APPOINTMENT_INTENTS)),
  answer: nullable(oneOf(ANSWERS)),
  wants_human: FLAG,
  is_opt_out: FLAG,
  asks_if_bot: FLAG,
  is_decline: FLAG,
  is_confused: FLAG,
  has_question: FLAG,
  service_id: nullable(TEXT),
  draft: nullable(TEXT),
});

/** No useful answer is longer; what is longer is not parsed. */
const MAX_ANSWER_CHARACTERS = 20_000;

export type ParsedAnswer = { ok: true; answer: ModelAnswer } | { ok: false; error: string };

/** The one JSON value of an answer, in a code fence or without; or what is wrong with it. */
export function readJson(text: string | null | undefined): { value: unknown } | { error: string } {
  if (!text) return { error: 'The answer was empty.' };
  if (text.length > MAX_ANSWER_CHARACTERS) return { error: `The answer was longer than ${MAX_ANSWER_CHARACTERS} characters.` };
  try {
    return { value: JSON.parse(text.trim().replace(/^```(?:json)?\s*|\s*```$/g, '')) };
  } catch {
    return { error: 'The answer was not one complete JSON object.' };
  }
}

/** Parses and checks the model's text. The error is worded for the repair attempt and quotes nothing of the answer. */
export function parseAnswer(text: string | null | undefined): ParsedAnswer {
  const json = readJson(text);
  if ('error' in json) return { ok: false, error: json.error };
  const parsed = modelAnswerSchema.safeParse(json.value);
  if (parsed.success) return { ok: true, answer: parsed.data };
  const issues = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.') || 'object'}: ${issue.code}`);
  return { ok: false, error: `The answer did not match the schema: ${issues.join('; ')}.` };
}
