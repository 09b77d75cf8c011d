import { decideAtDoor, languageOfThread, readAtDoor, routeAtDoor, silenceReason, type DoorFacts, type DoorRoute } from './door.rules.js';

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
  const reading = readAtDoor(body, all.business, all.providerKeyword);
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
    [
      'an opt-out in own words while a person has the thread',
      'Please stop texting me',
      { handler: 'human', stopReplyOwner: 'provider' },
      'opt_out_free_text',
      { action: 'reply', messageType: 'opt_out_confirmation', goal: 'exit_graceful', statePatch: { effects: ['optOut', 'escalations'] } },
    ],
    [
      'one in a paused thread, the second time',
      'Deje de mandarme mensajes',
      { handler: 'paused', isFirstOptOut: false },
      'opt_out_free_text',
      { reply: null },
    ],
    [
      'one to a paused business',
      'mujhe message mat bhejo',
      { business: { ...business, status: 'paused' } },
      'opt_out_free_text',
      { statePatch: { effects: ['optOut', 'escalations'], closed: 'opted_out' } },
    ],
    [
      'one to a removed business',
      'stop texting me',
      { business: { ...business, status: 'removed' } },
      'opt_out_free_text',
      { reasonCode: 'opt_out_free_text' },
    ],
    ['one of a blocked person', 'stop texting me', { isBlocked: true }, 'opt_out_free_text', { reasonCode: 'opt_out_free_text' }],
    [
      'a doubtful one while a person has the thread',
      'go away',
      { handler: 'human' },
      'human',
      { reasonCode: 'handled_by_person', reply: null, statePatch: { effects: ['escalations'] } },
    ],
    [
      'a wrong number while a person has the thread',
      'wrong number',
      { handler: 'human' },
      'human',
      { statePatch: { effects: ['escalations'] } },
    ],
    ['START brings back from own words', 'START', { ...suppressed, suppressionSource: 'free_text' }, 'resubscribe', { action: 'reply' }],
    ['INICIAR does, too', 'Iniciar', { ...suppressed, suppressionSource: 'free_text' }, 'resubscribe', { action: 'reply' }],
    ['YES does not', 'Yes', { ...suppressed, suppressionSource: 'free_text' }, 'suppressed', { reply: null }],
    ['nor START from what staff entered', 'START', { ...suppressed, suppressionSource: 'staff' }, 'suppressed', { reply: null }],
    ["the provider's STOP, in a word of the business", 'FIN', { providerKeyword: 'stop' }, 'opt_out', { action: 'no_reply', reply: null }],
    ["the provider's START", 'VOLVER', { ...suppressed, providerKeyword: 'start' }, 'resubscribe', { action: 'no_reply', reply: null }],
    ["the provider's HELP", 'AYUDA', { providerKeyword: 'help' }, 'help', { action: 'no_reply', reply: null }],
    ["the provider's word counts before ours", 'START', { providerKeyword: 'stop' }, 'opt_out', { reply: null }],
    ['a removed one keeps STOP', 'stop', { business: { ...business, status: 'removed' } }, 'opt_out', { reasonCode: 'opt_out_keyword' }],
  ])('%s', (_what, body, changes, route, expected) => {
    expect(decided(body, changes)).toMatchObject({ route, ...expected });
  });

  it('leaves everything else to the engines', () => expect(decided('Can you come on Tuesday?')).toBeNull());

  it("a YES that the provider knows too is the customer's answer where nobody opted out", () =>
    expect(decided('Yes', { providerKeyword: 'start' })).toBeNull());

  it('answers in the language of the thread', () => {
    expect(decided('ALTO', { language: 'es' })?.reply).toMatch(/^North: Ya no le enviaremos mensajes\..*START/);
    expect(decided('help', { language: 'hi' })?.reply).toMatch(/^North: .*संदेश.*STOP/);
    expect(decided('start', { ...suppressed, language: 'hi-en' })?.reply).toMatch(/^North: .*phir se.*STOP/);
  });

  it('says with the first word of each answer who writes, and how to be reached', () => {
    expect(decided('help')?.reply).toMatch(/^North: .*\+15125550100.*STOP/);
    expect(decided('STOP')?.reply).toMatch(/^North: /);
    expect(decided('start', suppressed)?.reply).toMatch(/^North: .*STOP/);
  });
});

it.each([
  [{ writes: 'es', language: { code: 'hi' } }, 'es'],
  [{ writes: null, language: { code: 'hi-en' } }, 'hi-en'],
  [{ language: null }, null],
  [{ writes: 'xx' }, null],
  [null, null],
])('the language of a thread with %j is %s', (memory, language) => expect(languageOfThread(memory)).toBe(language));

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
