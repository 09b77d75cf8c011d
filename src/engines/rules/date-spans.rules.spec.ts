import { readTime } from './time-preference.rules.js';
import { read, tidy } from './words.rules.js';

// Friday, November 20 2026, 10:00 in Chicago.
const NOW = '2026-11-20T16:00:00Z';
const get = (text: string): Record<string, unknown> | null => {
  const found = readTime(read(tidy(text)), NOW, 'America/Chicago', false);
  if (!found) return null;
  const { text: _words, ...rest } = found;
  return rest;
};
const span = (from: string, to = from) => ({ dates: [{ from, to }] });
const spans = (...days: string[]) => ({ dates: days.map((day) => ({ from: day, to: day })) });

describe('spans of dates', () => {
  it.each<[string, Record<string, unknown>]>([
    ['anything from Dec 7 to Dec 11', span('2026-12-07', '2026-12-11')],
    ['the 6th to 9th would be great', span('2026-12-06', '2026-12-09')],
    ['Mon 23 thru Wed 25', span('2026-11-23', '2026-11-25')],
    ['between the 28th and the 2nd', span('2026-11-28', '2026-12-02')],
    ['the week of Nov 30th', span('2026-11-30', '2026-12-06')],
    ['week commencing 7 December', span('2026-12-07', '2026-12-13')],
    ['del 30 de noviembre al 2 de diciembre puedo', span('2026-11-30', '2026-12-02')],
    ['el día 24 de diciembre', span('2026-12-24')],
    ['más o menos el 24 de noviembre', span('2026-11-24')],
    ['la semana del 7 de diciembre', span('2026-12-07', '2026-12-13')],
    ['30 november se 2 december tak kabhi aa jao', span('2026-11-30', '2026-12-02')],
    ['subah 10 se shaam 6 tak', { timeOfDay: { from: '10:00', to: '18:00' } }],
    ['first week of december', span('2026-12-01', '2026-12-07')],
    ['la primera semana de diciembre', span('2026-12-01', '2026-12-07')],
    ['december ke pehle hafte mein', span('2026-12-01', '2026-12-07')],
    ['दिसंबर के पहले हफ्ते में', span('2026-12-01', '2026-12-07')],
    ['at the end of the month', span('2026-11-28', '2026-11-30')],
    ['mid december, mornings', { ...span('2026-12-11', '2026-12-20'), timeOfDay: { from: '06:00', to: '12:00' } }],
    ['2 weeks from wednesday', span('2026-12-09')],
    ['dos semanas después del miércoles', span('2026-12-09')],
    ['del miércoles en ocho', span('2026-12-02')],
    ['Fri Dec 4 between 10 and 2', { ...span('2026-12-04'), timeOfDay: { from: '10:00', to: '14:00' } }],
    ['friday dec 4 or saturday dec 5', spans('2026-12-04', '2026-12-05')],
    ['saturday or dec 4', spans('2026-11-21', '2026-12-04')],
    ['not this week', span('2026-11-23', '2026-12-06')],
    ['este finde, entre 10 y 12', { ...span('2026-11-21', '2026-11-22'), timeOfDay: { from: '10:00', to: '12:00' } }],
  ])('%j', (text, wish) => expect(get(text)).toMatchObject(wish));

  it.each(['our lease is up at the end of the month', '11/31', 'feb 30th'])('is no day of ours: %j', (text) =>
    expect(get(text)).toBeNull(),
  );

  it.each([
    'fuera de la oficina del 1 al 15',
    'estaré en México del 1 al 8',
    '23 se 25 tak main bahar hun',
    'se detiene el elevador entre el 3 y el 4',
    'mis papás no están del 22 al 27',
    'del 1 al 10 le doy un 9',
    '5 to 10 people will be here',
  ])('is none: %j', (text) => expect(get(text)?.dates).toBeUndefined());

  it('ends at an hour where the second number is one', () => {
    expect(get('monday 9 to 11')).toEqual({ ...span('2026-11-23'), timeOfDay: { from: '09:00', to: '11:00' } });
  });
});

describe('days that are named to leave them out', () => {
  it.each<[string, Record<string, unknown>]>([
    ['not the 5th, the 15th', { ...span('2026-12-15'), notDates: ['2026-12-05'] }],
    ['next week except the 24th', { ...span('2026-11-23', '2026-11-29'), notDates: ['2026-11-24'] }],
    ['skip this week', { notDates: ['2026-11-20', '2026-11-21', '2026-11-22'] }],
    ['24 aur 26 ko chhodkar agle hafte', { ...span('2026-11-23', '2026-11-29'), notDates: ['2026-11-24', '2026-11-26'] }],
    [
      'som aur mangal to bilkul nahi, budhvar kar do',
      { ...span('2026-11-25'), notDates: ['2026-11-23', '2026-11-24'], notWeekdays: [1, 2] },
    ],
  ])('%j', (text, wish) => expect(get(text)).toMatchObject(wish));

  it.each<[string, Record<string, unknown>]>([
    ['no, the 24th works', span('2026-11-24')],
    ['any day is fine but thursday is best', span('2026-11-26')],
    ['monday or tuesday', spans('2026-11-23', '2026-11-24')],
    ['no rush, the 30th is fine', span('2026-11-30')],
  ])('leaves none out: %j', (text, wish) => {
    expect(get(text)).toMatchObject(wish);
    expect(get(text)).not.toHaveProperty('notDates');
  });
});

describe('somebody else’s hours, and the reason of a wish', () => {
  it.each<[string, Record<string, unknown> | null]>([
    ["the wednesday, bc my kid's practice is next door at 5", span('2026-11-25')],
    ['El lunes temprano, porque a mediodía tengo junta', { ...span('2026-11-23'), timeOfDay: { from: '06:00', to: '12:00' } }],
    ['tuesday morning best rahega kyunki monday ko chutti hai', { ...span('2026-11-24'), timeOfDay: { from: '06:00', to: '12:00' } }],
    ['evenings because I am only home after 5', { timeOfDay: { from: '17:00', to: '21:00' } }],
    ['I work nights, 10 to 6', null],
    ['my husband works Saturdays', null],
    ['the cleaning lady comes on Thursdays', null],
    ['los jueves viene la señora de la limpieza', null],
    ['the kids get out at 3:15 so after 4 on the 1st', { ...span('2026-12-01'), timeOfDay: { from: '16:00' } }],
    ["my wife's shift is Monday to Thursday", null],
    [
      'tengo que recoger al niño a las 5, así que el lunes por la mañana',
      { ...span('2026-11-23'), timeOfDay: { from: '06:00', to: '12:00' } },
    ],
    ['gracias por lo del lunes', null],
    ['gracias por venir el martes a las 3', null],
    ['because I can only do tuesday at 3', { ...span('2026-11-24'), exactTime: '15:00' }],
    ['el lunes no, ya que el martes estoy libre', { ...span('2026-11-24'), notDates: ['2026-11-23'], notWeekdays: [1] }],
    ['good morn, tuesday?', span('2026-11-24')],
    ['guruvar ko dukaan kitne baje khulti hai?', null],
  ])('%j', (text, wish) => expect(get(text)).toEqual(wish));
});
