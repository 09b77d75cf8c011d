import type { CtaKind } from '../../onboarding/questionnaire.schema.js';
import type { EscalationRequest } from '../htl.schema.js';
import type { TriggerCode } from './triggers.rules.js';

/** Why a report of a page or a shop is a person's business. */
export interface ReportedFailure {
  code: Extract<TriggerCode, 'payment_failure' | 'booking_failure'> | 'cta_failure';
  priority: EscalationRequest['priority'];
  sentence: string;
  recommendedAction: string;
}

/** The same failure weighs the same, whether the customer writes about it or the page behind the link reports it (triggers.rules.ts). */
export function reportedFailure(kind: CtaKind, label: string): ReportedFailure {
  const sentence = `could not finish "${label}"`;
  switch (kind) {
    case 'payment':
      return { code: 'payment_failure', priority: 'critical', sentence, recommendedAction: 'Call now and offer another way to pay.' };
    case 'book_call':
    case 'schedule_demo':
      return { code: 'booking_failure', priority: 'high', sentence, recommendedAction: 'Call and book the time by hand.' };
    default:
      return { code: 'cta_failure', priority: 'high', sentence, recommendedAction: 'Write or call, and help them finish it.' };
  }
}
