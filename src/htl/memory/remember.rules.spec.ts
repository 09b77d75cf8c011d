import { Talk } from '../../../test/fixtures/talk.js';

/** Whole talks through the rules engine: what is remembered, asked about, and handed over. */
describe('the memory of a talk', () => {
  it('a contradiction is asked about, and the answer is the fact', async () => {
    const talk = new Talk('hvac');
    await talk.says('My AC is broken. My name is Ana Diaz, 14 Oak Street, Chicago');
    expect(await talk.says('My address is 20 Elm Avenue, Chicago')).toMatch(/14 Oak Street.*20 Elm Avenue.*Which/);
    expect(talk.slots.address?.confidence).toBeLessThan(0.7);
    await talk.says('the second one');
    expect(talk.slots.address).toMatchObject({ confidence: 0.95 });
    expect(talk.slot('address')).toMatch(/20 Elm/);
    expect(talk.memory.contradictions).toMatchObject([{ slot: 'address', isSettled: true }]);
    expect(talk.memory.confirming).toBeNull();
  });

  it('a correction is no contradiction', async () => {
    const talk = new Talk('hvac');
    await talk.says('My AC is broken. My name is Ana Diaz, 14 Oak Street, Chicago');
    await talk.says('Sorry, I meant 20 Elm Avenue, Chicago');
    expect(talk.memory.contradictions).toEqual([]);
    expect(talk.slot('address')).toMatch(/20 Elm/);
  });

  it('a promise of the customer is remembered, and nothing is pressed', async () => {
    const talk = new Talk('hvac');
    await talk.says('My AC is broken. My name is Ana Diaz');
    expect(await talk.says('Let me check with my wife and get back to you')).toMatch(/take your time/i);
    expect(talk.memory.commitments).toMatchObject([{ by: 'customer', dueAt: expect.any(String) }]);
    expect(talk.last.isWaiting).toBe(true);
  });

  it('moods, counts and a summary are kept', async () => {
    const talk = new Talk('hvac');
    await talk.says('My AC is broken');
    await talk.says('Great, thanks! My name is Ana Diaz');
    expect(talk.memory.sentiments).toHaveLength(2);
    expect(talk.memory.trend).toBeGreaterThanOrEqual(0);
    expect(talk.memory.exchange).toMatchObject({ ours: 2, theirs: 2, answers: 2 });
    expect(talk.memory.summary).toMatch(/Ana Diaz needs/);
  });

  it.each([
    [['asdf qwer', 'zxcv', 'blorp'], 'confused'],
    [['My AC is broken', 'I want to talk to a real person'], 'asked_for_person'],
    [['My AC is broken', 'My lawyer will hear about this'], 'compliance_risk'],
    [['My AC is broken', 'My card was declined on your page'], 'payment_failure'],
    [['My AC is broken', 'Your website won’t let me book'], 'booking_failure'],
  ])('%j hands over: %s', async (texts, reason) => {
    const talk = new Talk('hvac');
    for (const text of texts) await talk.says(text);
    expect(talk.last.reasonCode).toBe(reason);
    expect(talk.handler).not.toBe('ai');
    expect(talk.memory.commitments).toMatchObject([{ by: 'business' }]);
  });
});
