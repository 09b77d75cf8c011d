import type { Readiness, SectionName } from '../shared/types';

export interface Step {
  id: string;
  label: string;
  hint: string;
  /** The section of the questionnaire that the step shows, if it is one. */
  section?: SectionName;
  /** Checks of the readiness list that belong to the step. */
  checks: readonly string[];
}

export const steps: readonly Step[] = [
  {
    id: 'business-details',
    section: 'business-details',
    label: 'Business',
    hint: 'What the business is, and when it is open.',
    checks: ['business-details', 'hours'],
  },
  { id: 'offer', section: 'offer', label: 'Offer', hint: 'What you sell, at which price, and what happens after.', checks: ['offer'] },
  {
    id: 'customer-details',
    section: 'customer-details',
    label: 'Customers',
    hint: 'Who it is for, and who not.',
    checks: ['customer-details'],
  },
  {
    id: 'sales-process',
    section: 'sales-process',
    label: 'Sales process',
    hint: 'What a conversation leads to, and when a person takes over.',
    checks: ['sales-process', 'ctas', 'all-ctas'],
  },
  {
    id: 'knowledge',
    label: 'Questions and answers',
    hint: 'What the assistant may tell customers.',
    checks: ['knowledge', 'stale-knowledge'],
  },
  {
    id: 'guardrails',
    section: 'guardrails',
    label: 'Guardrails',
    hint: 'What must never and what must always be said.',
    checks: ['guardrails'],
  },
  {
    id: 'agent-details',
    section: 'agent-details',
    label: 'Assistant',
    hint: 'How it writes.',
    checks: ['agent-details', 'instructions', 'scripts'],
  },
  { id: 'testimonials', label: 'Testimonials', hint: 'The only words of customers that may be quoted.', checks: [] },
  {
    id: 'setup',
    section: 'setup',
    label: 'Phones',
    hint: 'Owner, line and quiet hours.',
    checks: ['setup', 'owner-phone', 'number', 'registration', 'forwarding', 'quiet-hours'],
  },
  {
    id: 'documents',
    label: 'Documents',
    hint: 'What the assistant works by, made of your answers.',
    checks: ['documents', 'unpublished-answers'],
  },
  { id: 'test', label: 'Test chat', hint: 'Write to the assistant as a customer would. Nothing is sent.', checks: [] },
];

export type StepState = 'done' | 'open' | 'blocked' | 'optional';

/** How a step stands on the readiness list; a step without checks is optional. */
export function stateOf(step: Step, readiness: Readiness | undefined): StepState {
  const checks = readiness?.checks.filter((check) => step.checks.includes(check.id)) ?? [];
  if (checks.length === 0) return 'optional';
  const open = checks.filter((check) => !check.isDone);
  if (open.length === 0) return 'done';
  return open.some((check) => check.level === 'blocker') ? 'blocked' : 'open';
}

export const stateWords: Record<StepState, string> = {
  done: 'done',
  open: 'could be better',
  blocked: 'not finished',
  optional: 'optional',
};

/** The step after the given one; null after the last, where the overview follows. */
export function nextStep(id: string): Step | null {
  const index = steps.findIndex((step) => step.id === id);
  return index < 0 ? null : (steps[index + 1] ?? null);
}

/** Where setting up goes on: the first step with a blocker, else the first that could be better. */
export function resumeAt(readiness: Readiness): Step | null {
  const by = (state: StepState): Step | undefined => steps.find((step) => stateOf(step, readiness) === state);
  return by('blocked') ?? by('open') ?? null;
}
