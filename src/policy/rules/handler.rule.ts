import { deny, pass, skip, type GateRule } from '../gate-facts.schema.js';
import { isCompliance, isFact, isHandoff } from '../kinds.rules.js';

/** While a person answers a thread, or it is paused, the assistant does not write in it (C-30, C-32). */
export const handlerRule: GateRule = {
  name: 'handler',
  lanes: ['reply', 'ai_nudge', 'configured_sequence', 'campaign'],
  check: ({ conversation, isHumanAuthored, kind }) => {
    if (!conversation) return skip('There is no thread.');
    if (conversation.handler === 'ai') return pass('The assistant answers this thread.');
    if (isHumanAuthored) return pass('A person wrote this.');
    if (isCompliance(kind) || isHandoff(kind) || isFact(kind))
      return pass('The words that hand over to a person, what is agreed already, and answers to STOP, START and HELP may go.');
    return conversation.handler === 'human'
      ? deny('human_handling', 'A person has taken over this thread.')
      : deny('thread_paused', 'The assistant is paused in this thread.');
  },
};
