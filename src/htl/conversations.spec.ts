import { isGsm7 } from '../common/text.rules.js';
import { Talk } from '../../test/fixtures/talk.js';

type Answer = 'service_needed' | 'name' | 'address' | 'preferred_time';

interface Customer {
  vertical: 'hvac' | 'plumbing' | 'electrical' | 'salon';
  says: Partial<Record<Answer, string>>;
  slots: Partial<Record<Answer, RegExp>>;
  service: string;
}

const CUSTOMERS: Customer[] = [
  {
    vertical: 'hvac',
    says: {
      service_needed: 'my AC stopped working',
      name: 'my name is Sarah Martinez',
      address: '14 Oak Street, Evanston',
      preferred_time: 'tomorrow after 3',
    },
    slots: { service_needed: /AC/, name: /^Sarah Martinez$/, address: /^14 Oak Street/, preferred_time: /Nov 24/ },
    service: 'AC repair',
  },
  {
    vertical: 'plumbing',
    says: {
      service_needed: 'the kitchen sink is leaking',
      name: "I'm Bob Jones",
      address: '220 W Elm St',
      preferred_time: 'wednesday morning',
    },
    slots: { service_needed: /sink/i, name: /^Bob Jones$/, address: /^220 W Elm St/, preferred_time: /Nov 25/ },
    service: 'Leak repair',
  },
  {
    vertical: 'electrical',
    says: {
      service_needed: 'an outlet in the bedroom is dead',
      name: 'this is Ann Lee',
      address: '900 Lake Shore Dr apt 4',
      preferred_time: 'friday',
    },
    slots: { service_needed: /outlet/i, name: /^Ann Lee$/, address: /^900 Lake Shore Dr/, preferred_time: /Nov 27/ },
    service: 'Outlet or switch repair',
  },
  {
    vertical: 'salon',
    says: { service_needed: 'I want a haircut', name: 'my name is Jess', preferred_time: 'friday afternoon' },
    slots: { service_needed: /haircut/i, name: /^Jess$/, preferred_time: /Nov 27/ },
    service: 'Haircut',
  },
];

function permutations<T>(list: readonly T[]): T[][] {
  return list.length <= 1
    ? [[...list]]
    : list.flatMap((item, index) => permutations(list.filter((_, other) => other !== index)).map((rest) => [item, ...rest]));
}

/** What holds for every text we send. */
function expectSendable(text: string): void {
  expect(text.length).toBeLessThanOrEqual(320);
  expect(isGsm7(text)).toBe(true);
  expect(text.split('?').length).toBeLessThanOrEqual(2);
  expect(text).not.toMatch(/[{}[\]]|undefined|null/);
}

describe.each(CUSTOMERS)('a $vertical customer', ({ vertical, says, slots, service }) => {
  const answers = Object.keys(says) as Answer[];

  it.each(permutations(answers).map((order) => [order.join(', '), order] as const))('answers %s and is booked', async (_name, order) => {
    const talk = new Talk(vertical);
    for (const answer of order) expectSendable(await talk.says(says[answer]!));
    for (const answer of answers) expect(talk.slot(answer)).toMatch(slots[answer]!);
    expect(talk.last.reasonCode).toBe('offer_openings');
    expectSendable(await talk.says('the first one'));
    expect(talk.last.reasonCode).toBe('booked');
    expect(talk.bookings).toMatchObject([{ serviceName: service }]);
    expect(talk.said.at(-1)).toContain(talk.booking!.label);
    expect(await talk.says('thanks!')).toBe('');
  });

  it('says everything at once and is offered times at once', async () => {
    const talk = new Talk(vertical);
    await talk.says(answers.map((answer) => says[answer]).join('. '));
    expect(talk.last.reasonCode).toBe('offer_openings');
    await talk.says('1');
    expect(talk.bookings).toHaveLength(1);
  });

  it('says everything in one burst', async () => {
    const talk = new Talk(vertical);
    await talk.says(...answers.map((answer) => says[answer]!));
    expect(talk.last.reasonCode).toBe('offer_openings');
  });

  it('asks whether a bot is writing, gets the truth, and is still booked', async () => {
    const talk = new Talk(vertical);
    await talk.says(says.service_needed!);
    expect(await talk.says('wait, are you a real person?')).toMatch(/automated assistant/);
    for (const answer of answers.slice(1)) await talk.says(says[answer]!);
    await talk.says('the first one');
    expect(talk.bookings).toHaveLength(1);
  });

  it('asks for a person in the middle and gets one, with what is known', async () => {
    const talk = new Talk(vertical);
    await talk.says(says.service_needed!);
    await talk.says(says.name!);
    expect(await talk.says('can somebody call me please?')).toMatch(/call you/);
    expect(talk.handler).toBe('human');
    expect(talk.last.effects.escalations?.[0]?.summary).toMatch(slots.name!.source.replace(/[$^]/g, ''));
  });
});

