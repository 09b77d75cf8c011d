import { feedLine, type FeedFact } from './feed.rules.js';

const fact: FeedFact = {
  id: 'x:1',
  type: 'call',
  at: new Date('2026-11-20T20:34:00Z'),
  name: 'Sarah Lee',
  phone: '(312) 555-0123',
  state: 'missed',
  detail: 'sent',
  startsAt: null,
  conversationId: 'conv',
  refId: 'ref',
};

describe('feedLine', () => {
  it.each([
    ['a missed call', {}, 'Missed call from Sarah Lee', 'Texted back', '/inbox/conv'],
    ['a stranger', { name: null }, 'Missed call from (312) 555-0123', 'Texted back', '/inbox/conv'],
    [
      'a withheld one',
      { name: null, phone: null, detail: 'skipped', conversationId: null },
      'Missed call from a withheld number',
      'Not texted',
      '/calls',
    ],
    ['an answered call', { state: 'answered', detail: null }, 'Answered call from Sarah Lee', '', '/inbox/conv'],
    ['an undecided text-back', { detail: null }, 'Missed call from Sarah Lee', '', '/inbox/conv'],
    ['a first answer', { type: 'lead_engaged', detail: null, conversationId: null }, 'Sarah Lee answered', '', '/leads/ref/show'],
    ['a qualified lead', { type: 'lead_qualified', detail: 'AC repair' }, 'Lead qualified: Sarah Lee', 'AC repair', '/inbox/conv'],
    ['a job done', { type: 'lead_completed', detail: 'AC repair' }, 'Job completed: Sarah Lee', 'AC repair', '/inbox/conv'],
    [
      'a booking',
      { type: 'appointment', state: 'scheduled', detail: 'AC repair', startsAt: new Date('2026-11-24T20:00:00Z') },
      'Booked: Sarah Lee',
      'AC repair, Tue Nov 24, 2:00 PM',
      '/appointments/ref',
    ],
    [
      'a cancelled booking',
      { type: 'appointment', state: 'cancelled', detail: 'AC repair' },
      'Cancelled: Sarah Lee',
      'AC repair',
      '/appointments/ref',
    ],
    [
      'an action without a thread',
      { type: 'action', state: 'open', name: null, detail: 'Call back', conversationId: null },
      'Needs you: action list',
      'Call back',
      '/actions',
    ],
    [
      'an unnamed customer',
      { type: 'lead_qualified', name: null, phone: null, detail: null },
      'Lead qualified: a customer',
      '',
      '/inbox/conv',
    ],
  ] satisfies [string, Partial<FeedFact>, string, string, string][])('%s', (_name, change, title, detail, link) => {
    expect(feedLine({ ...fact, ...change }, 'America/Chicago')).toMatchObject({ title, detail, link, at: '2026-11-20T20:34:00.000Z' });
  });
});
