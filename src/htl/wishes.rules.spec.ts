import { Talk } from '../../test/fixtures/talk.js';
import { combined } from './wishes.rules.js';

const day = (date: string, to = date) => ({ dates: [{ from: date, to }], text: '' });
const TODAY = '2026-11-23';
const MORNINGS = { ...day('2026-11-30', '2026-12-06'), timeOfDay: { from: '06:00', to: '12:00' } };

describe('a wish beside the one before', () => {
  it.each([
    ['whenever', day('2026-11-27'), { isFlexible: true, text: '' }, { dates: day('2026-11-27').dates, isFlexible: true }],
    ['any day is fine', day('2026-11-27'), { isFlexible: true, text: '' }, { isFlexible: true }],
    ['cualquier día', day('2026-11-27'), { isFlexible: true, text: '' }, { isFlexible: true }],
    ['whenever', day('2026-11-20'), { isFlexible: true, text: '' }, { isFlexible: true }],
    ['not monday', MORNINGS, { notWeekdays: [1], text: '' }, { dates: MORNINGS.dates, timeOfDay: MORNINGS.timeOfDay, notWeekdays: [1] }],
    [
      'not friday',
      day('2026-11-27'),
      { notWeekdays: [5], notDates: ['2026-11-27'], text: '' },
      { notWeekdays: [5], notDates: ['2026-11-27'] },
    ],
    ['or that friday', day('2026-12-02'), day('2026-11-27'), { dates: day('2026-12-04').dates }],
    ['ese viernes', day('2026-12-02'), day('2026-11-27'), { dates: day('2026-12-04').dates }],
    ['or friday', day('2026-12-02'), day('2026-11-27'), { dates: day('2026-11-27').dates }],
    [
      'the 8th same time',
      { ...day('2026-12-07'), exactTime: '10:30' },
      day('2026-12-08'),
      { dates: day('2026-12-08').dates, exactTime: '10:30' },
    ],
    [
      'el 8 a la misma hora',
      { ...day('2026-12-07'), exactTime: '10:30' },
      day('2026-12-08'),
      { dates: day('2026-12-08').dates, exactTime: '10:30' },
    ],
    ['the 8th', { ...day('2026-12-07'), exactTime: '10:30' }, day('2026-12-08'), { dates: day('2026-12-08').dates }],
    ['at 3', day('2026-11-27'), { exactTime: '15:00', text: '' }, { dates: day('2026-11-27').dates, exactTime: '15:00' }],
  ])('%j', (text, before, now, wish) => expect(combined(before, now, text, TODAY)).toEqual({ ...wish, text: '' }));
});

describe('what is offered on it', () => {
  const SALON = 'haircut please. Dana White';
  it.each([
    ['tomorrow after 5', /^We close at 5 PM, Dana\. The latest we have:[^W]*Tue Nov 24, 4:00 PM/],
    ['kal shaam ko', /^We close at 5 PM, Dana\..*\n1\) Tue Nov 24/],
    ['saturday', /^We're closed Sat Nov 28/],
    ['weekends only', /^We're closed Sat and Sun/],
    ['may 8', /^We're closed Sat May 8/],
    ['march 10', /1\) Wed Mar 10, 8:00 AM/],
    ['wednesday', /^We have these times, Dana:\n1\) Wed Nov 25, 8:00 AM/],
  ])('%j', async (text, reply) => {
    const talk = new Talk('salon');
    await talk.says(SALON);
    expect(await talk.says(text)).toMatch(reply);
  });

  it.each([
    ["i can't do 10", '10:00 AM'],
    ['no puedo a las 10', '10:00 AM'],
    ['10 baje nahi', '10:00 AM'],
    ['not the first one', '8:00 AM'],
    ['la primera no', '8:00 AM'],
    ['पहला नहीं', '8:00 AM'],
    ['anything but the last one', '2:00 PM'],
  ])('leaves out what is turned down: %j', async (text, label) => {
    const talk = new Talk('salon');
    await talk.says(SALON);
    expect(await talk.says('wednesday')).toContain(label);
    const again = await talk.says(text);
    expect(again).toContain('Wed Nov 25');
    expect(again).not.toContain(`, ${label}`);
    expect(talk.bookings).toEqual([]);
  });

  it('takes the one that is named beside it, and looks for an hour that nobody offered', async () => {
    const talk = new Talk('salon');
    await talk.says(SALON);
    await talk.says('wednesday');
    expect(await talk.says('9')).toContain('Wed Nov 25, 9:00 AM');
    await talk.says('do you have 10 friday');
    expect(await talk.says('yes')).toContain('Fri Nov 27, 10:00 AM');
    expect(await talk.says('el lunes misma hora')).toContain('Mon Nov 30, 10:00 AM');
  });

  it('asks about a day that there is not, and keeps one that was asked for beside the work', async () => {
    const [none, asked] = [new Talk('salon'), new Talk('salon')];
    await none.says(SALON);
    expect(await none.says('11/31')).not.toContain('Dec 1');
    await asked.says('cut and color tmrw? my roots are horrendous');
    expect(await asked.says('Gigi')).toContain('Tue Nov 24');
  });
});
