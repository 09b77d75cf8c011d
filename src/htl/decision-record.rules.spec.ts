import { sendPlanOf } from './decision-record.rules.js';

const claimedAt = new Date('2026-11-23T16:00:00Z');
const later = new Date('2026-11-23T16:00:01Z');
const sms = { channel: 'sms', windowUntil: null, zone: null } as const;
const whatsapp = { channel: 'whatsapp', zone: null } as const;

/** The plan of the spec: as it is written, as a template, or not at all (sales-agent spec 16.4). */
describe('how words leave', () => {
  it.each([
    ['by SMS, which knows no window', { reach: sms }, 'Hi', 'freeform'],
    ['in an open window', { reach: { ...whatsapp, windowUntil: later } }, 'Hi', 'freeform'],
    ['at its end', { reach: { ...whatsapp, windowUntil: claimedAt } }, 'Hi', 'template'],
    ['where there never was one', { reach: { ...whatsapp, windowUntil: null } }, 'Hi', 'template'],
    ['to nobody', {}, 'Hi', 'freeform'],
    ['without words', { reach: { ...whatsapp, windowUntil: null } }, null, 'none'],
  ] as const)('%s', (_name, turn, reply, plan) => expect(sendPlanOf({ claimedAt, ...turn }, reply)).toBe(plan));
});
