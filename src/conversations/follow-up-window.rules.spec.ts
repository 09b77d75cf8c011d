import type { QuietHours } from '../policy/quiet-hours.rules.js';
import { planInWindow } from './follow-up-window.rules.js';

const quiet: QuietHours = { zones: ['America/Chicago'], quietStart: '21:00', quietEnd: '08:00', country: 'US', state: null };
const at = (local: string): Date => new Date(`${local}:00-06:00`);

/** Friday noon in Chicago: the customer wrote, and the answer left a minute later. */
const WROTE = '2026-11-20T12:00';
const WINDOW_END = '2026-11-21T12:00';

describe('planInWindow', () => {
  it.each<[string, { dueAt: string; earliest?: string; windowUntil?: string | null; quiet?: Partial<QuietHours> }, string]>([
    ['2 hours are well inside', { dueAt: '2026-11-20T14:01' }, '2026-11-20T14:01'],
    ['a quarter of an hour before the end is still inside', { dueAt: '2026-11-21T11:45' }, '2026-11-21T11:45'],
    ['a minute later comes forward', { dueAt: '2026-11-21T11:46' }, '2026-11-21T11:45'],
    ['24 hours come forward', { dueAt: '2026-11-21T12:01', earliest: '2026-11-20T14:01' }, '2026-11-21T11:45'],
    [
      '72 hours after a nudge at the end of the window are left out',
      { dueAt: '2026-11-23T12:01', earliest: '2026-11-21T11:45' },
      'window_closed',
    ],
    ['72 hours alone come forward', { dueAt: '2026-11-23T12:01' }, '2026-11-21T11:45'],
    ['a window that ended', { dueAt: '2026-11-22T14:00', earliest: '2026-11-22T12:00' }, 'window_closed'],
    ['no room for an hour between two texts', { dueAt: '2026-11-21T14:00', earliest: '2026-11-21T10:46' }, 'window_closed'],
    ['just room for an hour between two texts', { dueAt: '2026-11-21T14:00', earliest: '2026-11-21T10:45' }, '2026-11-21T11:45'],
    ['never wrote there', { dueAt: '2026-11-20T14:01', windowUntil: null }, 'no_window'],
    ['nothing before the moment that the customer named', { dueAt: '2026-11-21T20:00', earliest: '2026-11-21T18:00' }, 'window_closed'],
    [
      'the end of the window lies in the night: the evening before, with time to leave',
      { dueAt: '2026-11-21T07:31', windowUntil: '2026-11-21T07:30', earliest: '2026-11-20T09:30' },
      '2026-11-20T20:45',
    ],
    [
      'due inside, but quiet hours would hold it back beyond the end',
      { dueAt: '2026-11-21T06:00', windowUntil: '2026-11-21T07:30', earliest: '2026-11-20T09:30' },
      '2026-11-20T20:45',
    ],
    [
      'due at night with a morning left before the end: the gate waits for the morning',
      { dueAt: '2026-11-21T06:00', windowUntil: '2026-11-21T12:00' },
      '2026-11-21T06:00',
    ],
    [
      'the evening before is over',
      { dueAt: '2026-11-21T07:31', windowUntil: '2026-11-21T07:30', earliest: '2026-11-20T22:00' },
      'window_closed',
    ],
    [
      'both coasts: the evening of the east counts',
      {
        dueAt: '2026-11-21T07:31',
        windowUntil: '2026-11-21T07:30',
        earliest: '2026-11-20T09:30',
        quiet: { zones: ['America/New_York', 'America/Los_Angeles'] },
      },
      '2026-11-20T19:45',
    ],
  ])('%s', (_why, step, expected) => {
    const { dueAt, earliest = WROTE, windowUntil = WINDOW_END } = step;
    const plan = planInWindow({
      dueAt: at(dueAt),
      earliest: at(earliest),
      windowUntil: windowUntil === null ? null : at(windowUntil),
      quiet: { ...quiet, ...step.quiet },
    });
    expect(plan).toEqual(expected.includes('window') ? { skip: expected } : { at: at(expected) });
  });
});
