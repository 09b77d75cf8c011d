import { Talk } from '../../test/fixtures/talk.js';

/** After these texts; it is Monday, Nov 23, in the morning. */
async function after(...texts: string[]): Promise<Talk> {
  const talk = new Talk('plumbing');
  for (const text of ['toilet clogged. Jo Hill 9 Oak St', ...texts]) await talk.says(text);
  return talk;
}
const ASIDES = ['let me check with my wife', 'do you take visa?', 'whats the price', 'how long does it take'];

describe('a mere "ok" after something else was said', () => {
  it.each(ASIDES)('"%s": books nothing, and is asked once more', async (aside) => {
    const talk = await after('wed 2pm', aside);
    for (const [text, booked] of [
      ['ok thanks', 0],
      ['ok', 1],
    ] as const) {
      await talk.says(text);
      expect(talk.bookings).toHaveLength(booked);
    }
  });
  it.each(['oh ok', 'ah alright', 'sounds good', 'sure', '👍', 'gotcha, perfect', 'vale, gracias', 'theek hai'])(
    '"%s" is as mere',
    async (text) => {
      expect((await after('wed 2pm', 'do you take visa?', text)).bookings).toEqual([]);
    },
  );
  it('asks with the time in it', async () => {
    const talk = await after('wed 2pm', 'do you take visa?');
    expect(await talk.says('great')).toMatch(/shall I book Wed Nov 25, 2:00 PM\?/);
  });
  it('cancels nothing, and is asked once more', async () => {
    const talk = await after('wed 2pm', 'yes', 'cancel', 'do i get charged?');
    expect(await talk.says('ok')).toMatch(/Shall I cancel/);
    expect(talk.bookings).toHaveLength(1);
    await talk.says('ok');
    expect(talk.bookings).toHaveLength(0);
  });
  it.each(['yes', 'yes please', 'ok book it', 'haan', 'ok lets do 2pm', 'sure go ahead'])('"%s" agrees all the same', async (text) => {
    const talk = await after('wed 2pm', 'do you take visa?', text);
    expect(talk.bookings).toHaveLength(1);
  });
  it('agrees to a question that nothing stands between', async () => {
    expect((await after('wed 2pm', 'ok thanks')).bookings).toHaveLength(1);
    // "thanks" is answered with silence: the offer is still what was said last
    expect((await after('wed 2pm', 'thanks', 'ok')).bookings).toHaveLength(1);
  });
});

describe('what agrees to nothing', () => {
  it.each(['give me a second', 'one second please', 'in a second, im driving', "i'll call around first", 'last time it was $80'])(
    '"%s" takes none of a list, and not the only one',
    async (text) => {
      expect((await after('tomorrow', text)).bookings).toEqual([]);
      expect((await after('wed 2pm', text)).bookings).toEqual([]);
    },
  );
  it.each([
    'my kid gets out of school at 2',
    'the baby naps at 2',
    'my shift starts at 2',
    'anything but 2',
    'no worries',
    'dont book it yet',
  ])('"%s" takes not the one at two', async (text) => {
    expect((await after('tomorrow', text)).bookings).toEqual([]);
    expect((await after('wed 2pm', text)).bookings).toEqual([]);
  });
  it('"nvm" gives it all up', async () => expect((await after('tomorrow', 'nvm')).stage).toBe('declined'));
  it.each(['theek hai', 'ठीक है', 'chalega'])('"%s" is a yes', async (text) =>
    expect((await after('wed 2pm', text)).bookings).toHaveLength(1),
  );
});

describe('beside a visit on Wednesday at two', () => {
  const WEDNESDAY = ['wed 2pm', 'yes'];
  it.each(['no move it to friday', 'yes please cancel, and book friday 10', 'no dont cancel, move it to friday'])(
    'asked whether to cancel, "%s" moves it',
    async (text) => {
      const talk = await after(...WEDNESDAY, 'cancel');
      expect(await talk.says(text)).toMatch(/Fri Nov 27/);
      expect(talk.bookings).toHaveLength(1);
    },
  );
  it('is moved by "can you make mine 11 on wed"', async () => {
    const talk = await after(...WEDNESDAY);
    await talk.says('can you make mine 11 on wed');
    expect(talk.last.reasonCode).toBe('offer_new_time');
  });
  it.each(['i wont be home but my husband Mark will', 'i wont be home, use the lockbox code 4411', 'my wife wont be home til 3'])(
    '"%s" is told to whoever comes',
    async (text) => {
      const talk = await after(...WEDNESDAY);
      await talk.says(text);
      expect(talk.last.reasonCode).toBe('note_for_visit');
    },
  );
  it('moves it where nobody will be there', async () => {
    const talk = await after(...WEDNESDAY, "i won't be home then");
    expect(talk.last.reasonCode).toBe('offer_new_time');
  });
  it.each(['thanks see you friday', 'is it wed or thurs?', 'what was my appointment again?', 'did you cancel my appointment?'])(
    '"%s" is told when it is',
    async (text) => {
      const talk = await after(...WEDNESDAY);
      expect(await talk.says(text)).toBe("You're down for Wed Nov 25, 2:00 PM, Jo.");
    },
  );
  it('can be had again after it was cancelled', async () => {
    const talk = await after(...WEDNESDAY, 'cancel', 'yes');
    expect(await talk.says('actually rebook it')).toMatch(/Wed Nov 25, 2:00 PM/);
  });
});
