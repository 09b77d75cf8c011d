import { Talk } from '../../test/fixtures/talk.js';

describe('an address like those of Queens', () => {
  it('is said back in the booking, for it is no phone number', async () => {
    const talk = new Talk('plumbing');
    for (const text of ['kitchen faucet drips. Jo Hill', '88-12 153rd Ave', 'wed 2pm']) await talk.says(text);
    expect(await talk.says('yes')).toContain('at 88-12 153rd Ave');
  });
});

describe('a name that was only guessed', () => {
  it.each([
    ['Zonker', 'my name is Beth', 'Beth', /^ask_/],
    ['Sarah', 'my name is Karen', 'Karen', 'clarify_name'],
  ])('%s, then "%s"', async (first, text, name, reason) => {
    const talk = new Talk('salon');
    for (const said of ['haircut please', first]) await talk.says(said);
    await talk.says(text);
    expect(talk.slot('name')).toBe(name);
    expect(talk.last.reasonCode).toMatch(reason);
  });
});
