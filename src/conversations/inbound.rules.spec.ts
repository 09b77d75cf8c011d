import { cleanBody, isShortAnswer, routeInbound, type InboundFacts, type InboundRoute, routeWhilePaused } from './inbound.rules.js';

const base: InboundFacts = {
  keyword: null,
  isEmergency: false,
  isSuppressed: false,
  suppressionSource: null,
  isBlocked: false,
  handler: 'ai',
};

describe('routeInbound', () => {
  it.each<[string, Partial<InboundFacts>, InboundRoute]>([
    ['an ordinary text starts a turn', {}, 'turn'],
    ['STOP wins over everything', { keyword: 'stop', isEmergency: true, isSuppressed: true, isBlocked: true, handler: 'human' }, 'opt_out'],
    ['an emergency is seen during a takeover', { isEmergency: true, handler: 'human' }, 'emergency'],
    [
      'an emergency of a suppressed person still alarms',
      { isEmergency: true, isSuppressed: true, suppressionSource: 'keyword' },
      'emergency',
    ],
    ['START lifts a suppression', { keyword: 'start', isSuppressed: true, suppressionSource: 'keyword' }, 'resubscribe'],
    ['START without a suppression is an ordinary yes', { keyword: 'start' }, 'turn'],
    ['START never lifts an installation-wide block', { keyword: 'start', isSuppressed: true, suppressionSource: 'global' }, 'suppressed'],
    ['a suppressed person who writes is stored and shown', { isSuppressed: true, suppressionSource: 'keyword' }, 'suppressed'],
    ['a blocked contact is stored only', { isBlocked: true }, 'blocked'],
    ['HELP has a fixed answer, in human mode too', { keyword: 'help', handler: 'human' }, 'help'],
    ['a person holds the thread', { handler: 'human' }, 'human'],
    ['the thread is paused', { handler: 'paused' }, 'human'],
  ])('%s', (_, facts, expected) => {
    expect(routeInbound({ ...base, ...facts })).toBe(expected);
  });
});

describe('isShortAnswer', () => {
  it.each(['2', '#2', 'Yes', 'the second one', 'no.', 'ok!'])('%s needs no waiting', (body) => expect(isShortAnswer(body)).toBe(true));
  it.each(['yes but later', 'my AC is broken', '', '2 or 3'])('%s may be followed by more', (body) =>
    expect(isShortAnswer(body)).toBe(false),
  );
});

describe('cleanBody', () => {
  it('keeps what was sent but the two things PostgreSQL cannot store', () => {
    expect(cleanBody('a\u0000b 👋 \u202eabc')).toBe('ab 👋 \u202eabc');
    expect(cleanBody('x\ud83d')).toBe('x\ufffd');
  });
});

describe('while the business is paused', () => {
  it.each(['opt_out', 'emergency', 'resubscribe', 'help', 'suppressed', 'blocked', 'human'] as const)('%s goes on', (route) =>
    expect(routeWhilePaused(route, false)).toBe(route),
  );
  it('no turn starts', () => expect(routeWhilePaused('turn', false)).toBe('paused'));
  it.each(['emergency', 'resubscribe', 'help', 'human', 'turn'] as const)('and after it was removed not even %s', (route) =>
    expect(routeWhilePaused(route, true)).toBe('paused'),
  );
  it('but STOP always counts', () => expect(routeWhilePaused('opt_out', true)).toBe('opt_out'));
});
