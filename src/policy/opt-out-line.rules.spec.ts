import { hasOptOutLine, namesBusiness, optOutLine, withBusinessName, withOptOutLine } from './opt-out-line.rules.js';

describe('hasOptOutLine', () => {
  it.each([
    'Reply STOP to opt out.',
    'Hi. Text STOP to end',
    'STOP to unsubscribe',
    'Reply "STOP" to opt-out',
    'Txt STOP 2 end',
    'Responda STOP para no recibir mensajes.',
    'बंद करने के लिए STOP लिखें।',
    'You can opt out any time',
  ])('%j', (text) => expect(hasOptOutLine(text)).toBe(true));
  it.each(['We can stop the leak today.', 'We stop by at 3.', '', 'Nonstop service', 'Stop worrying, we are here'])('not %j', (text) =>
    expect(hasOptOutLine(text)).toBe(false),
  );
});
describe('appending', () => {
  it.each([
    ['Hi there', 'Hi there. Reply STOP to opt out.'],
    ['Hi there!', 'Hi there! Reply STOP to opt out.'],
    ['Hi. Reply STOP to opt out.', 'Hi. Reply STOP to opt out.'],
    ['', 'Reply STOP to opt out.'],
  ])('%j', (text, expected) => expect(withOptOutLine(text)).toBe(expected));
  it('appends once', () => expect(withOptOutLine(withOptOutLine('Hi'))).toBe('Hi. Reply STOP to opt out.'));
  it.each(['en', 'es', 'hi', 'hi-en', 'es-MX', 'xx'])('its own line in %s counts', (language) =>
    expect(hasOptOutLine(withOptOutLine('Hi', language))).toBe(true),
  );
  it('falls back to English', () => expect(optOutLine('xx')).toBe(optOutLine('en')));
  it('names the business once', () => {
    expect(withBusinessName('Sorry we missed you.', 'Acme')).toBe('Acme: Sorry we missed you.');
    expect(withBusinessName('Acme here. Sorry.', 'Acme')).toBe('Acme here. Sorry.');
  });
  it.each([
    ['This is Northside Heating and Air.', 'Northside Heating & Air', true],
    ['northside heating & air', 'Northside Heating & Air', true],
    ['Joes Plumbing here', "Joe's Plumbing", true],
    ['We missed you', 'Acme', false],
  ])('namesBusiness %j', (text, name, expected) => expect(namesBusiness(text, name)).toBe(expected));
});
