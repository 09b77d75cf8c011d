import { filledIn, inOneSyntax, placeholderProblem } from './placeholders.rules.js';

const ALL = { 'contact.first_name': 'Sarah', 'business.name': 'Northside', 'agent.name': 'Mia', 'service.name': 'AC repair' } as const;

describe('placeholders (rules.md C-38)', () => {
  it.each([
    ['Hi {{contact.first_name | "there"}}!', 'Hi {{contact.first_name | "there"}}!'],
    ['Hi {{ Contact.First_Name|“there” }}!', 'Hi {{contact.first_name | "there"}}!'],
    ['Hi {name}, {agent} of {business} here.', 'Hi {{contact.first_name}}, {{agent.name}} of {{business.name}} here.'],
    ['Hi {{name}}', 'Hi {{contact.first_name}}'],
    ['Hi [First Name] from [Company]', 'Hi {{contact.first_name}} from {{business.name}}'],
    ['Hi <name>, about your {service}', 'Hi {{contact.first_name}}, about your {{service.name}}'],
    ['[PHOTO], {link} and {{1}} stay', '[PHOTO], {link} and {{1}} stay'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(inOneSyntax(typed)).toBe(kept);
    expect(inOneSyntax(kept)).toBe(kept);
  });

  it.each([
    ['Pay here: {link}', '{link}'],
    ['Hi [Your Name]', '[Your Name]'],
    ['Hi {{1}}', '{{1}}'],
    ['Hi {firstname', '{'],
    ['Hi {{contact.first_name | there}}', '{{contact.first_name | there}}'],
    ['Hi {{contact.phone}}', '{{contact.phone}}'],
    ['Hi {toString}', '{toString}'],
  ])('%s is refused by naming %s', (text, named) => {
    expect(placeholderProblem(text)).toMatch(named);
    expect(placeholderProblem(text)?.startsWith(`${named} is not filled in`)).toBe(true);
    expect(filledIn(text, ALL)).toBeNull();
  });

  it.each(['Cut & color from 3 < 4 hours', '<script>alert(1)</script>', 'Open 9-5 (Sat too), reply [1] or [2]', 'No braces at all'])(
    '%s leaves nothing open',
    (text) => {
      expect(placeholderProblem(text)).toBeNull();
      expect(filledIn(text, {})).toBe(text);
    },
  );

  it('is filled in where everything is known', () =>
    expect(filledIn('Hi {name}, {{agent.name}} of {business} here about {service}.', ALL)).toBe(
      'Hi Sarah, Mia of Northside here about AC repair.',
    ));
  it('says what stands behind the bar where nothing is known', () =>
    expect(filledIn('Hi {{contact.first_name | "there"}}, {business} here.', { 'business.name': 'Northside' })).toBe(
      'Hi there, Northside here.',
    ));
  it('closes the gap of words that may be left out', () =>
    expect(filledIn('Hi {{contact.first_name | ""}}, how can we help?', {})).toBe('Hi, how can we help?'));
  it('is not used where it would leave a gap', () =>
    expect(filledIn('Hi {{contact.first_name}}', { 'business.name': 'Northside' })).toBeNull());
  it('takes a value as it is, whatever stands in it', () =>
    expect(filledIn('{business}: hi', { 'business.name': '{name} & Sons' })).toBe('{name} & Sons: hi'));
});
