import type { ProfileDocuments } from '../../onboarding/profiles/documents.schema.js';
import type { EscalationTrigger } from '../../onboarding/questionnaire.schema.js';

type SalesRules = ProfileDocuments['salesRules'];

/** What the owner answered about selling, as one turn reads it. Left out for a business that has published nothing. */
export interface SalesFacts {
  /** What hands over to a person. */
  triggers: readonly EscalationTrigger[];
  /** More of that, in the owner's own words. */
  customTriggers: readonly string[];
  /** Who is not served, in the owner's own words. */
  disqualifiers: readonly string[];
  questions: SalesRules['qualification'];
  budgetTiming: SalesRules['budgetTiming'];
  /** 0: only what a booking needs is asked. */
  questionsPerMessage: number;
  /** How often the customer has asked the question of this turn before. */
  repeats: number;
}
