import { Talk } from '../../test/fixtures/talk.js';

/** Booked for Tue Nov 24, 10:00 AM; it is Monday morning. */
async function booked(): Promise<Talk> {
  const talk = new Talk('hvac');
  for (const text of ['my ac is out', 'Tom Baker', '12 Oak St', 'tomorrow at 10', '1']) await talk.says(text);
  expect(talk.booking?.label).toBe('Tue Nov 24, 10:00 AM');
  return talk;
}

const summaryOf = (talk: Talk): string | undefined => talk.last.effects.escalations?.[0]?.summary;

describe('what is told while a visit stands', () => {
  it.each([
    'gate code is 4411',
    'there is a dog in the yard',
    'use the side door',
    'my husband will be home',
    'my tenant will be there, maria 312-555-0144',
    'call me when youre close',
    'park in the driveway please',
    'my thermostat is acting up can he check that too',
    'also need someone to look at my furnace while hes here',
    'perfect, my wife will let you in',
  ])('passes on "%s", and books nothing for it', async (text) => {
    const talk = await booked();
    expect(await talk.says(text)).toMatch(/passed that on|let our team know/);
    expect(talk.last).toMatchObject({ reasonCode: 'note_for_visit', close: 'booked' });
    expect(summaryOf(talk)).toContain(text);
    expect(talk.bookings).toHaveLength(1);
    expect(talk.slot('service_needed')).toMatch(/AC/);
  });

  it('is due before the visit: at once where it is near, later where it is not', async () => {
    const talk = await booked();
    await talk.says('gate code is 4411');
    expect(talk.last.effects.escalations?.[0]).toMatchObject({ priority: 'medium' });
    talk.now = new Date('2026-11-24T15:00:00Z');
    await talk.says('gate code is 4412');
    expect(talk.last.effects.escalations?.[0]).toMatchObject({ priority: 'high', dueAt: new Date('2026-11-24T15:11:00Z') });
  });

  it.each(['thanks!', 'great see you then', 'ok', 'perfect, thank you so much', 'you guys are awesome'])(
    'says nothing to "%s"',
    async (text) => {
      const talk = await booked();
      expect(await talk.says(text)).toBe('');
      expect(talk.last.effects.escalations ?? []).toEqual([]);
    },
  );

  it('holds in a thread that was closed and begins again', async () => {
    const talk = await booked();
    talk.stage = 'greeting';
    await talk.says('gate code is 4411');
    expect(talk.last.reasonCode).toBe('note_for_visit');
    await talk.says('my kitchen sink is leaking');
    expect(talk.last.reasonCode).not.toBe('note_for_visit');
  });
});

describe('lateness, and where somebody is', () => {
  it.each(['im running late', 'running 10 min late, is that ok?', 'stuck in traffic', 'voy a llegar tarde'])(
    'tells the team of "%s" at once',
    async (text) => {
      const talk = await booked();
      expect(await talk.says(text)).toMatch(/let our team know/);
      expect(talk.last.effects.escalations?.[0]).toMatchObject({ reason: 'running_late', priority: 'high' });
    },
  );

  it('asks the team where they are on the day, and says the time before it', async () => {
    const talk = await booked();
    expect(await talk.says('is he on the way')).toContain('Tue Nov 24, 10:00 AM');
    expect(talk.last.reasonCode).toBe('confirmed');
    talk.now = new Date('2026-11-24T15:50:00Z');
    expect(await talk.says('is he on the way')).toMatch(/asked our team where they are/);
    expect(talk.last.effects.escalations?.[0]).toMatchObject({ reason: 'whereabouts_asked', priority: 'high' });
  });
});

describe('a visit whose time has come', () => {
  it.each(['its 10:30 and no one is here', 'hes late', 'how much longer'])('"%s" is asked of the team', async (text) => {
    const talk = await booked();
    talk.now = new Date('2026-11-24T16:25:00Z');
    await talk.says(text);
    expect(talk.last.effects.escalations?.length).toBeGreaterThan(0);
    expect(talk.last.reasonCode).not.toMatch(/offer|not_understood/);
  });

  it.each(['ok hes here', 'ok hes here now thanks'])('"%s" alarms nobody', async (text) => {
    const talk = await booked();
    talk.now = new Date('2026-11-24T16:25:00Z');
    await talk.says(text);
    expect(talk.last.effects.escalations?.some(({ priority }) => priority === 'critical') ?? false).toBe(false);
    expect(talk.last.reasonCode).not.toMatch(/whereabouts|emergency/);
  });
});

