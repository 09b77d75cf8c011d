import { conflict } from '../../common/errors.js';
import type { RegistrationStatus } from './registration.schema.js';

export type RegistrationEvent = 'edited' | 'submitted' | 'approved' | 'rejected';

/** While the carriers look, nothing is changed; what they approved stays as they know it; what they rejected may be mended. */
const MOVES: Readonly<Record<RegistrationStatus, Partial<Record<RegistrationEvent, RegistrationStatus>>>> = {
  draft: { edited: 'draft', submitted: 'submitted' },
  submitted: { submitted: 'submitted', approved: 'approved', rejected: 'rejected' },
  // carriers may withdraw what they approved
  approved: { approved: 'approved', rejected: 'rejected' },
  rejected: { edited: 'draft', submitted: 'submitted', rejected: 'rejected' },
};

const WHY_NOT: Partial<Record<RegistrationStatus, string>> = {
  submitted: 'It is with the carriers now. It can be changed when they have answered.',
  approved: 'The carriers approved it as it is. It cannot be changed any more.',
  draft: 'It was not submitted yet.',
};

/** The next status, or 409 with the reason. */
export function nextStatus(status: RegistrationStatus, event: RegistrationEvent): RegistrationStatus {
  const next = MOVES[status][event];
  if (!next) throw conflict('registration.not_now', WHY_NOT[status] ?? 'This is not possible now.', { status });
  return next;
}
