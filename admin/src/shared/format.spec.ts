import { formatCount, formatMoney, formatPhone, humanise, initials, newKey, parsePhone } from './format';
import { consoleLink } from './links';
import { phoneLibraryReady } from './phone-metadata';

describe('phones', () => {
  beforeAll(() => phoneLibraryReady());

  it('are national at home and international abroad', () => {
    expect(formatPhone('+13125550123', 'US')).toBe('(312) 555-0123');
    expect(formatPhone('+13125550123', 'IN')).toBe('+1 312 555 0123');
    expect(formatPhone('+919876543210', 'IN')).toBe('098765 43210');
    expect(formatPhone('+919876543210', 'US')).toBe('+91 98765 43210');
  });
  it('stay masked, and a withheld number says so', () => {
    expect(formatPhone('+1******0123', 'US')).toBe('+1******0123');
    expect(formatPhone(null, 'US')).toBe('Number withheld');
  });
  it.each([
    ['(312) 555-0123', '+13125550123'],
    ['312.555.0123', '+13125550123'],
    ['+44 20 7946 0958', '+442079460958'],
    ['12', null],
    ['call me', null],
  ])('%s', (typed, phone) => {
    expect(parsePhone(typed, 'US')).toBe(phone);
  });
});

describe('money, counts and words', () => {
  it('shows cents only when there are some', () => {
    expect([formatMoney(35_000, 'USD'), formatMoney(35_050, 'USD'), formatMoney(null, 'USD')]).toEqual(['$350', '$350.50', '–']);
  });
  it('is compact above 9,999', () => expect([formatCount(9_999), formatCount(12_300)]).toEqual(['9,999', '12.3K']));
  it('makes words of codes', () =>
    expect([humanise('no_response'), humanise('lastAsked'), humanise('inbound_sms'), humanise('Call Kevin Brown'), humanise(null)]).toEqual(
      ['No response', 'Last asked', 'Inbound SMS', 'Call Kevin Brown', ''],
    ));
  it('takes two initials', () => expect([initials('maria de la cruz'), initials(null)]).toEqual(['MD', '']));
  it('makes a new key for each click', () => expect(newKey()).not.toBe(newKey()));
});

describe('links of the server', () => {
  it.each([
    ['/conversations/c1', '/inbox/c1'],
    ['/conversations', '/inbox'],
    ['/leads/l1', '/leads/l1/show'],
    ['/appointments/a1', '/appointments/a1'],
    ['/actions/x', '/actions'],
    ['/calls/k1', '/calls/k1'],
    ['http://127.0.0.1:3000/admin/t/north/inbox/c1', '/inbox/c1'],
    [null, null],
  ])('%s', (link, page) => {
    expect(consoleLink(link)).toBe(page);
  });
});