describe('another time for the visit', () => {
  it.each([
    ['can you move me to 9', 'Tue Nov 24, 9:00 AM'],
    ['running late can we do 30 min later', 'Tue Nov 24, 10:30 AM'],
    ['can we do an hour earlier', 'Tue Nov 24, 9:00 AM'],
    ['push it back an hour', 'Tue Nov 24, 11:00 AM'],
    ['could we do 11 instead', 'Tue Nov 24, 11:00 AM'],
    ['10 doesnt work anymore, 2?', 'Tue Nov 24, 2:00 PM'],
    ['i meant 3pm', 'Tue Nov 24, 3:00 PM'],
    ['make it 11', 'Tue Nov 24, 11:00 AM'],
    ['same time but friday', 'Fri Nov 27, 10:00 AM'],
    ['can we move it to same time wednesday', 'Wed Nov 25, 10:00 AM'],
    ['i need to push my appointment a week', 'Tue Dec 1, 10:00 AM'],
    ['can you send somebody tomorrow at 9', 'Tue Nov 24, 9:00 AM'],
    ['10:30 kar do', 'Tue Nov 24, 10:30 AM'],
    ['mejor a las 2', 'Tue Nov 24, 2:00 PM'],
  ])('"%s" offers %s, and yes moves it there', async (text, label) => {
    const talk = await booked();
    expect(await talk.says(text)).toContain(label);
    expect(talk.last.reasonCode).toBe('offer_new_time');
    await talk.says('yes');
    expect(talk.bookings).toMatchObject([{ label }]);
  });

  it.each(['wrong day i meant wednesday', 'lets do wednesday'])('"%s" offers that day, and never says that it is done', async (text) => {
    const talk = await booked();
    expect(await talk.says(text)).toContain('Wed Nov 25');
    expect(talk.last.reasonCode).toBe('offer_new_time');
    expect(talk.booking?.label).toBe('Tue Nov 24, 10:00 AM');
  });

  it.each(['sorry cant do tomorrow', 'i have to work tomorrow'])('"%s" offers other days', async (text) => {
    const talk = await booked();
    expect(await talk.says(text)).not.toContain('Tue Nov 24');
    expect(talk.last.reasonCode).toBe('offer_new_time');
  });

  it.each(['ok keep wed then', 'nevermind, leave it', 'lets keep my tuesday'])(
    '"%s" to other times leaves it where it is',
    async (text) => {
      const talk = await booked();
      await talk.says('can you do saturday instead');
      expect(talk.last.reasonCode).toBe('offer_new_time');
      expect(await talk.says(text)).toContain('Tue Nov 24, 10:00 AM');
      expect(talk.last.reasonCode).toBe('kept');
      expect(talk.booking?.label).toBe('Tue Nov 24, 10:00 AM');
    },
  );

  it('adds a second visit only where one is asked for', async () => {
    const talk = await booked();
    await talk.says('I also need a furnace tune up, different day');
    expect(talk.last.reasonCode).not.toBe('offer_new_time');
  });
});

describe('questions while a visit stands', () => {
  it.each([
    'when is it?',
    'which day again?',
    'what time am I coming in?',
    'did it go through?',
    'wait is that am or pm',
    'Do you still have my appointment?',
    'a qué hora es mi cita?',
    'mera appointment kab hai',
  ])('"%s" is answered with its time', async (text) => {
    const talk = await booked();
    expect(await talk.says(text)).toContain('Tue Nov 24, 10:00 AM');
    expect(talk.last.reasonCode).toBe('confirmed');
  });

  it.each(['do i need to clear the area around the unit', 'how long will it take'])(
    '"%s" is passed on, and no openings are offered',
    async (text) => {
      const talk = await booked();
      expect(await talk.says(text)).toMatch(/team/);
      expect(talk.last.reasonCode).toBe('question_passed_on');
    },
  );

  it('answers what a visit costs, and asks for nothing', async () => {
    const talk = await booked();
    expect(await talk.says('btw whats it cost to just come look')).not.toContain('?');
    expect(talk.last.reasonCode).toBe('price_policy');
  });
});

