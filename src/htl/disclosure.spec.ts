import { plannedTurn, simpleTurn } from '../../test/fixtures/planned-turn.js';
import { questionnaire } from '../../test/fixtures/questionnaire.js';
import type { StoredDecision } from '../conversations/context-view.rules.js';
import { documentsFromAnswers } from '../onboarding/profiles/from-answers.rules.js';
import { turnProfile } from '../onboarding/profiles/turn-profile.rules.js';
import type { Planned } from './critic/second-reader.service.js';
import { saysWhatItIs } from './decide.rules.js';
import { spokenIn } from './outcome.rules.js';
import { decideAgain } from './replay/replay.rules.js';
import { replayRecord } from './replay/snapshot.rules.js';

const version = turnProfile('v1', documentsFromAnswers(questionnaire({ scripts: [] })));
const settings = { disclosure: 'first_message' };
const spoken = ({ turn, context, facts, plan }: Planned) => spokenIn(turn, context, facts, plan);
const DRAFTS = ['Hi! What can we help you with today?', 'My AC expert says hi! What do you need help with?', null];

/** Due once (C-01), whoever words the reply, and remembered only where it was said. */
describe.each([
  ['a model that words the question', plannedTurn],
  ['a model that writes the reply', simpleTurn],
])('the first text says what writes, beside %s', (_, turn) => {
  it.each(DRAFTS)('%s', (draft) => {
    const { reply, memory } = spoken(turn('Hi', draft, { settings, version }));
    expect(reply.body?.match(/automated assistant/g)).toHaveLength(1);
    expect(memory.disclosedAt).not.toBeNull();
  });

  it('where the need is told at once, too', () => {
    const { reply, memory } = spoken(turn('my AC is not cooling', 'Sorry about that! What is your name?', { settings, version }));
    expect(reply).toMatchObject({ writer: 'engine' });
    expect(saysWhatItIs(reply.body)).toBe(true);
    expect(memory.disclosedAt).not.toBeNull();
  });

  it('what did not leave is not remembered as said', () => {
    const { reply, memory } = spoken(turn('Hi', DRAFTS[0]!, { version }));
    expect(reply).toMatchObject({ body: DRAFTS[0], writer: 'engine' });
    expect(memory.disclosedAt).toBeNull();
  });
});

describe('the region asks for it where the setting does not', () => {
  const onRequest = { settings: { disclosure: 'on_request' }, version };
  const first = (before: object) => plannedTurn('my AC is not cooling', null, { ...onRequest, ...before });
  it.each([
    ['a customer in Utah', { from: '+18015550123' }, true],
    ['one in Maine, by WhatsApp', { from: 'whatsapp:+12075550123' }, true],
    ['one in Germany', { from: '+4915112345678' }, true],
    ['a number of no country', { from: '+881612345678' }, true],
    ['a business in Ireland', { country: 'IE' }, true],
    ['one in Illinois', {}, false],
  ])('%s', (_, before, isSaid) => expect(saysWhatItIs(spoken(first(before)).reply.body)).toBe(isSaid));

  it('and a record of the decision says so, where it did', () => {
    const recordOf = ({ turn, context, facts, plan }: Planned) => replayRecord(turn, context, facts, { plan, business: 'b' });
    expect(recordOf(first({ from: '+18015550123' })).disclosure).toBe('first_message');
    expect(recordOf(first({})).disclosure).toBeUndefined();
  });

  it('a decision of before there was such a rule is made again as it was', () => {
    const { turn, context, facts, plan } = first({ from: '+18015550123' });
    const { disclosure, ...replay } = replayRecord(turn, context, facts, { plan, business: 'b' });
    const stored = (of: object): StoredDecision =>
      ({
        record: { ...{ trigger: 'inbound', fromSeq: 0, toSeq: 1, conversationId: 'c', engine: 'rules', supersedes: null }, replay: of },
        state: { profile: context.profile, services: [], local: null },
        messages: turn.messages,
      }) as never;
    expect(decideAgain(stored({ ...replay, disclosure }), version).face.reply).toMatch(/automated assistant/);
    expect(decideAgain(stored(replay), version).face.reply).not.toMatch(/automated assistant/);
  });
});
