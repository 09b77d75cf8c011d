import type { CtaKind } from '../../onboarding/questionnaire.schema.js';
import type { EscalationRequest } from '../htl.schema.js';
import { FAILURES } from './triggers.rules.js';

/** Why a report of a page or a shop is a person's business. */
export interface ReportedFailure {
  code: keyof typeof FAILURES | 'cta_failure';
  priority: EscalationRequest['priority'];
  sentence: string;
  recommendedAction: string;
}

/** The same failure weighs the same, whether the customer writes about it or the page behind the link reports it (triggers.rules.ts). */
export function reportedFailure(kind: CtaKind, label: string): ReportedFailure {
  const sentence = `could not finish "${label}"`;
  switch (kind) {
    case 'payment':
      return { ...FAILURES.payment_failure, sentence };
    case 'book_call':
    case 'schedule_demo':
      return { ...FAILURES.booking_failure, sentence };
    default:
      return { code: 'cta_failure', priority: 'high', sentence, recommendedAction: 'Write or call, and help them finish it.' };
  }
}
