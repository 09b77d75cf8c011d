import { askWhich, bindStaffReply, readStaffWord, relayText, type RelayTarget, type StaffReplyFacts } from './staff-reply.rules.js';

const now = new Date('2026-11-21T18:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const relay = (id: string, minutes: number): RelayTarget => ({
  orgId: 'org',
  conversationId: id,
  label: id.toUpperCase(),
  at: ago(minutes),
});
const facts = (change: Partial<StaffReplyFacts>): StaffReplyFacts => ({
  body: 'On my way',
  now,
  relays: [],
  lastAlert: null,
  question: null,
  chosen: null,
  ...change,
});
const alert = (minutes: number, change = {}) => ({
  orgId: 'org',
  escalationId: 'esc',
  isRelay: false,
  isAcknowledged: false,
  at: ago(minutes),
  ...change,
});

describe('readStaffWord', () => {
  it.each([
    ['STOP', 'stop'],
    [' stop. ', 'stop'],
    ['Unsubscribe', 'stop'],
    ['START', 'start'],
    ['help', 'help'],
    ['?', 'help'],
    ['OK', 'ok'],
    ['ok  thanks!', 'ok'],
    ['Got it', 'ok'],
    ['1', 'number'],
    ['#2', 'number'],
    ['12', 'text'],
    ['0', 'text'],
    ['stop by at 5', 'text'],
    ['', 'text'],
  ])('%j is %s', (body, kind) => expect(readStaffWord(body).kind).toBe(kind));
});

describe('bindStaffReply', () => {
  it.each([
    ['STOP is a command even with an open relay', { body: 'STOP', relays: [relay('a', 1)] }, { kind: 'stop' }],
    ['HELP too', { body: 'help', relays: [relay('a', 1)] }, { kind: 'help' }],
    ['START too', { body: 'START' }, { kind: 'start' }],
    ['1 confirms the newest alert', { body: '1', lastAlert: alert(5) }, { kind: 'acknowledge', orgId: 'org', escalationId: 'esc' }],
    ['OK does', { body: 'OK', lastAlert: alert(5) }, { kind: 'acknowledge', orgId: 'org', escalationId: 'esc' }],
    ['not after 24 hours', { body: 'OK', lastAlert: alert(24 * 60) }, { kind: 'unbound' }],
    ['a second OK changes nothing', { body: 'OK', lastAlert: alert(5, { isAcknowledged: true }) }, { kind: 'nothing' }],
    ['OK to a plain alert changes nothing', { body: 'ok thanks', lastAlert: alert(5, { escalationId: null }) }, { kind: 'nothing' }],
    ['OK out of nowhere is unbound', { body: 'ok' }, { kind: 'unbound' }],
    ['words without a takeover go nowhere', { body: 'Be there at 5', lastAlert: alert(5) }, { kind: 'unbound' }],
  ] satisfies [string, Partial<StaffReplyFacts>, object][])('%s', (_name, change, expected) =>
    expect(bindStaffReply(facts(change))).toEqual(expected),
  );

  it('sends words to the one open relay', () => {
    expect(bindStaffReply(facts({ relays: [relay('a', 5)] }))).toEqual({
      kind: 'relay',
      target: relay('a', 5),
      body: 'On my way',
      isAnswer: false,
    });
  });
  it('sends OK to the customer when the customer wrote last', () => {
    const action = bindStaffReply(
      facts({ body: 'OK', relays: [relay('a', 5)], lastAlert: alert(5, { isRelay: true, escalationId: null }) }),
    );
    expect(action.kind).toBe('relay');
  });
  it('gives OK to the alert when the alert came last', () => {
    const action = bindStaffReply(facts({ body: 'OK', relays: [relay('a', 5)], lastAlert: alert(1) }));
    expect(action.kind).toBe('acknowledge');
  });
  it('does not use a relay older than a day', () => {
    expect(bindStaffReply(facts({ relays: [relay('a', 24 * 60)] })).kind).toBe('unbound');
  });
  it('asks when two are open', () => {
    const relays = [relay('a', 5), relay('b', 3)];
    expect(bindStaffReply(facts({ relays }))).toEqual({ kind: 'ask', options: relays, body: 'On my way' });
  });

  const question = { body: 'On my way', options: [relay('a', 5), relay('b', 3)], at: ago(1) };
  it('takes the number as the answer and sends the words it was asked about', () => {
    const action = bindStaffReply(facts({ body: '2', relays: question.options, question, lastAlert: alert(3, { isRelay: true }) }));
    expect(action).toEqual({ kind: 'relay', target: question.options[1], body: 'On my way', isAnswer: true });
  });
  it('asks again for a number that was not offered', () => {
    expect(bindStaffReply(facts({ body: '7', relays: question.options, question })).kind).toBe('ask');
  });
  it('sends nothing to a conversation that was returned meanwhile', () => {
    expect(bindStaffReply(facts({ body: '2', relays: [relay('a', 5)], question })).kind).toBe('unbound');
  });
  it('gives 1 to an alert that came after the question', () => {
    const action = bindStaffReply(facts({ body: '1', relays: question.options, question, lastAlert: alert(0) }));
    expect(action.kind).toBe('acknowledge');
  });
  it('keeps a choice for ten minutes', () => {
    const relays = [relay('a', 5), relay('b', 4)];
    expect(bindStaffReply(facts({ relays, chosen: relay('b', 2) }))).toMatchObject({ kind: 'relay', target: { conversationId: 'b' } });
    expect(bindStaffReply(facts({ relays, chosen: relay('b', 10) })).kind).toBe('ask');
  });
  it('drops the choice when another customer writes', () => {
    expect(bindStaffReply(facts({ relays: [relay('a', 1), relay('b', 4)], chosen: relay('b', 2) })).kind).toBe('ask');
  });
});

describe('texts', () => {
  it('numbers the choice', () =>
    expect(askWhich([relay('a', 1), relay('b', 1)])).toBe('Who is it for? 1: A, 2: B. Reply with the number.'));
  it('names business and customer', () => expect(relayText('Northside', 'Sarah', ' Hello ', 0)).toBe('Northside, Sarah: Hello'));
  it('mentions pictures', () => expect(relayText('N', 'S', '', 2)).toBe('N, S:  [2 pictures or files, see the console]'));
});
