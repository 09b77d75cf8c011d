// "I want to go ahead with the estimate Mark left": a sale that is closed, and no question about a price.
import { read } from '../../engines/rules/words.rules.js';

const OFFER = '(?:estimate|quote|proposal|bid|offer)';
const ACCEPTED = new RegExp(
  `\\b(?:go(?:ing)? ahead|move? (?:forward|ahead)|moving (?:forward|ahead)|proceed|(?:decided|want|ready|going) to go|going)(?: with)?(?: (?:it|that|this|the|your|his|her|their|\\w+s))?(?: \\w+)? ${OFFER}\\b|\\b(?:accept|approve|accepting|approving|accepted|approved|sign|signing)(?: (?:the|your|his|her|their|that|this|\\w+s))(?: \\w+)? ${OFFER}\\b|\\b${OFFER}\\b.{0,80}\\b(?:go(?:ing)? ahead with (?:it|that|this)|go ahead$|(?:want|like|love|ready|decided|happy) to (?:go ahead|move forward|proceed|accept|approve|do it|get started|book)|lets (?:do it|go ahead|move forward|proceed)|(?:we|i) (?:accept|approve)(?: it)?$|move forward|proceed with it)\\b`,
);
const NOT_YET =
  /\b(?:another|other|different|cheaper|lower|better|competitor\w*|someone elses|somebody elses|neighbors) (?:\w+ )?(?:estimate|quote|proposal|bid|offer)\b|\b(?:not|dont|cant|wont|never|before|until|unless|if|whether|havent|still) (?:\w+ ){0,4}(?:go|going|move|proceed|accept|approve|sign|decid\w+)\b|\bgo ahead (?:and|with an?)\b|\b(?:get|have|need|want|schedule|book|like|send|for|with) an? (?:\w+ )?(?:estimate|quote|bid|proposal)\b/;

/** Do they take up an offer that somebody of ours made them? */
export function acceptsEstimate(text: string): boolean {
  const { plain } = read(text);
  return ACCEPTED.test(plain) && !NOT_YET.test(plain);
}
