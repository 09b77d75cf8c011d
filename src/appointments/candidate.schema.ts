import type { LocalDate } from '../common/time.rules.js';

/** A free start on a resource, before it is decided which ones are worth offering. */
export interface Candidate {
  start: Date;
  date: LocalDate;
  resourceId: string;
}
