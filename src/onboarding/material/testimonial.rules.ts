import { webAddress } from '../questionnaire.schema.js';
import type { TestimonialValues } from './testimonials.repository.js';

/** Words of a customer as they are kept, or one sentence per wrong field (16 CFR 465: real, sourced, permitted). */
export function checkTestimonial(values: TestimonialValues): { value: TestimonialValues } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const sourceUrl = values.sourceUrl === null || values.sourceUrl.trim() === '' ? null : webAddress(values.sourceUrl.trim());
  if (values.sourceUrl?.trim() && sourceUrl === null) errors.sourceUrl = 'must be a web address such as https://example.com';
  const value = {
    ...values,
    body: values.body.trim(),
    author: values.author.trim(),
    source: values.source.trim(),
    sourceUrl,
    permissionNote: values.permissionNote.trim(),
  };
  if (value.body === '') errors.body = 'must not be empty';
  if (value.author === '') errors.author = 'Say who said it, as the customer wants to be named.';
  if (value.source === '') errors.source = 'Say where it comes from: a review page, an e-mail, a survey.';
  if (value.permission === 'granted' && value.permissionNote === '') errors.permissionNote = 'Say who gave the permission, when and how.';
  return Object.keys(errors).length > 0 ? { errors } : { value };
}
