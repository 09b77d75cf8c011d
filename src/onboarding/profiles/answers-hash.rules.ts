import { createHash } from 'node:crypto';
import type { Questionnaire } from '../answers.service.js';
import { documentsFromAnswers } from './from-answers.rules.js';

/** A name for all that the documents take from the answers, settings, services, calls to action, testimonials and scripts. */
export function answersHash(from: Questionnaire): string {
  return createHash('sha256')
    .update(JSON.stringify(documentsFromAnswers(from)))
    .digest('hex')
    .slice(0, 32);
}
