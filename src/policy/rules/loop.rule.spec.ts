import { gateFacts } from './facts.fixture.js';
import { loopRule } from './loop.rule.js';

describe('loop', () => {
  it.each([
    ['twice the same is fine', { conversation: { identicalTextsInARow: 2 } }, 'pass', undefined],
    ['a third time stops', { conversation: { identicalTextsInARow: 3 } }, 'deny', 'loop_identical'],
    ['20 turns are fine', { conversation: { turnsLastHour: 20 } }, 'pass', undefined],
    ['21 turns stop', { conversation: { turnsLastHour: 21 } }, 'deny', 'loop_turns'],
    ['a person may repeat', { isHumanAuthored: true, conversation: { identicalTextsInARow: 9, turnsLastHour: 99 } }, 'skip', undefined],
    ['HELP three times', { kind: 'help', conversation: { identicalTextsInARow: 3 } }, 'skip', undefined],
    ['no thread', { conversation: null }, 'skip', undefined],
  ])('%s', (_, change, verdict, code) => expect(loopRule.check(gateFacts(change))).toMatchObject({ verdict, ...(code && { code }) }));
});
