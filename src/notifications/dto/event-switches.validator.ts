import { ValidateBy } from 'class-validator';
import { eventSwitchesSchema, isAlertEvent } from '../alert-events.schema.js';

/** Known events with `sms` and `email` switches and nothing else. */
export function areEventSwitches(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(
    ([event, switches]) => isAlertEvent(event) && eventSwitchesSchema.strict().safeParse(switches).success,
  );
}

export function IsEventSwitches(): PropertyDecorator {
  return ValidateBy({
    name: 'isEventSwitches',
    validator: { validate: areEventSwitches, defaultMessage: () => 'Name known events, each with sms and email switched on or off.' },
  });
}
