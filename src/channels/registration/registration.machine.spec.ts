import { nextStatus, type RegistrationEvent } from './registration.machine.js';
import type { RegistrationStatus } from './registration.schema.js';

describe('a registration', () => {
  it.each<[RegistrationStatus, RegistrationEvent, RegistrationStatus | null]>([
    ['draft', 'edited', 'draft'],
    ['draft', 'submitted', 'submitted'],
    ['draft', 'approved', null],
    ['draft', 'rejected', null],
    ['submitted', 'edited', null],
    ['submitted', 'submitted', 'submitted'],
    ['submitted', 'approved', 'approved'],
    ['submitted', 'rejected', 'rejected'],
    ['approved', 'edited', null],
    ['approved', 'submitted', null],
    ['approved', 'rejected', 'rejected'],
    ['rejected', 'edited', 'draft'],
    ['rejected', 'submitted', 'submitted'],
    ['rejected', 'approved', null],
  ])('%s, %s: %s', (status, event, next) => {
    if (next === null) expect(() => nextStatus(status, event)).toThrow(expect.objectContaining({ status: 409 }));
    else expect(nextStatus(status, event)).toBe(next);
  });
});
