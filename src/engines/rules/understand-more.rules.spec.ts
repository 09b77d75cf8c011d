import { engineInput, option } from '../../../test/harness/engine-input.js';
import type { EngineInput, Proposal, SlotName } from '../engine.port.js';
import { understand } from './understand.rules.js';

const value = (proposal: Proposal, name: SlotName): string | undefined => proposal.slots.find((slot) => slot.name === name)?.value;
const OFFER: EngineInput['pending'] = {
  kind: 'pick_opening',
  purpose: 'book',
  expiresAt: '2026-11-21T16:00:00.000Z',
  options: [option(1, '2026-11-23T15:00:00.000Z', 'Mon Nov 23, 9:00 AM'), option(2, '2026-11-24T17:00:00.000Z', 'Tue Nov 24, 11:00 AM')],
};
const BOOKED: Partial<EngineInput> = {
  upcoming: [{ id: 'a1', label: 'Fri Nov 27, 9:00 AM', startsAt: '2026-11-27T15:00:00.000Z', serviceName: 'Heating repair' }],
  slots: { service_needed: { value: 'Furnace not heating', confidence: 0.9, sourceMessageId: null } },
  state: { stage: 'booked', confusedTurns: 0, isFirstReply: false },
};

describe('several answers in one run-on', () => {
  it('reads job, days, name and address with its town', () => {
    const proposal = understand(engineInput('Need AC tune up next week, not tuesday. Jess Park 19 Elm St Evanston'));
    expect(value(proposal, 'name')).toBe('Jess Park');
    expect(value(proposal, 'address')).toBe('19 Elm St Evanston');
    expect(proposal.serviceId).toBe('svc-tune');
    expect(proposal.timePreference).toMatchObject({ dates: [{ from: '2026-11-23', to: '2026-11-29' }], notWeekdays: [2] });
  });

  it.each([
    ['14 Oak St Sarah', '14 Oak St'],
    ['14 Oak St. Sarah', '14 Oak St'],
    ['14 Oak St. Thanks.', '14 Oak St'],
    ['14 Oak St Furnace is out', '14 Oak St'],
    ['14 Oak St Need it fixed', '14 Oak St'],
  ])('takes no town from "%s"', (text, address) => {
    expect(value(understand(engineInput(text)), 'address')).toBe(address);
  });
});

describe('names in passing', () => {
  it.each([
    ['my ac wont turn on. sarah', 'Sarah'],
    ['can someone come tmrw - dave kowalski', 'Dave Kowalski'],
    ['me llamo Lupe Ramirez', 'Lupe Ramirez'],
  ])('hears the signature of "%s"', (text, name) => {
    expect(value(understand(engineInput(text)), 'name')).toBe(name);
  });

  it.each(['thanks sarah', 'is mike working today?', 'it stopped. may need a part', 'the heat is out. please hurry', 'Domingo esta bien'])(
    'hears none in "%s"',
    (text) => {
      expect(value(understand(engineInput(text)), 'name')).toBeUndefined();
    },
  );

  it.each([
    ['jenny', 'Jenny'],
    ['sam cho', 'Sam Cho'],
  ])('hears "%s" while openings are offered, and picks nothing', (text, name) => {
    const proposal = understand(engineInput(text, { pending: OFFER }));
    expect(value(proposal, 'name')).toBe(name);
    expect(proposal.pick).toBeNull();
  });
});

describe('a question beside an answer', () => {
  it.each(['Sarah. do you also do ducts?', 'Sarah Bell. is the tech vaccinated?', 'Sarah. how long does it take?'])(
    'is kept in "%s"',
    (text) => {
      const proposal = understand(engineInput(text, { asked: 'name' }));
      expect(value(proposal, 'name')).toMatch(/^Sarah/);
      expect(proposal.hasQuestion).toBe(true);
    },
  );

  it.each(['my ac is broken. can you help?', 'Sarah, ok?', 'AC is out. are you available?'])(
    '"%s" asks nothing that must be passed on',
    (text) => {
      expect(understand(engineInput(text)).hasQuestion).toBe(false);
    },
  );
});

describe('after a booking', () => {
  const said = (text: string): Proposal => understand(engineInput(text, BOOKED));

  it('another job is another visit, with its own service', () => {
    const proposal = said('also need a tune up on the ac, different day');
    expect(proposal.appointmentIntent).toBe('book');
    expect(proposal.serviceId).toBe('svc-tune');
    expect(value(proposal, 'service_needed')).toBe('AC maintenance');
  });

  it.each(['can we make it wednesday', 'thursday would be better', 'need a different day', 'move it to monday please'])(
    '"%s" moves it',
    (text) => {
      expect(said(text).appointmentIntent).toBe('reschedule');
    },
  );

  it('keeps the service that was recognised earlier', () => {
    expect(said('ok great').serviceId).toBe('svc-heat');
  });

  it('corrects a house number by repeating both', () => {
    const address = { value: '19 Elm St, Evanston', confidence: 0.92, sourceMessageId: null };
    const proposal = understand(engineInput('wait i said 19 elm but its 91 elm', { ...BOOKED, slots: { ...BOOKED.slots, address } }));
    expect(proposal.slots).toMatchObject([{ name: 'address', value: '91 Elm St, Evanston', isCorrection: true }]);
  });
});

describe('choices that are left open', () => {
  it.each(['1 or 2 either is fine', 'any of those on tuesday or monday', 'either day works'])('"%s" books nothing', (text) => {
    expect(understand(engineInput(text, { pending: OFFER })).pick).toBeNull();
  });
});

describe('going elsewhere', () => {
  it.each(['we booked with someone else thx', 'going with a local company', 'false alarm sorry', 'gonna do it myself'])(
    '"%s" is a decline',
    (text) => {
      expect(understand(engineInput(text)).isDecline).toBe(true);
    },
  );
  it.each(['dont want to go with someone else', 'i tried to fix it myself and made it worse', 'if you cant come ill go with someone else'])(
    '"%s" is none',
    (text) => {
      expect(understand(engineInput(text)).isDecline).toBe(false);
    },
  );
});
