import { readTime } from './time-preference.rules.js';
import { read } from './words.rules.js';

const CHICAGO = 'America/Chicago';
// Friday, November 20 2026, 10:00 in Chicago.
const NOW = '2026-11-20T16:00:00Z';

const day = (date: string, to = date) => ({ dates: [{ from: date, to }] });
const from = (a: string, to?: string) => ({ timeOfDay: { from: a, ...(to ? { to } : {}) } });

type Expected = Record<string, unknown> | null;

function get(text: string, now = NOW, zone = CHICAGO, isAsked = false): Expected {
  const found = readTime(read(text), now, zone, isAsked);
  if (!found) return null;
  const { text: _words, ...rest } = found;
  return rest;
}

describe('time wishes in the zone of the business', () => {
  it.each<[string, Expected]>([
    ['today', day('2026-11-20')],
    ['can someone come today?', day('2026-11-20')],
    ['tonight works', { ...day('2026-11-20'), ...from('17:00') }],
    ['tomorrow', day('2026-11-21')],
    ['tmrw morning', { ...day('2026-11-21'), ...from('06:00', '12:00') }],
    ['Tomorrow after 3', { ...day('2026-11-21'), ...from('15:00') }],
    ['anything tommorow afternoon', { ...day('2026-11-21'), ...from('12:00', '17:00') }],
    ['anything Friday morning', { ...day('2026-11-27'), ...from('06:00', '12:00') }],
    ['this friday', day('2026-11-20')],
    ['Monday', day('2026-11-23')],
    ['next Tuesday', day('2026-11-24')],
    [
      'Tues or Wed',
      {
        dates: [
          { from: '2026-11-24', to: '2026-11-24' },
          { from: '2026-11-25', to: '2026-11-25' },
        ],
      },
    ],
    ['Mon-Wed', day('2026-11-23', '2026-11-25')],
    ['Nov 24', day('2026-11-24')],
    ['november 24th at 2', { ...day('2026-11-24'), exactTime: '14:00' }],
    ['the 24th', day('2026-11-24')],
    ['the 3rd would be great', day('2026-12-03')],
    ['12/1 at 9:30', { ...day('2026-12-01'), exactTime: '09:30' }],
    ['Tuesday the 24th', day('2026-11-24')],
    ['Jan 5', day('2027-01-05')],
    ['between 1 and 3', from('13:00', '15:00')],
    ['1-3pm tomorrow', { ...day('2026-11-21'), ...from('13:00', '15:00') }],
    ['monday 9-11', { ...day('2026-11-23'), ...from('09:00', '11:00') }],
    ['from 10 to 2 on monday', { ...day('2026-11-23'), ...from('10:00', '14:00') }],
    ['11-1', from('11:00', '13:00')],
    ['before noon', from('00:00', '12:00')],
    ['monday before 11', { ...day('2026-11-23'), ...from('00:00', '11:00') }],
    ['after work', from('17:00')],
    ['after 5pm any day', { ...from('17:00'), isFlexible: true }],
    ['I get off work at 4', from('16:00')],
    ['im at work til 5', from('17:00')],
    ['2pm', { exactTime: '14:00' }],
    ['2p tomorrow', { ...day('2026-11-21'), exactTime: '14:00' }],
    ['at 9', { exactTime: '09:00' }],
    ['noon on monday', { ...day('2026-11-23'), exactTime: '12:00' }],
    ['half past two tomorrow', { ...day('2026-11-21'), exactTime: '14:30' }],
    ['tomorrow at two', { ...day('2026-11-21'), exactTime: '14:00' }],
    ['around 2', from('13:00', '15:00')],
    ['2ish on monday', { ...day('2026-11-23'), ...from('13:00', '15:00') }],
    ['saturday 10', { ...day('2026-11-21'), exactTime: '10:00' }],
    ['not Tuesday', { notDates: ['2026-11-24'], notWeekdays: [2] }],
    ['any day but Monday', { notDates: ['2026-11-23'], notWeekdays: [1] }],
    ["Tuesday doesn't work, how about Thursday?", { ...day('2026-11-26'), notDates: ['2026-11-24'], notWeekdays: [2] }],
    ["I can't do tomorrow but Monday is fine", { ...day('2026-11-23'), notDates: ['2026-11-21'] }],
    ['not in the morning', from('12:00')],
    ['not Tuesday, Wednesday', { ...day('2026-11-25'), notDates: ['2026-11-24'], notWeekdays: [2] }],
    ['not monday, tuesday or friday', { notDates: ['2026-11-23', '2026-11-24', '2026-11-27'], notWeekdays: [1, 2, 5] }],
    ['I need it done by Tuesday', day('2026-11-20', '2026-11-24')],
    ['the week after thanksgiving', day('2026-11-30', '2026-12-06')],
    ['the day after tomorrow', day('2026-11-22')],
    ["I'm out of town until Sunday", day('2026-11-22', '2026-11-29')],
    ['before lunch on the 30th', { ...day('2026-11-30'), ...from('06:00', '12:00') }],
    ['how about 4:30 today', { ...day('2026-11-20'), exactTime: '16:30' }],
    ['i work nights so mornings are better', from('06:00', '12:00')],
    ['after 12/5', day('2026-12-06', '2026-12-13')],
    ['before the 10th', day('2026-11-20', '2026-12-09')],
    ['not until next week', day('2026-11-23', '2026-11-29')],
    [
      'monday morning or tuesday afternoon',
      {
        dates: [
          { from: '2026-11-23', to: '2026-11-23' },
          { from: '2026-11-24', to: '2026-11-24' },
        ],
        ...from('06:00', '17:00'),
      },
    ],
    ['between Christmas and New Years', day('2026-12-25', '2027-01-01')],
    ['half 2 tomorrow', { ...day('2026-11-21'), exactTime: '14:30' }],
    ['noonish', from('11:00', '13:00')],
    ['within the next 2 days', day('2026-11-20', '2026-11-22')],
    ['asap', { isAsap: true }],
    ['as soon as possible please', { isAsap: true }],
    ['whenever', { isFlexible: true }],
    ['anytime', { isFlexible: true }],
    ['anytime tomorrow', day('2026-11-21')],
    ["I'm flexible", { isFlexible: true }],
    ['this weekend', day('2026-11-21', '2026-11-22')],
    ['next week', day('2026-11-23', '2026-11-29')],
    ['early next week', day('2026-11-23', '2026-11-24')],
    ['in two hours', { ...day('2026-11-20'), ...from('12:00') }],
    ['in 3 days', day('2026-11-23')],
    ['in a couple of days', day('2026-11-22', '2026-11-23')],
    ['a week from Monday', day('2026-11-30')],
    ['Saturdays work best', { weekdays: [6] }],
    ['weekdays after 4', { weekdays: [1, 2, 3, 4, 5], ...from('16:00') }],
    ['evenings are best', from('17:00', '21:00')],
    ['first thing tomorrow', { ...day('2026-11-21'), ...from('06:00', '10:00') }],
    ['Tuesday, no wait, Wednesday', day('2026-11-25')],
    ['el martes... no, perdón, el miércoles', day('2026-11-25')],
    ['monday ko... sorry, wednesday ko', day('2026-11-25')],
    ['tuesday se thursday tak', day('2026-11-24', '2026-11-26')],
    ['de hoy en ocho', day('2026-11-27')],
    ['Mujhe Saturday ko appointment chahiye tha', day('2026-11-21')],
    ['kal shaam 5:30 ko aana', { ...day('2026-11-21'), exactTime: '17:30' }],
    ['Saturday at 3 for 2 people', { ...day('2026-11-21'), exactTime: '15:00' }],
    ['subah 10 baje se pehle mat aana', from('10:00')],
    ['Perdón, el martes me queda bien', day('2026-11-24')],
    ['el 30 por la mañana', { ...day('2026-11-30'), ...from('06:00', '12:00') }],
    ['sorry I meant Thursday', day('2026-11-26')],
    ['not before 10', from('10:00')],
    ['wed 230', { ...day('2026-11-25'), exactTime: '14:30' }],
    ['monday 1500 sq ft house', day('2026-11-23')],
    ['monday, 9 on the dot', { ...day('2026-11-23'), exactTime: '09:00' }],
    ['el lunes a las 9 en punto', { ...day('2026-11-23'), exactTime: '09:00' }],
    ['last appt of the day wed', { ...day('2026-11-25'), ...from('15:00', '18:00') }],
    ['between 3 and 4 or after 5 on fri', { ...day('2026-11-27'), ...from('15:00') }],
    ['asap but after 1 i have a dr appt', { isAsap: true, ...from('00:00', '13:00') }],
    ['hoy, pero despues de la 1 tengo cita con el doctor', { ...day('2026-11-20'), ...from('00:00', '13:00') }],
    ['after 3 i have time on tuesday', { ...day('2026-11-24'), ...from('15:00') }],
    ["I can't before 2 on weds", { ...day('2026-11-25'), ...from('14:00') }],
    ['el martes antes de las 2 no puedo', { ...day('2026-11-24'), ...from('14:00') }],
    ['mangalvar ko 2 baje se pehle nahi aa sakta', { ...day('2026-11-24'), ...from('14:00') }],
    ['मंगलवार को 2 बजे से पहले नहीं आ सकता', { ...day('2026-11-24'), ...from('14:00') }],
    ['tuesday before 2', { ...day('2026-11-24'), ...from('00:00', '14:00') }],
    ['tuesday but not too early', { ...day('2026-11-24'), ...from('10:00') }],
    ['el martes, pero no muy temprano', { ...day('2026-11-24'), ...from('10:00') }],
    ['mangal ko, zyada subah nahi', { ...day('2026-11-24'), ...from('10:00') }],
    ["weekdays don't work for me", { weekdays: [6, 7], notWeekdays: [1, 2, 3, 4, 5] }],
    ["weekdays don't work before 5", { weekdays: [1, 2, 3, 4, 5], ...from('17:00') }],
    ['entre semana no puedo, solo fines de semana', { weekdays: [6, 7], notWeekdays: [1, 2, 3, 4, 5] }],
    ['any day after 3:30 works, I get off work at 3', { isFlexible: true, ...from('15:30') }],
    ['mon wed fri mornings', { weekdays: [1, 3, 5], ...from('06:00', '12:00') }],
    [
      'el lunes o el martes, pero el miercoles no puedo',
      { dates: [day('2026-11-23'), day('2026-11-24')].flatMap(({ dates }) => dates), notDates: ['2026-11-25'], notWeekdays: [3] },
    ],
    ['today, wedding tonight', { ...day('2026-11-20'), ...from('00:00', '18:00') }],
    ['today, wedding at 6', { ...day('2026-11-20'), ...from('00:00', '18:00') }],
    ['hoy, la boda es a las 6', { ...day('2026-11-20'), ...from('00:00', '18:00') }],
    ['aaj shaam ko shaadi hai, aaj ho jayega?', { ...day('2026-11-20'), ...from('00:00', '18:00') }],
    ['updo for a wedding on saturday', day('2026-11-21')],
    ['can i move my 3pm tomorrow to 4:30 same day', { ...day('2026-11-21'), exactTime: '16:30' }],
    ['push my friday cleaning to monday, same hour 10', { ...day('2026-11-23'), exactTime: '10:00' }],
    ['cambieme la del jueves para el viernes a la 1:15', { ...day('2026-11-27'), exactTime: '13:15' }],
    ['mera kal wala 3 baje ka appointment tuesday 5 baje pe shift kardo', { ...day('2026-11-24'), exactTime: '17:00' }],
    ['before my party on the 30th, so the 28th or 29th', { dates: [day('2026-11-28'), day('2026-11-29')].flatMap(({ dates }) => dates) }],
    [
      'shani ya ravi, 11 se 1 ke beech',
      { dates: [day('2026-11-21'), day('2026-11-22')].flatMap(({ dates }) => dates), ...from('11:00', '13:00') },
    ],
    ['can you start monday', day('2026-11-23')],
    ['10 or 11 monday', { ...day('2026-11-23'), ...from('10:00', '12:00') }],
  ])('%s', (text, expected) => {
    expect(get(text)).toEqual(expected);
  });

  it.each([
    ['my ac stopped working yesterday'],
    ['the thermostat showed 58 at noon'],
    ['our contract ends the 30th'],
    ['is the 3 for 2 on friday still on'],
    ['sunday se pani nahi aa raha'],
    ['मेरी ड्यूटी 10 से 6 है'],
    ['vivo en la calle 5 de mayo 20'],
    ['your tech came yesterday at 9'],
    ['it happens at night'],
    ['the lights flicker in the evening'],
    ['we go to bed at 10'],
    ['my appointment was at 2'],
    ['cada noche hace ruido'],
    ['raat ko awaaz aati hai'],
    ['kal aaya tha technician 9 baje'],
    ['It broke this morning'],
    ['no heat since tuesday night'],
    ['it started leaking 2 days ago'],
    ['Good morning!'],
    ['Have a great weekend'],
    ['are you open tomorrow?'],
    ['what time do you close today'],
    ['you guys were supposed to be here at 10'],
    ['its 85 degrees in here'],
    ['it has been out for 3 days'],
    ['12 Oak St'.replace(/12 Oak St/, 'two toilets and 3 sinks')],
    ['I called at 9 and nobody picked up'],
    ['how much is the $89 special'],
    ['my number is 312-555-0123'],
    ["I'll let you know tomorrow"],
    ['the furnace is 12 years old'],
    ['Saw the ad for the tech position, I can start monday'],
    ['busco trabajo, puedo empezar el lunes a las 6'],
    ['job ke liye pucha tha, monday se join kar sakta hu'],
    ['mañana le mando las fotos del techo'],
    ['"Fri 5/15 2:00 PM" is what my reminder says'],
    ['friday papa ka operation hai'],
    ['My husband works nights thursday to sunday'],
    ['yes'],
    ['The AC went out last night and the house is 84'],
  ])('holds no wish: %s', (text) => {
    expect(get(text)).toBeNull();
  });

  it('reads a bare hour only when the time was asked for', () => {
    expect(get('3', NOW, CHICAGO, true)).toEqual({ exactTime: '15:00' });
    expect(get('3')).toBeNull();
  });

  it('keeps the wall clock over both clock changes', () => {
    // Saturday before the autumn change (Nov 1 2026) and before the spring change (Mar 14 2027).
    expect(get('tomorrow after 3', '2026-10-31T15:00:00Z')).toEqual({ ...day('2026-11-01'), ...from('15:00') });
    expect(get('tomorrow at 9', '2027-03-13T16:00:00Z')).toEqual({ ...day('2027-03-14'), exactTime: '09:00' });
  });

  it('adds hours as real time over a clock change', () => {
    // 01:30 CST on the autumn night has passed once already; two real hours later it is 02:30.
    expect(get('in two hours', '2026-11-01T06:30:00Z')).toMatchObject({ timeOfDay: { from: '02:30' } });
    // 01:30 CST on the spring night: two hours later the clock shows 04:30.
    expect(get('in two hours', '2027-03-14T07:30:00Z')).toMatchObject({ timeOfDay: { from: '04:30' } });
  });

  it('takes the day of the business, not of the server', () => {
    // 03:30 UTC on the 21st is still the evening of the 20th in Chicago.
    expect(get('tomorrow', '2026-11-21T03:30:00Z')).toEqual(day('2026-11-21'));
    expect(get('tomorrow', '2026-11-21T03:30:00Z', 'Asia/Kolkata')).toEqual(day('2026-11-22'));
  });
});
