import { APPOINTMENT_EVENTS, APPOINTMENT_STATUSES, appointmentMachine, EVENT_OF_STATUS } from './appointment.machine.js';

const LEGAL: Record<string, string> = {
  'scheduled confirm': 'confirmed',
  'scheduled complete': 'completed',
  'scheduled cancel': 'cancelled',
  'scheduled miss': 'no_show',
  'scheduled reschedule': 'scheduled',
  'confirmed complete': 'completed',
  'confirmed cancel': 'cancelled',
  'confirmed miss': 'no_show',
  'confirmed reschedule': 'scheduled',
  'no_show complete': 'completed',
};

describe('appointment machine', () => {
  const cases = APPOINTMENT_STATUSES.flatMap((status) => APPOINTMENT_EVENTS.map((event) => [status, event] as const));

  it.each(cases)('%s + %s', (status, event) => {
    const to = LEGAL[`${status} ${event}`];
    if (to) expect(appointmentMachine.next(status, event)).toBe(to);
    else expect(() => appointmentMachine.next(status, event)).toThrow(expect.objectContaining({ status: 409 }));
  });

  it('has an event for every status a person may set', () => {
    for (const [status, event] of Object.entries(EVENT_OF_STATUS)) expect(appointmentMachine.next('scheduled', event)).toBe(status);
  });
});
