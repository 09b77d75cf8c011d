import { z } from 'zod';
import { PRIORITIES } from '../../conversations/decision.schema.js';
import { INTENTS, SENTIMENTS, SLOT_NAMES } from '../../engines/engine.port.js';

export const SLOT_TESTS = ['known', 'missing', 'contains'] as const;
export const RULE_ACTIONS = ['escalate', 'offer_cta', 'stay_silent'] as const;

const list = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .array(z.enum(values, `must be one of ${values.join(', ')}`), 'must be a list')
    .max(values.length, 'names a value twice')
    .min(1, 'must name at least one');
const text = (max: number) =>
  z
    .string('must be text')
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`)
    // PostgreSQL cannot keep NUL
    .refine((value) => !value.includes('\u0000'), 'must be plain text');

const slotTest = z
  .strictObject({
    name: z.enum(SLOT_NAMES, `must be one of ${SLOT_NAMES.join(', ')}`),
    is: z.enum(SLOT_TESTS, `must be one of ${SLOT_TESTS.join(', ')}`),
    value: text(120).optional(),
  })
  .refine(({ is, value }) => (is === 'contains') === (value !== undefined), {
    path: ['value'],
    message: 'belongs to "contains", and only to it',
  });

/** All that is named must hold; of a list one is enough. */
export const conditionsSchema = z
  .strictObject({
    intents: list(INTENTS).optional(),
    sentiments: list(SENTIMENTS).optional(),
    slots: z.array(slotTest, 'must be a list').min(1, 'must name at least one').max(6, 'must have at most 6 entries').optional(),
    /** What the job is worth at least, in minor units of the currency. */
    valueMinorAtLeast: z.int('must be a whole number').min(1, 'must be more than nothing').max(100_000_000).optional(),
  })
  .refine((conditions) => Object.values(conditions).some((value) => value !== undefined), { message: 'must name at least one condition' });

export const actionSchema = z.discriminatedUnion(
  'is',
  [
    z.strictObject({
      is: z.literal('escalate'),
      priority: z.enum(PRIORITIES, `must be one of ${PRIORITIES.join(', ')}`),
      note: text(300).optional(),
    }),
    z.strictObject({ is: z.literal('offer_cta'), ctaId: z.uuid('must be a UUID') }),
    z.strictObject({ is: z.literal('stay_silent') }),
  ],
  `must be one of ${RULE_ACTIONS.join(', ')}`,
);

export type RuleConditions = z.infer<typeof conditionsSchema>;
export type RuleAction = z.infer<typeof actionSchema>;

/** A call to action as a rule offers it. */
export interface RuleCta {
  id: string;
  kind: 'book_call' | 'payment' | 'app_download' | 'send_docs' | 'visit_website' | 'fill_form' | 'schedule_demo' | 'join_webinar';
  label: string;
}

/** A rule of the business as a turn reads it; `cta` stands beside a rule that offers one which is still active. */
export interface OwnRule {
  id: string;
  name: string;
  conditions: RuleConditions;
  action: RuleAction;
  cta: RuleCta | null;
}
