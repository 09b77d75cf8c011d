import { z } from 'zod';

const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const weekday = z.number().int().min(1).max(7);

/**
 * When a customer would like to come, in wall-clock terms of the business's zone (never an instant:
 * "tomorrow after 3" means the same on a day the clocks change). 1 = Monday, 7 = Sunday.
 */
export const timePreferenceSchema = z.object({
  dates: z.array(z.object({ from: localDate, to: localDate })).optional(),
  notDates: z.array(localDate).optional(),
  weekdays: z.array(weekday).optional(),
  notWeekdays: z.array(weekday).optional(),
  timeOfDay: z.object({ from: localTime, to: localTime.optional() }).nullable().optional(),
  exactTime: localTime.optional(),
  isAsap: z.boolean().optional(),
  isFlexible: z.boolean().optional(),
  /** The customer's own words, shown to people. */
  text: z.string().max(300),
});

export type TimePreference = z.infer<typeof timePreferenceSchema>;
