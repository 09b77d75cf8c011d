import { webAddress } from '../questionnaire.schema.js';
import type { Cta, CtaKind, CtaTarget } from '../questionnaire.schema.js';
import { refusedInstruction } from '../instruction.rules.js';
import type { CtaValues } from './ctas.repository.js';

/** What each kind can lead to. A call or a demo can be booked here, documents can be sent, everything else happens elsewhere. */
export const TARGETS_OF: Readonly<Record<CtaKind, readonly CtaTarget[]>> = {
  book_call: ['service', 'link', 'steps'],
  payment: ['link', 'steps'],
  app_download: ['link'],
  send_docs: ['file', 'link'],
  visit_website: ['link'],
  fill_form: ['link'],
  schedule_demo: ['service', 'link', 'steps'],
  join_webinar: ['link', 'steps'],
};

const NEEDS: Readonly<Record<CtaTarget, [field: 'url' | 'fileId' | 'serviceId' | 'steps', why: string]>> = {
  link: ['url', 'Give the web address that it leads to.'],
  file: ['fileId', 'Choose the document that is sent. Upload it first.'],
  service: ['serviceId', 'Choose the service that is booked.'],
  steps: ['steps', 'Write what the customer does, step by step.'],
};

/** The call to action as it is kept, without what its target does not use; or one sentence per wrong field. */
export function checkCta(values: CtaValues): { value: CtaValues } | { errors: Record<string, string> } {
  const { kind, target } = values;
  const errors: Record<string, string> = {};
  if (!TARGETS_OF[kind].includes(target)) errors.target = `This kind leads to one of: ${TARGETS_OF[kind].join(', ')}.`;
  const url = values.url === null || values.url === '' ? null : webAddress(values.url);
  if (target === 'link' && values.url && url === null) errors.url = 'must be a web address such as https://example.com';
  const steps = values.steps.map((step) => step.trim()).filter((step) => step !== '');
  steps.forEach((step, index) => {
    const refusal = refusedInstruction(step);
    if (refusal) errors[`steps.${index}`] = refusal.reason;
  });
  const value: CtaValues = {
    ...values,
    label: values.label.trim(),
    steps,
    url: target === 'link' ? url : null,
    fileId: target === 'file' ? values.fileId : null,
    serviceId: target === 'service' ? values.serviceId : null,
  };
  const [field, why] = NEEDS[target];
  const given = value[field];
  if (errors[field] === undefined && (given === null || given.length === 0)) errors[field] = why;
  return Object.keys(errors).length > 0 ? { errors } : { value };
}

/** Why a call to action is not offered now, or null. */
export function ctaProblem(cta: Cta): 'off' | 'file_gone' | 'service_gone' | null {
  if (!cta.isActive) return 'off';
  if (cta.target === 'file' && cta.fileName === null) return 'file_gone';
  if (cta.target === 'service' && cta.serviceName === null) return 'service_gone';
  return null;
}
