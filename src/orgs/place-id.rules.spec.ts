import { placeIdOf, reviewLinkOf } from './place-id.rules.js';

const ID = 'ChIJN1t_tDeuEmsRUsoyG83frY4';

describe('a Google place id', () => {
  it.each<[string, string | null]>([
    [ID, ID],
    [`  ${ID}\n`, ID],
    ['GhIJQWDl0CIeQUARxks3icF8U8A', 'GhIJQWDl0CIeQUARxks3icF8U8A'],
    [`https://search.google.com/local/writereview?placeid=${ID}`, ID],
    [`https://www.google.com/maps/search/?api=1&query=x&query_place_id=${ID}`, ID],
    ['', null],
    ['Northside Heating', null],
    ['1 Main Street, Chicago', null],
    ['https://g.page/r/short', null],
    ['https://evil.example/?placeid=<script>alert(1)</script>', null],
    ['ChIJ', null],
    [`${ID}"onload=`, null],
  ])('%j: %s', (raw, found) => expect(placeIdOf(raw)).toBe(found));

  it('makes the review link', () => {
    expect(reviewLinkOf(ID)).toBe(`https://search.google.com/local/writereview?placeid=${ID}`);
  });
});
