import type { CtaRecord } from '../../conversations/cta-memory.schema.js';
import type { SlotName } from '../../engines/engine.port.js';
import type { Cta, CtaKind } from '../../onboarding/questionnaire.schema.js';

/** The text of an offer: the owner's own wording, and what it leads to. No engine words it, so it promises nothing else. */
export function ctaText(cta: Cta, step: number, linkUrl: string): string {
  const label = cta.label.replace(/[\s.:!]+$/, '');
  switch (cta.target) {
    case 'link':
    case 'file':
      return `${label}: ${linkUrl}`;
    case 'service':
      return `${label}: shall I look for a time?`;
    case 'steps':
      return cta.steps.length === 1
        ? `${label}: ${cta.steps[0]}`
        : `${label}, step ${step} of ${cta.steps.length}: ${cta.steps[step - 1]} Tell me when that is done.`;
  }
}

const ASKS: Readonly<Record<SlotName, (value: string) => string>> = {
  service_needed: (value) => `Just to check before we go on: this is about "${value}", right?`,
  urgency: (value) => `Just to check before we go on: it is ${value}, right?`,
  name: (value) => `Just to check before we go on: your name is ${value}, right?`,
  address: (value) => `Just to check before we go on: the address is ${value}, right?`,
  preferred_time: (value) => `Just to check before we go on: ${value} suits you, right?`,
  email: (value) => `Just to check before we go on: your e-mail is ${value}, right?`,
};

/** Reads a fact back for a yes. */
export function confirmText(slot: SlotName, value: string): string {
  return ASKS[slot](value);
}

export const DECLINED_TEXT = 'No problem. Just text me if you need anything else.';
export const STEPS_DONE_TEXT = 'Great, that was the last step. Just text me if you need anything else.';
/** Nothing new is offered while the customer has a link to act on. */
export const WAITING_TEXT = 'Got it. Just text me if anything is unclear.';

const DONE: Readonly<Record<CtaKind, string>> = {
  payment: 'Thank you, we have received your payment.',
  book_call: 'Thank you, your call is booked.',
  schedule_demo: 'Thank you, your demo is booked.',
  join_webinar: 'Thank you, you are on the list.',
  app_download: 'Welcome aboard! Just text me if you need help with the app.',
  fill_form: 'Thank you, we have received your form.',
  send_docs: 'Glad you got it. Just text me with any question about it.',
  visit_website: 'Thank you. Just text me with any question.',
};

/** What the customer hears when somebody else's page reported that it is done. */
export function completedText(kind: CtaKind): string {
  return DONE[kind];
}

const FAILED: Partial<Record<CtaKind, string>> = {
  payment: 'Your payment did not go through. Someone from the team will help you with it.',
  book_call: 'Your booking did not go through. Someone from the team will help you with it.',
  schedule_demo: 'Your booking did not go through. Someone from the team will help you with it.',
};

/** What the customer hears when it failed there; a person looks after it. */
export function failedText(kind: CtaKind): string {
  return FAILED[kind] ?? 'That did not go through. Someone from the team will help you with it.';
}

/** Is an offer of this still waiting for the customer? */
export function isWaiting(record: CtaRecord | undefined): boolean {
  return record !== undefined && ['offered_once', 'offered_twice', 'accepted', 'clicked'].includes(record.state);
}
