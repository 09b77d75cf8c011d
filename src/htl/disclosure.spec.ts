import { plannedTurn, simpleTurn } from '../../test/fixtures/planned-turn.js';
import { questionnaire } from '../../test/fixtures/questionnaire.js';
import { documentsFromAnswers } from '../onboarding/profiles/from-answers.rules.js';
import { turnProfile } from '../onboarding/profiles/turn-profile.rules.js';
import type { Planned } from './critic/second-reader.service.js';
import { saysWhatItIs } from './decide.rules.js';
import { spokenIn } from './outcome.rules.js';

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
