import { verdictSentence } from './verdict-words.rules.js';

it.each([
  ['control', 0, '"Short" is what everybody gets already.'],
  ['better', 0, '"Short" is better than the control.'],
  ['worse', 0, '"Short" is worse than the control.'],
  ['no_difference', 0, '"Short" does no better and no worse than the control, as far as this experiment can tell.'],
  ['not_enough_data', 12, 'There is not enough data: "Short" needs 12 more people.'],
  ['not_enough_data', 0, 'There is not enough data: the control needs more people.'],
] as const)('%s, %i missing', (verdict, missing, sentence) => expect(verdictSentence({ verdict, missing, name: 'Short' })).toBe(sentence));
