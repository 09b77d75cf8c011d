import type { EscalationTrigger } from '../../onboarding/questionnaire.schema.js';
import type { SalesFacts } from './sales.schema.js';

/**
 * May this reason hand over? An owner switches off what the questionnaire lists, and no more: emergencies, a wish for a person, talk of
 * lawyers, authorities and data protection, and opting out are never an owner's choice, because safety or law demands them. A failed
 * booking and a customer whom we did not understand three times are our own failures and reach a person as well.
 */
export function isSwitchedOn({ sales }: { sales?: SalesFacts }, trigger: EscalationTrigger): boolean {
  // A business that has published nothing has switched off nothing.
  return sales === undefined || sales.triggers.includes(trigger);
}
