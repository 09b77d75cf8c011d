import { Talk } from '../../test/fixtures/talk.js';

async function booked(): Promise<Talk> {
  const talk = new Talk('hvac');
  for (const text of ['my ac is out', 'Tom Baker', '12 Oak St', 'tomorrow morning', '1']) await talk.says(text);
  expect(talk.bookings).toHaveLength(1);
  return talk;
}

describe('what we have of them', () => {
  it.each([
    ['what address do you have for me?', '12 Oak St'],
    ['do you have my address', '12 Oak St'],
    ['is my address right?', '12 Oak St'],
    ['what name is it under', 'Tom Baker'],
  ])('%j is told', async (text, value) => {
    const talk = await booked();
    expect(await talk.says(text)).toContain(value);
    expect(talk.last.effects.escalations ?? []).toEqual([]);
  });

  it.each([
    'what is your address, is it near the mall?',
    "What's your address? Do you have parking?",
    'what address are you at?',
    'what address do I go to?',
    'what name do I make the check out to?',
    'what email do I send the photos to?',
    "What's your name? Are you a real person?",
    'same address. Do you have Friday open?',
    'do you have my name tag?',
    'which email address do you have for me?',
  ])('%j asks for nothing of theirs that we have', async (text) => {
    const talk = await booked();
    expect(await talk.says(text)).not.toMatch(/12 Oak|Tom Baker/);
  });

  it('the price that is asked beside it is answered, too', async () => {
    const talk = await booked();
    const text = await talk.says('do you have my address? and how much is the visit?');
    expect(text).toMatch(/12 Oak St.*price/s);
  });

  it('a person is asked for what is not there', async () => {
    const talk = await booked();
    await talk.says('which email do you have for me?');
    expect(talk.last.effects.escalations).toHaveLength(1);
  });

  it('several visits are listed, a named one is told alone', async () => {
    const talk = await booked();
    for (const text of ['I need another appointment for my furnace', 'Monday at 10', 'yes']) await talk.says(text);
    expect(talk.bookings).toHaveLength(2);
    const [ac, furnace] = talk.bookings.map(({ label }) => label) as [string, string];
    for (const text of ['which visits do I have?', 'when is my appointment']) {
      const list = await talk.says(text);
      expect(list).toContain(`1) ${ac}: AC repair`);
      expect(list).toContain(`2) ${furnace}: Heating repair`);
    }
    const one = await talk.says('is the furnace appointment still on?');
    expect(one).toContain(furnace);
    expect(one).not.toContain(ac);
    await talk.says('cancel the furnace one');
    await talk.says('yes');
    expect(talk.bookings.map(({ label }) => label)).toEqual([ac]);
  });
});

describe('names and greetings that hold words of ours', () => {
  it('a family called Price asks for none', async () => {
    const talk = new Talk('hvac');
    await talk.says('my ac is out');
    await talk.says('John Price');
    expect(talk.slot('name')).toBe('John Price');
    expect(talk.last.blocks.map(({ text }) => text).join(' ')).not.toMatch(/quote/);
  });

  it('"how are you today" is no hurry', async () => {
    const talk = new Talk('hvac');
    await talk.says('my ac is out');
    await talk.says('How are you today?');
    expect(talk.slot('urgency')).toBeUndefined();
  });
});
