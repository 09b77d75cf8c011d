import {
  areaCode,
  bareAddress,
  formatPhone,
  isTextable,
  isWithheld,
  lastFour,
  maskPhone,
  parsePhone,
  searchDigits,
  untextableReason,
  velocityPrefix,
} from './phone.rules.js';

describe('parsePhone', () => {
  it.each([
    ['(312) 555-0123', 'US', '+13125550123', 'US'],
    ['312.555.0123', 'US', '+13125550123', 'US'],
    ['1-312-555-0123', 'US', '+13125550123', 'US'],
    ['+1 312 555 0123', 'GB', '+13125550123', 'US'],
    ['  +13125550123 ', 'US', '+13125550123', 'US'],
    ['whatsapp:+13125550123', 'US', '+13125550123', 'US'],
    ['tel:+13125550123', 'US', '+13125550123', 'US'],
    ['07911 123456', 'GB', '+447911123456', 'GG'],
    ['098765 43210', 'IN', '+919876543210', 'IN'],
    ['416 555 0123', 'US', '+14165550123', 'CA'],
    ['+15550100000', 'US', '+15550100000', 'US'],
    ['+15550100000', 'GB', '+15550100000', 'US'],
    ['800 555 1234', 'US', '+18005551234', 'US'],
  ])('%s in %s', (raw, country, e164, expected) => expect(parsePhone(raw, country)).toMatchObject({ e164, country: expected }));
  it.each([
    ['', 'US'],
    ['hello', 'US'],
    ['12', 'US'],
    ['911', 'US'],
    ['555-0123', 'US'],
    ['+1312555012', 'US'],
    ['+131255501234', 'US'],
    ['anonymous', 'US'],
    ['+266696687', 'US'],
    ['call 312 555 0123 now', 'US'],
    ['1'.repeat(65), 'US'],
  ])('refuses %j', (raw, country) => expect(parsePhone(raw, country)).toBeNull());
  it('refuses null', () => expect(parsePhone(null, 'US')).toBeNull());
  it('falls back to the United States for an unknown country', () => expect(parsePhone('312 555 0123', 'XX')?.e164).toBe('+13125550123'));
  it('knows that toll-free and premium numbers are no handsets', () => {
    expect(parsePhone('+18005551234', 'US')?.isPossibleMobile).toBe(false);
    expect(parsePhone('+13125550123', 'US')?.isPossibleMobile).toBe(true);
  });
});

describe('untextableReason', () => {
  it.each([
    ['+13125550123', null],
    ['whatsapp:+13125550123', null],
    ['+15550100000', null],
    ['+447911123456', null],
    ['+919876543210', null],
    ['anonymous', 'withheld'],
    ['Restricted', 'withheld'],
    ['+266696687', 'withheld'],
    ['+7378742833', 'withheld'],
    ['+86282452253', 'withheld'],
    ['', 'withheld'],
    ['74545', 'short_code'],
    ['7454', 'short_code'],
    ['12', 'invalid'],
    ['hello', 'invalid'],
    ['+1312', 'invalid'],
    ['+19005551234', 'premium'],
    ['+18005551234', 'toll_free'],
    ['+18885551234', 'toll_free'],
    ['+881612345678', 'satellite'],
    ['+870773111632', 'satellite'],
    ['+979123456789', 'premium'],
    ['+80812345678', 'shared_cost'],
    ['+448712345678', 'premium'],
  ])('%s is %s', (address, reason) => {
    expect(untextableReason(address)).toBe(reason);
    expect(isTextable(address)).toBe(reason === null);
  });
});

describe('showing and searching numbers', () => {
  it.each([
    ['+13125550123', '+1******0123'],
    ['+447911123456', '+44******3456'],
    ['+919876543210', '+91******3210'],
    ['74545', '*4545'],
    ['123', '***'],
    ['', ''],
  ])('masks %s', (phone, masked) => expect(maskPhone(phone)).toBe(masked));
  it.each([
    ['+13125550123', 'US', '(312) 555-0123'],
    ['+13125550123', 'GB', '+1 312 555 0123'],
    ['+447911123456', 'US', '+44 7911 123456'],
    ['unknown', 'US', 'unknown'],
  ])('formats %s for %s', (phone, country, text) => expect(formatPhone(phone, country)).toBe(text));
  it.each([
    ['(312) 555', '312555'],
    ['+1 312', '1312'],
    ['0791', '791'],
    ['Dana', ''],
    ['12 Oak St', ''],
    ['0123', '123'],
  ])('searchDigits %j', (text, digits) => expect(searchDigits(text)).toBe(digits));
  it.each([
    ['+13125550123', '312', '312555'],
    ['+447911123456', null, '447911'],
  ])('area code and velocity prefix of %s', (phone, code, prefix) => {
    expect(areaCode(phone)).toBe(code);
    expect(velocityPrefix(phone)).toBe(prefix);
  });
  it('bareAddress, isWithheld, lastFour', () => {
    expect(bareAddress('whatsapp:+1312')).toBe('+1312');
    expect(isWithheld(null)).toBe(true);
    expect(isWithheld('+13125550123')).toBe(false);
    expect(lastFour('+13125550123')).toBe('0123');
  });
});