describe('changing one’s mind', () => {
  async function offered(...rest: string[]): Promise<Talk> {
    const talk = new Talk('hvac');
    for (const text of ['AC is making noise', 'Tom Baker', '12 Oak St', ...rest]) await talk.says(text);
    return talk;
  }

  it('corrects the address before and after booking', async () => {
    const talk = await offered('sorry, its 21 Oak St', 'tomorrow');
    expect(talk.slot('address')).toMatch(/^21 Oak/);
    await talk.says('the first one');
    expect(talk.said.at(-1)).toContain('21 Oak');
    await talk.says('I meant 23 Oak St');
    expect(talk.last.effects.updateAddress).toMatchObject({ appointmentId: 'b1', address: expect.stringContaining('23 Oak') as string });
  });

  it('corrects the name', async () => {
    const talk = await offered('actually my name is Tim Baker');
    expect(talk.slot('name')).toBe('Tim Baker');
  });

  it('wants another day, then exactly that time, then moves it and cancels it', async () => {
    const talk = await offered('tomorrow');
    await talk.says('anything friday morning?');
    for (const { label } of talk.last.effects.offer!.openings) expect(label).toMatch(/^Fri Nov 27, .*AM$/);
    await talk.says('friday at 2pm');
    expect(talk.last.effects.offer?.openings.map(({ label }) => label)).toEqual(['Fri Nov 27, 2:00 PM']);
    await talk.says('yes');
    expect(talk.booking?.label).toBe('Fri Nov 27, 2:00 PM');
    await talk.says('can we move it to monday?');
    for (const { label } of talk.last.effects.offer!.openings) expect(label).toMatch(/^Mon Nov 30/);
    await talk.says('the last one');
    expect(talk.bookings).toHaveLength(1);
    expect(talk.booking).toMatchObject({ id: 'b1', label: expect.stringMatching(/^Mon Nov 30/) as string });
    expect(await talk.says('I have to cancel')).toMatch(/Shall I cancel .*Nov 30/);
    expect(talk.bookings).toHaveLength(1);
    await talk.says('yes');
    expect(talk.bookings).toHaveLength(0);
  });

  it('keeps the booking when the answer to "shall I cancel" is no', async () => {
    const talk = await offered('tomorrow', 'the first one', 'cancel my appointment', 'no');
    expect(talk.last.reasonCode).toBe('kept');
    expect(talk.bookings).toHaveLength(1);
  });

  it('refuses twice and is asked for an own idea', async () => {
    const talk = await offered('tomorrow', 'none of those work', 'no, none of those');
    expect(talk.last.reasonCode).toBe('ask_other_time');
    await talk.says('wednesday at 9am');
    await talk.says('yes');
    expect(talk.booking?.label).toBe('Wed Nov 25, 9:00 AM');
  });

  it('asks for a closed day and is told what there is instead', async () => {
    const talk = await offered('saturday');
    expect(talk.last.reasonCode).toBe('offer_other_times');
  });

  it('declines and hears nothing more', async () => {
    const talk = await offered('never mind, found someone else');
    expect(talk.last).toMatchObject({ action: 'close', close: 'declined', isWaiting: false });
    expect(await talk.says('ok')).toBe('');
  });
});

describe('a time that is kept while a last answer is missing', () => {
  async function kept(): Promise<Talk> {
    const talk = new Talk('salon');
    for (const text of ['can I book a haircut for friday?', 'the first one']) await talk.says(text);
    expect(talk.last).toMatchObject({ reasonCode: 'picked_ask_name', effects: { keep: {} } });
    return talk;
  }

  it('is booked when the answer comes', async () => {
    const talk = await kept();
    const { label } = talk.last.effects.keep!.option;
    await talk.says('Mia Stone');
    expect(talk.booking?.label).toBe(label);
  });

  it('is not booked when they want another time after all', async () => {
    const talk = await kept();
    await talk.says('actually make it 3pm');
    expect(talk.last.effects.offer?.openings.map(({ label }) => label)).toEqual(['Fri Nov 27, 3:00 PM']);
    await talk.says('yes');
    await talk.says('Mia Stone');
    expect(talk.bookings.map(({ label }) => label)).toEqual(['Fri Nov 27, 3:00 PM']);
  });
});

