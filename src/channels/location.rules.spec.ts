import { checkLocation, placeOf } from './location.rules.js';

const hours = { monday: [{ open: '08:00', close: '17:00' }] };

describe('a location', () => {
  it.each([
    [{ timeZone: 'Mars/Base' }, ['timeZone']],
    [{ hours: { moonday: [] } as never }, ['hours.moonday']],
    [{ hours: { monday: [{ open: '08:00' }] } as never }, ['hours.monday']],
    [{ hours: { monday: 'always' } as never }, ['hours.monday']],
    [{ hours: { monday: [{ open: '17:00', close: '08:00' }] } }, ['hours.monday.0.close']],
    [{ hours, timeZone: 'America/Denver' }, []],
    [{ hours: null, timeZone: null }, []],
  ])('%j has mistakes at %j', (input, fields) => expect(Object.keys(checkLocation(input))).toEqual(fields));

  it('without own hours or zone has those of the business', () => {
    const business = { hours, timeZone: 'America/Chicago' };
    expect(placeOf(null, business)).toEqual(business);
    expect(placeOf({ hours: null, timeZone: 'America/Denver' }, business)).toEqual({ hours, timeZone: 'America/Denver' });
    expect(placeOf({ hours: { friday: [] }, timeZone: null }, business)).toEqual({ hours: { friday: [] }, timeZone: 'America/Chicago' });
  });
});
