import { hidePhones } from './phone-hiding.rules.js';

describe('hidePhones', () => {
  it.each([
    ['Missed call from (312) 555-0123', 'Missed call from ***23'],
    ['Sarah, +44 20 7946 0018, called at 2:34 PM.', 'Sarah, ***18, called at 2:34 PM.'],
    ['+13125550123', '***23'],
    ['Booked: Sarah, Tue Nov 24, 2:00 PM. Address: 14 Oak St.', 'Booked: Sarah, Tue Nov 24, 2:00 PM. Address: 14 Oak St.'],
    ['3rd call in 10 min', '3rd call in 10 min'],
    ['', ''],
  ])('%j', (text, expected) => expect(hidePhones(text)).toBe(expected));
});