describe('when the calendar is full', () => {
  it('a person will call', async () => {
    const talk = new Talk('hvac');
    talk.busy.push({ resourceId: 'r1', startsAt: new Date('2026-11-20T00:00:00Z'), endsAt: new Date('2027-11-20T00:00:00Z') });
    for (const text of ['AC broken', 'Tom', '12 Oak St', 'tomorrow']) await talk.says(text);
    expect(talk.last).toMatchObject({ reasonCode: 'no_openings', effects: { hasNoOpenings: true } });
    expect(talk.said.at(-1)).toMatch(/call you/);
    expect(await talk.says('ok thanks')).toBe('');
  });
});

describe('the first words of a thread', () => {
  it('say what is writing, once', async () => {
    const talk = new Talk('hvac', { greeting: null, disclosure: 'first_message' });
    expect(await talk.says('hi')).toMatch(/automated assistant/);
    expect(await talk.says('my AC is broken')).not.toMatch(/automated/);
  });

  it('three times nothing understood is a turn for a person', async () => {
    const talk = new Talk('hvac');
    for (const text of ['asdf qwer', 'zxcv', 'blorp']) await talk.says(text);
    expect(talk.last).toMatchObject({ action: 'escalate', reasonCode: 'confused' });
  });

  it('a wish to stop in own words ends it', async () => {
    const talk = new Talk('hvac');
    expect(await talk.says('please stop texting me')).toMatch(/unsubscribed/);
    expect(talk.last).toMatchObject({ close: 'opted_out', isWaiting: false });
  });

  it.each(['Wrong number', 'sorry, you have the wrong person', 'número equivocado', 'गलत नंबर'])(
    '%j is met with an apology',
    async (text) => {
      const talk = new Talk('hvac');
      expect(await talk.says(text)).toMatch(/^Sorry .*won't text you again/);
      expect(talk.last).toMatchObject({ close: 'declined', reasonCode: 'wrong_person', effects: { optOut: {} } });
      expect(await new Talk('hvac').says('wrong number, stop texting me')).toMatch(/unsubscribed/);
    },
  );

  it.each(['Thx', 'thanks!', 'ty', 'thank you so much', 'appreciate it'])('%j leaves an open offer as it is', async (text) => {
    const talk = new Talk('hvac');
    for (const answer of ['my AC stopped working', 'Sarah Martinez', '14 Oak Street, Evanston', 'tomorrow after 3'])
      await talk.says(answer);
    const pending = talk.memory.pending;
    expect(await talk.says(text)).toBe('');
    expect(talk.last).toMatchObject({ action: 'no_reply', reasonCode: 'thanks_while_open', pending, isWaiting: true, confusedTurns: 0 });
    await talk.says('1');
    expect(talk.booking?.label).toBe('Tue Nov 24, 3:00 PM');
  });
});

describe('openings in the texts', () => {
  it('are free ones only, whatever is asked', async () => {
    for (const wish of [
      'tomorrow',
      'today',
      'asap',
      'anytime',
      'friday after 2',
      'next week',
      'not monday',
      'in the morning',
      'dec 3rd at 10',
    ]) {
      const talk = new Talk('hvac');
      talk.busy.push({ resourceId: 'r1', startsAt: new Date('2026-11-24T14:00:00Z'), endsAt: new Date('2026-11-24T20:00:00Z') });
      for (const text of ['AC broken', 'Tom', '12 Oak St', wish]) await talk.says(text);
      const offered = talk.last.effects.offer?.openings ?? [];
      expect(offered.length, wish).toBeGreaterThan(0);
      for (const opening of offered) {
        const isFree =
          new Date(opening.startsAt) >= new Date('2026-11-24T20:00:00Z') || new Date(opening.endsAt) <= new Date('2026-11-24T14:00:00Z');
        expect(isFree && new Date(opening.startsAt) > talk.now, `${wish}: ${opening.label}`).toBe(true);
        expect(talk.said.at(-1)).toContain(opening.label);
      }
    }
  });
});
