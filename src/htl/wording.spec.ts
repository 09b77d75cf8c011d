import { Talk } from '../../test/fixtures/talk.js';

describe('replies as a customer reads them', () => {
  it('acknowledges once: an answer to a question needs no second remark', async () => {
    const talk = new Talk('hvac', { greeting: null, disclosure: 'first_message' });
    const reply = await talk.says('do you do heating repair? my boiler is making noise');
    expect(reply).toMatch(/^This is Northside's automated assistant\. Yes, we do heating repair\. [^.?]*\?$/);
  });

  it('closes every statement before it asks', async () => {
    const talk = new Talk('hvac');
    expect(await talk.says('what are your hours')).toMatch(/^Our hours are .*(?:PM|Nov 26)\. [A-Z].*\?$/);
  });

  it.each(['first_message', 'on_request'] as const)('takes a decline in one sentence (%s)', async (disclosure) => {
    const talk = new Talk('hvac', { disclosure });
    const reply = await talk.says('we booked with someone else thx');
    expect(talk.last.close).toBe('declined');
    expect(/automated assistant/.test(reply)).toBe(disclosure === 'first_message');
    expect(reply).not.toMatch(/^This is/);
    expect(talk.memory.disclosedAt !== null).toBe(disclosure === 'first_message');
  });

  it('says the name once', async () => {
    const talk = new Talk('plumbing');
    for (const text of ['toilet is clogged', 'Dave Brown']) await talk.says(text);
    expect((await talk.says('how much will it run me')).match(/Dave/g) ?? []).toHaveLength(1);
  });

  it('answers the question that came with the name', async () => {
    const talk = new Talk('hvac');
    await talk.says('furnace is out');
    const reply = await talk.says('Sarah. do you also do ducts?');
    expect(talk.slot('name')).toBe('Sarah');
    expect(reply).toMatch(/team/);
    expect(talk.last.effects.escalations).toHaveLength(1);
  });
});

describe('a second job right after a booking', () => {
  async function booked(): Promise<Talk> {
    const talk = new Talk('hvac');
    for (const text of ['furnace is out', 'Sarah Bell', '48 Maple Ave', 'friday morning', 'the second one']) await talk.says(text);
    expect(talk.bookings).toMatchObject([{ serviceName: 'Heating repair' }]);
    return talk;
  }

  it('is booked beside the first, with its own service', async () => {
    const talk = await booked();
    const { label } = talk.bookings[0]!;
    await talk.says('also need a tune up on the ac, different day');
    await talk.says('the first one');
    expect(talk.bookings).toMatchObject([{ serviceName: 'Heating repair', label }, { serviceName: 'Maintenance visit' }]);
  });

  it('is asked about when it is not named', async () => {
    const talk = await booked();
    await talk.says('can i book another appointment?');
    expect(talk.last.reasonCode).toBe('ask_service_needed');
    await talk.says('ac tune up');
    await talk.says('the first one');
    expect(talk.bookings.map(({ serviceName }) => serviceName)).toEqual(['Heating repair', 'Maintenance visit']);
  });

  it('a changed day moves the one there is', async () => {
    const talk = await booked();
    await talk.says('actually can we make it wednesday');
    await talk.says('the first one');
    expect(talk.bookings).toMatchObject([{ serviceName: 'Heating repair', label: expect.stringMatching(/^Wed/) as string }]);
  });
});

describe('refused times', () => {
  it('keep what was ruled out', async () => {
    const talk = new Talk('hvac');
    await talk.says('Need AC tune up next week, not tuesday. Jess Park 19 Elm St Evanston');
    await talk.says('any other times?');
    const offered = talk.last.effects.offer!.openings;
    expect(offered.length).toBeGreaterThan(0);
    for (const { label } of offered) expect(label).toMatch(/^(Mon Nov 30|Wed Dec 2|Thu Dec 3|Fri Dec 4)/);
  });
});

describe('answers to an offer', () => {
  async function offered(): Promise<Talk> {
    const talk = new Talk('plumbing');
    for (const text of ['no hot water', 'R. Banerjee', '12 Oak St', 'asap']) await talk.says(text);
    expect(talk.slot('name')).toMatch(/Banerjee/);
    expect(talk.last.reasonCode).toBe('offer_openings');
    return talk;
  }

  it('a number of the list is taken, also where another opening begins with it', async () => {
    const talk = await offered();
    const [first] = talk.last.effects.offer!.openings;
    await talk.says('yes 1');
    expect(talk.booking?.label).toBe(first!.label);
  });

  it('"actually cancel" drops the plan', async () => {
    const talk = await offered();
    await talk.says('actually cancel');
    expect(talk.last.close).toBe('declined');
  });

  it('what is said to be taken is not offered as a wish', async () => {
    const talk = await offered();
    await talk.says('i have a meeting at 11 monday');
    expect(talk.bookings).toEqual([]);
    for (const { label } of talk.last.effects.offer?.openings ?? []) expect(label).not.toMatch(/^Mon/);
  });
});