describe('a visit that is needed no more', () => {
  it.each([
    'nevermind we fixed it',
    'we sold the house lol cancel',
    'i dont need you anymore',
    'cancel. also how do i leave a review',
    'tengo que cancelar',
  ])('"%s" is asked about once, and yes cancels it', async (text) => {
    const talk = await booked();
    expect(await talk.says(text)).toContain('Shall I cancel');
    expect(talk.bookings).toHaveLength(1);
    await talk.says('yes');
    expect(talk.bookings).toEqual([]);
  });

  it('stays where they think better of it', async () => {
    const talk = await booked();
    await talk.says('please cancel');
    await talk.says('no wait keep it');
    expect(talk.last.reasonCode).toBe('kept');
    expect(talk.bookings).toHaveLength(1);
  });

  it('is moved where it is cancelled for another time', async () => {
    const talk = await booked();
    expect(await talk.says('cancel my appt and book me for friday at 9 instead')).toContain('Fri Nov 27, 9:00 AM');
    expect(talk.last.reasonCode).toBe('offer_new_time');
  });

  it('is the one that was named, of two', async () => {
    const talk = await booked();
    for (const text of ['I also need a furnace tune up, different day', 'wednesday at 9', '1']) await talk.says(text);
    expect(talk.bookings).toHaveLength(2);
    expect(await talk.says('cancel wednesday')).toContain('Wed Nov 25');
    expect(talk.last.reasonCode).toBe('ask_confirm_cancel');
  });

  it('stays where they only say when not to come', async () => {
    const talk = await booked();
    await talk.says('dont come before 10 please');
    expect(talk.last.reasonCode).not.toBe('ask_confirm_cancel');
  });
});

describe('what a second reader found', () => {
  it.each(["you have the wrong address, it's 20 Ivy Street", 'My wife will be there, not me. Her name is Yuki'])(
    'takes nobody with a visit for a stranger: %s',
    async (text) => {
      const talk = await booked();
      expect(await talk.says(text)).not.toBe('');
      expect(talk.last.reasonCode).not.toMatch(/wrong_person/);
    },
  );

  it.each(['sorry back to 9 please', 'can you put me back to 9'])('moves it back: %s', async (text) => {
    const talk = await booked();
    expect(await talk.says(text)).toContain('Tue Nov 24, 9:00 AM');
  });

  it.each(['I need someone for my sink too, another day please', 'My sister also needs someone, different day'])(
    'moves nothing for a second visit: %s',
    async (text) => {
      const talk = await booked();
      await talk.says(text);
      expect(talk.last.reasonCode).toMatch(/^ask_|^offer_openings/);
      expect(talk.last.pending).not.toMatchObject({ purpose: 'reschedule' });
    },
  );

  it.each(["Nope that's all", 'Have a blessed day', 'lol', 'you too'])('says nothing to "%s"', async (text) => {
    const talk = await booked();
    expect(await talk.says(text)).toBe('');
  });

  it('passes a note on while openings are on the table, and they stay there', async () => {
    const talk = new Talk('hvac');
    for (const text of ['my ac is out', 'Tom Baker', '12 Oak St', 'friday', 'gate code is 4471 by the way']) await talk.says(text);
    expect(talk.last).toMatchObject({ reasonCode: 'note_during_offer', pending: { kind: 'pick_opening' } });
    expect(summaryOf(talk)).toContain('4471');
    await talk.says('3');
    expect(talk.bookings).toHaveLength(1);
  });

  it('books no opening outside the hours that were named beside the day', async () => {
    const talk = new Talk('hvac');
    for (const text of ['my ac is out', 'Tom Baker', '12 Oak St', 'this week', 'Wednesday, after 3']) await talk.says(text);
    expect(talk.bookings).toEqual([]);
    expect(talk.said.at(-1)).toContain('Wed Nov 25, 3:00 PM');
  });

  it.each(['can you help me?', 'you there?'])('passes on no question that is none: %s', async (text) => {
    const talk = new Talk('hvac');
    expect(await talk.says(text)).not.toMatch(/team/);
  });

  it.each(['eyebrows', 'eyebrow wax'])('takes a wish for no complaint: %s', async (text) => {
    const talk = new Talk('salon');
    await talk.says(text);
    expect(talk.last.reasonCode).toBe('ask_name');
  });
});

