import { AppError, conflict } from '../common/errors.js';
import type { LeadView } from './lead.schema.js';
import type { LegalHold } from './legal-holds.repository.js';

/** Another contact already has this number; the id lets the console open it. */
export function duplicatePhone(contactId: string, leadId: string | null): AppError {
  return new AppError('leads.duplicate_phone', 409, 'There is already a contact with this number.', {
    errors: { phone: 'already belongs to a contact' },
    details: { contactId, leadId, current: { id: leadId ?? contactId } },
  });
}

/** Somebody changed the lead since it was read. */
export function staleLead(current: LeadView): AppError {
  return conflict('leads.version_conflict', 'Somebody changed this lead meanwhile. Look at it as it is now and try again.', current);
}

/** A closed lead cannot open again beside another open one of the same person. */
export function otherOpenLead(leadId: string): AppError {
  return conflict('leads.open_exists', 'This person already has an open lead. Close that one first, or go on with it.', { id: leadId });
}

/** What is known of somebody who must be kept stays as it is. Why they must is for those who may erase, and this answer is for others too. */
export function keptByHold(hold: LegalHold): AppError {
  const since = hold.placedAt.toISOString().slice(0, 10);
  return conflict(
    'privacy.legal_hold',
    `This person is under a legal hold since ${since}, placed by ${hold.placedByName}. What is empty may be filled in; nothing is removed or replaced.`,
  );
}

/** Whoever must be kept is not forgotten, and the answer says why and by whose word. */
export function underLegalHold(hold: LegalHold): AppError {
  const since = hold.placedAt.toISOString().slice(0, 10);
  return conflict(
    'privacy.legal_hold',
    `This person is under a legal hold since ${since}, placed by ${hold.placedByName} ("${hold.reason}"). Release it before anything is erased.`,
    hold,
  );
}
