import { verticalOf } from './vertical.rules.js';

it.each([
  ['course-seller', 'course'],
  ['course', 'course'],
  ['hvac', 'hvac'],
  ['dog grooming', 'dog grooming'],
])('the trade saved as "%s" is read as "%s"', (saved, read) => expect(verticalOf(saved)).toBe(read));
