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

describe('somebody who is no customer', () => {
  it('is thanked once, and a person looks when there is time', async () => {
    const talk = new Talk('hvac');
    expect(await talk.says('we do SEO for HVAC companies, can we set up a call tomorrow at 2?')).toMatch(/passed it on/);
    expect(talk.last).toMatchObject({ reasonCode: 'outsider_seller', effects: { handler: 'human' } });
    expect(talk.last.effects.escalations).toMatchObject([{ priority: 'low', reason: 'seller' }]);
    expect(talk.slots).toEqual({});
  });

  it('is none who has told what they need', async () => {
    const talk = new Talk('hvac');
    await talk.says('my ac is out');
    await talk.says('are you hiring?');
    expect(talk.last.reasonCode).not.toMatch(/outsider/);
    expect(talk.handler).toBe('ai');
  });
});

describe('a price', () => {
  it.each(["that's too expensive", 'esta muy caro', 'bahut mehnga hai yaar', 'how much is a tune up, last guy charged me 89'])(
    'that nobody named is no quarrel: %s',
    async (text) => {
      const talk = new Talk('hvac');
      await talk.says("AC repair please, I'm Al Page, 77 Main St");
      await talk.says(text);
      expect(talk.last.reasonCode).not.toBe('price_dispute');
      expect(talk.handler).toBe('ai');
    },
  );

  it.each(['you quoted me 400, that is too expensive', 'your guy charged me twice for the same part'])(
    'that was named is one: %s',
    async (text) => {
      const talk = new Talk('hvac');
      await talk.says(text);
      expect(talk.handler).toBe('human');
    },
  );

  it('that is accepted is a sale', async () => {
    const talk = new Talk('hvac');
    const reply = await talk.says('its about the estimate your guy Mark left me yesterday, i want to go ahead with it');
    expect(reply).toMatch(/^Great/);
    expect(talk.last.reasonCode).toBe('estimate_accepted');
  });
});

describe('who waits for help', () => {
  it('hears that the team knows, and no form', async () => {
    const talk = new Talk('plumbing');
    await talk.says('pipe burst in the basement');
    await talk.says('Joe Ruiz 78 Union st');
    expect(await talk.says('how long til someone gets here???')).toMatch(/has been alerted, Joe/);
    expect(talk.last.effects.escalations).toMatchObject([{ priority: 'critical', reason: 'waits_for_help' }]);
  });

  it('is nobody with a dripping tap', async () => {
    const talk = new Talk('plumbing');
    await talk.says('faucet drips. Joe Ruiz 78 Union st');
    await talk.says('how long til someone gets here?');
    expect(talk.last.reasonCode).not.toBe('help_alerted');
  });
});

describe('our own name', () => {
  it.each([
    ['Is this Northside?', 'Yes, this is Northside.'],
    ['am i texting Northside', 'Yes, this is Northside.'],
  ])('%s', async (text, answer) => expect(await new Talk('plumbing').says(text)).toContain(answer));

  it('is not that of another', async () =>
    expect(await new Talk('plumbing').says('Is this Southgate Vets?')).not.toContain('Yes, this is'));
});

describe('what hurt after a visit', () => {
  it.each([
    ['my scalp is burned from your bleach last week, its oozing', 'complaint'],
    ['my hair is damaged from bleach, can you fix it', /^(?!complaint)/],
  ])('%s', async (text, reason) => {
    const talk = new Talk('salon');
    await talk.says(text);
    expect(talk.last.reasonCode).toMatch(reason);
  });
});
