import { deny, pass, skip, type GateRule } from '../gate-facts.schema.js';
import { isCompliance } from '../kinds.rules.js';

export const IDENTICAL_TEXTS = 3;
export const TURNS_PER_HOUR = 20;

/** Two machines talking to each other: the same text a third time, or more than 20 turns in an hour (reliability.md 3.8). */
export const loopRule: GateRule = {
  name: 'loop',
  lanes: ['reply', 'ai_nudge', 'configured_sequence', 'campaign'],
  check: ({ conversation, isHumanAuthored, kind }) => {
    if (!conversation) return skip('There is no thread.');
    if (isHumanAuthored) return skip('A person wrote this.');
    if (isCompliance(kind)) return skip('Answers to STOP, START and HELP are fixed.');
    if (conversation.identicalTextsInARow >= IDENTICAL_TEXTS)
      return deny('loop_identical', `The same text would go out ${conversation.identicalTextsInARow} times in a row.`);
    if (conversation.turnsLastHour > TURNS_PER_HOUR)
      return deny('loop_turns', `${conversation.turnsLastHour} turns in one hour look like two machines talking.`);
    return pass('No loop.');
  },
};