describe('a question beside something else', () => {
  async function asked(...texts: string[]): Promise<Talk> {
    const talk = new Talk('hvac');
    for (const text of ['my ac is out', 'Tom Baker', '12 Oak St', ...texts]) await talk.says(text);
    return talk;
  }

  it.each([
    ['tomorrow morning, and whats it cost to come look', /price/],
    ['friday then, and do you take credit cards', /team/],
    ['how soon can someone get here, and is there a trip fee', /price/],
  ])('"%s": both are answered', async (text, answer) => {
    const talk = await asked(text);
    expect(talk.said.at(-1)).toMatch(answer);
    expect(talk.last.reasonCode).toBe('offer_openings');
  });

  it('books what was chosen plainly, and passes the question on', async () => {
    const talk = await asked('friday');
    expect(await talk.says('10 is fine. Also do you validate parking?')).toMatch(/team/);
    expect(talk.last.reasonCode).toBe('booked');
    expect(talk.booking?.label).toBe('Fri Nov 27, 10:00 AM');
    expect(summaryOf(talk)).toContain('validate parking');
  });

  it('books nothing where the answer may decide', async () => {
    const talk = await asked('friday');
    await talk.says('the second one, how much would that be');
    expect(talk.bookings).toEqual([]);
  });
});

describe('a day on which the doors are shut', () => {
  it.each([
    ['thursday', /closed Thu Nov 26/],
    ['saturday', /closed Sat Nov 28/],
  ])('is called so: %s', async (day, words) => {
    const talk = new Talk('hvac');
    for (const text of ['my ac is out', 'Tom Baker', '12 Oak St', day]) await talk.says(text);
    expect(talk.said.at(-1)).toMatch(words);
  });

  it('is told to who asks for the hours', async () => {
    const talk = new Talk('hvac');
    expect(await talk.says('are you open thursday?')).toContain('closed Thu Nov 26');
  });
});

describe('a day on which nothing is free', () => {
  it('offers the days around it', async () => {
    const talk = new Talk('hvac');
    for (const text of ['my ac is out', 'Tom Baker', '12 Oak St', 'thursday']) await talk.says(text);
    expect(talk.said.at(-1)).toContain('Wed Nov 25');
    expect(talk.said.at(-1)).toContain('Fri Nov 27');
    expect(talk.said.at(-1)).not.toContain('Mon Nov 23');
  });

  it('offers the latest hours to who can only come later', async () => {
    const talk = new Talk('hvac');
    for (const text of ['my ac is out', 'Tom Baker', '12 Oak St', 'tomorrow evening, like 6']) await talk.says(text);
    expect(talk.said.at(-1)).toContain('3:30 PM');
  });
});

describe('a question of ours that is not answered', () => {
  it('is asked twice more, then a person finds out', async () => {
    const talk = new Talk('hvac');
    for (const text of ['my ac is out', 'hm', 'idk', 'whatever', 'k']) await talk.says(text);
    expect(talk.decisions.some(({ effects }) => effects.handler !== undefined)).toBe(true);
  });
});

describe('a second address while a visit stands', () => {
  it.each([
    "can i add my sister's house on friday, 12 River Rd",
    'my address is 12 River Rd for the bill',
    'can the tech park at 80 Oak St',
    'next door neighbor at 11 Elm St wants one too',
    'my mom lives at 12 River Rd, can you do hers too on friday',
    "i'm actually at 500 Lake St right now",
    'i need a furnace tune up too at my rental 12 River Rd',
    '12 River Rd',
  ])('leaves it where it is, and tells the team: "%s"', async (text) => {
    const talk = await booked();
    expect(await talk.says(text)).toContain('stays at 12 Oak St');
    expect(talk.last).toMatchObject({ reasonCode: 'other_address_passed_on', close: 'booked' });
    expect(talk.last.effects.updateAddress).toBeUndefined();
    expect(talk.slot('address')).toBe('12 Oak St');
    expect(summaryOf(talk)).toContain(text.match(/\d+ \w+ (?:Rd|St)/)![0]);
  });

  it('says nothing to a visit that is called off', async () => {
    const talk = await booked();
    await talk.says('cancel it, we moved to 9 River Rd');
    expect(talk.last.reasonCode).toBe('ask_confirm_cancel');
  });

  it.each([
    ["the address is wrong, it's 9 River Rd", '9 River Rd'],
    ['actually the address is 9 River Rd', '9 River Rd'],
    ['come to 9 River Rd instead', '9 River Rd'],
    ['la direccion correcta es 9 River Rd', '9 River Rd'],
    ['12 Oak St apt 4', '12 Oak St Apt 4'],
    ['its 14 Oak St', '14 Oak St'],
  ])('moves it where that is plainly meant: "%s"', async (text, address) => {
    const talk = await booked();
    await talk.says(text);
    expect(talk.last.reasonCode).toBe('noted_after_booking');
    expect(talk.last.effects.updateAddress?.address.toLowerCase()).toContain(address.toLowerCase());
  });
});
