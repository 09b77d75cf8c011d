import fc from 'fast-check';
import { Talk } from '../../test/fixtures/talk.js';

const TEXTS = [
  'my AC stopped working',
  'actually it is the furnace',
  'Sarah Martinez',
  'my name is Bob',
  '14 Oak Street, Evanston',
  'sorry, 41 Oak Street',
  'tomorrow after 3',
  'anytime',
  'saturday',
  'friday morning',
  'asap',
  '1',
  '2',
  'the last one',
  'the second one',
  'none of those',
  'yes',
  'no',
  'ok thanks',
  'cancel my appointment',
  'can we move it to monday?',
  'wednesday at 2pm',
  'confirm',
  'when are you open?',
  'how much is it?',
  'are you a bot?',
  'do you have parking?',
  'asdf',
  '👍',
  '',
  '?',
  'can I book for tomorrow at 9?',
  'is this still on?',
  'STOPPING by later',
  'sent from my iphone',
  'null undefined {name}',
  'x'.repeat(2000),
  'שלום',
  '2 or 3',
  'maybe',
  'call me at 312-555-0199',
  'it is 5 degrees in here!!',
];

describe('any conversation', () => {
  it('is answered without a crash, within the limits, and books nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('hvac', 'plumbing', 'electrical', 'salon'),
        fc.array(fc.constantFrom(...TEXTS), { minLength: 1, maxLength: 14 }),
        async (vertical, texts) => {
          const talk = new Talk(vertical);
          for (const text of texts) {
            const before = talk.bookings.length;
            const reply = await talk.says(text);
            const { last } = talk;
            expect(reply.length).toBeLessThanOrEqual(480);
            if (last.kind === 'reply') expect(reply.length).toBeLessThanOrEqual(320);
            expect(reply).not.toMatch(/undefined|null|\{\w*\}|\[\w+\]|NaN/);
            // A new booking, and only that, is said to be one.
            expect(talk.bookings.length > before).toBe(last.effects.book !== undefined);
            if (/You're booked/.test(reply)) expect(last.effects.book).toBeDefined();
            // What is promised is a task, and what is a task of this kind has a due time.
            if (/(someone|they)('ll| will) (call|get back)/i.test(reply)) expect(last.effects.escalations?.length ?? 0).toBeGreaterThan(0);
            for (const request of last.effects.escalations ?? []) expect(request.dueAt > talk.now || request.promise === null).toBe(true);
            // Silence is a decision; a reply that was decided is said.
            expect(reply === '').toBe(last.action === 'no_reply' || last.blocks.length === 0);
            // no model words what is offered or booked, so nobody has to look at it a second time
            const { offer, book, cta } = last.effects;
            if (offer || book || cta?.offer) expect(last.blocks.every(({ type }) => type === 'fixed')).toBe(true);
            if (last.close || talk.handler !== 'ai') expect(last.isWaiting).toBe(false);
            if (talk.handler !== 'ai' || talk.stage === 'opted_out') return;
          }
        },
      ),
      { numRuns: 50, seed: 20_261_120 },
    );
  });
});
