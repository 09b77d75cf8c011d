import { decideAtDoor, readAtDoor, routeAtDoor, silenceReason, type DoorFacts, type DoorRoute } from './door.rules.js';

const business = { name: 'North', vertical: 'hvac', country: 'US', phone: '+15125550100', status: 'active' } as const;
const facts: DoorFacts = {
  isSuppressed: false,
  suppressionSource: null,
  isBlocked: false,
  handler: 'ai',
  isFirstOptOut: true,
  stopReplyOwner: 'app',
  business,
};
const suppressed = { isSuppressed: true, suppressionSource: 'keyword' } as const;

function decided(body: string, changes: Partial<DoorFacts> = {}) {
  const all = { ...facts, ...changes };
  const reading = readAtDoor(body, all.business);
  const route = routeAtDoor(reading, all);
  return route === 'turn' ? null : { route, ...decideAtDoor(route, reading, all) };
}

describe('a text at the door', () => {
  it.each<[string, string, Partial<DoorFacts>, DoorRoute, object]>([
    ['a first STOP is confirmed', 'Stop!', {}, 'opt_out', { action: 'reply', goal: 'exit_graceful', messageType: 'opt_out_confirmation' }],
    ['a second one is not', 'STOP', { isFirstOptOut: false }, 'opt_out', { action: 'no_reply', reply: null, goal: 'exit_graceful' }],
    ['nor one that the provider confirms', 'STOP', { stopReplyOwner: 'provider' }, 'opt_out', { action: 'no_reply', reply: null }],
    ['danger goes to people', 'I smell gas', {}, 'emergency', { action: 'escalate', goal: 'needs_human', messageType: 'safety' }],
    ['danger during a takeover, too', 'I smell gas', { handler: 'human' }, 'emergency', { action: 'escalate' }],
    [
      'danger of somebody who opted out, without a text',
      'I smell gas',
      suppressed,
      'emergency',
      { action: 'no_reply', goal: 'needs_human' },
    ],
    ['START lifts what a keyword began', 'START', suppressed, 'resubscribe', { action: 'reply', reasonCode: 'resubscribed' }],
    ['HELP says who this is', 'help', {}, 'help', { action: 'reply', messageType: 'help', goal: 'confirmation' }],
    ['HELP of a provider that answers it', 'help', { stopReplyOwner: 'provider' }, 'help', { action: 'no_reply' }],
    ['who opted out gets nothing', 'hello?', suppressed, 'suppressed', { action: 'no_reply', goal: 'stay_silent' }],
    ['a person has the thread', 'hello?', { handler: 'human' }, 'human', { reasonCode: 'handled_by_person' }],
    ['a blocked person', 'hello?', { isBlocked: true }, 'blocked', { reasonCode: 'contact_blocked' }],
    ['a paused business', 'hello?', { business: { ...business, status: 'paused' } }, 'paused', { reasonCode: 'org_paused' }],
    ['a removed one keeps STOP', 'stop', { business: { ...business, status: 'removed' } }, 'opt_out', { reasonCode: 'opt_out_keyword' }],
  ])('%s', (_what, body, changes, route, expected) => {
    expect(decided(body, changes)).toMatchObject({ route, ...expected });
  });

  it('leaves everything else to the engines', () => expect(decided('Can you come on Tuesday?')).toBeNull());

  it('says with the first word of each answer who writes, and how to be reached', () => {
    expect(decided('help')?.reply).toMatch(/^North: .*\+15125550100.*STOP/);
    expect(decided('STOP')?.reply).toMatch(/^North: /);
    expect(decided('start', suppressed)?.reply).toMatch(/^North: .*STOP/);
  });
});

describe('a turn', () => {
  it.each([
    ['ai', 'active', null],
    ['ai', 'setup', null],
    ['ai', 'paused', 'org_paused'],
    ['human', 'active', 'handled_by_person'],
    ['paused', 'paused', 'handled_by_person'],
  ] as const)('of a thread that %s answers, in a business that is %s', (handler, orgStatus, silence) =>
    expect(silenceReason({ handler, orgStatus })).toBe(silence),
  );
});
