import type { WeekHours } from '../shared/types';
import { checkWeek } from './hours.rules';
import { fieldErrors } from './SettingsForm';

const closed: WeekHours = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] };

describe('opening hours', () => {
  it('may be closed all week', () => expect(checkWeek(closed)).toBeNull());
  it('may have a break', () =>
    expect(
      checkWeek({
        ...closed,
        monday: [
          { open: '13:00', close: '17:00' },
          { open: '08:00', close: '12:00' },
        ],
      }),
    ).toBeNull());
  it.each([
    [[{ open: '17:00', close: '08:00' }], 'Tuesday: it closes before it opens.'],
    [[{ open: '08:00', close: '08:00' }], 'Tuesday: it closes before it opens.'],
    [[{ open: '', close: '08:00' }], 'Tuesday: enter both times.'],
    [
      [
        { open: '08:00', close: '13:00' },
        { open: '12:00', close: '17:00' },
      ],
      'Tuesday: the two ranges overlap.',
    ],
  ])('%#', (tuesday, why) => expect(checkWeek({ ...closed, tuesday })).toBe(why));
});

describe('errors of the server', () => {
  it('belong to the field, however deep', () => {
    expect(fieldErrors({ body: { errors: { ownerPhone: 'not a phone', 'hours.monday': 'too late', 'hours.friday': 'empty' } } })).toEqual({
      ownerPhone: 'not a phone',
      hours: 'monday: too late friday: empty',
    });
    expect(fieldErrors(new Error('x'))).toBeUndefined();
  });
});
