import { AppError } from '../common/errors.js';
import {
  isOpenStatus,
  LEAD_EVENTS,
  LEAD_STATUSES,
  manualLeadStatus,
  nextLeadStatus,
  type LeadEvent,
  type LeadStatus,
} from './lead.machine.js';

describe('nextLeadStatus', () => {
  it.each<[LeadStatus, LeadEvent, LeadStatus]>([
    ['new', 'contacted', 'contacted'],
    ['new', 'replied', 'qualifying'],
    ['contacted', 'replied', 'qualifying'],
    ['contacted', 'unresponsive', 'unresponsive'],
    ['qualifying', 'qualified', 'qualified'],
    ['qualifying', 'contacted', 'qualifying'],
    ['qualified', 'replied', 'qualified'],
    ['qualified', 'booked', 'booked'],
    ['hot', 'qualified', 'hot'],
    ['engaged', 'booked', 'booked'],
    ['booked', 'booking_cancelled', 'qualified'],
    ['booked', 'unresponsive', 'booked'],
    ['booked', 'completed', 'completed'],
    ['booked', 'lost', 'lost'],
    ['unresponsive', 'replied', 'qualifying'],
    ['unresponsive', 'booked', 'booked'],
    ['lost', 'reopened', 'qualifying'],
    ['lost', 'booked', 'booked'],
    ['dropped', 'replied', 'qualifying'],
    ['won', 'completed', 'completed'],
    ['completed', 'replied', 'completed'],
  ])('%s + %s = %s', (from, event, to) => expect(nextLeadStatus(from, event)).toBe(to));
  it.each<[LeadStatus, LeadEvent]>([
    ['new', 'booking_cancelled'],
    ['new', 'reopened'],
    ['completed', 'lost'],
    ['completed', 'booking_cancelled'],
    ['completed', 'booked'],
    ['lost', 'completed'],
    ['won', 'unresponsive'],
  ])('%s refuses %s', (from, event) => {
    expect(() => nextLeadStatus(from, event)).toThrow(AppError);
    try {
      nextLeadStatus(from, event);
    } catch (error) {
      expect((error as AppError).status).toBe(409);
    }
  });
  it('every pair answers a status or a typed error', () => {
    for (const status of LEAD_STATUSES) {
      for (const event of LEAD_EVENTS) {
        try {
          expect(LEAD_STATUSES).toContain(nextLeadStatus(status, event));
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }
    }
  });
});

describe('manualLeadStatus', () => {
  it.each<[LeadStatus, LeadStatus]>([
    ['new', 'new'],
    ['new', 'hot'],
    ['contacted', 'lost'],
    ['lost', 'qualifying'],
    ['qualified', 'won'],
    ['completed', 'won'],
    ['completed', 'booked'],
    ['unresponsive', 'contacted'],
  ])('%s to %s', (from, to) => expect(manualLeadStatus(from, to)).toBe(to));
  it.each<[LeadStatus, LeadStatus]>([
    ['contacted', 'new'],
    ['completed', 'qualifying'],
    ['completed', 'unresponsive'],
    ['lost', 'new'],
  ])('%s to %s is refused', (from, to) => expect(() => manualLeadStatus(from, to)).toThrow(AppError));
});

it('an unresponsive person may come back to the same lead; finished ones are closed', () => {
  expect(LEAD_STATUSES.filter((status) => !isOpenStatus(status))).toEqual(['won', 'completed', 'lost', 'dropped']);
});
