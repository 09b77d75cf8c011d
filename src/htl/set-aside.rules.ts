// "Shall I book it?" – "Do you take cards?" – "We do." – "ok": that agrees to the cards. What was asked is asked once more.
import type { OfferedOption } from '../engines/engine.port.js';
import { askConfirmCancel, askWhichOpening } from '../engines/rules/phrases.rules.js';
import { read } from '../engines/rules/words.rules.js';
import { matchForm } from '../common/text.rules.js';
import { decision, fixed, keepQuestion, phraseContext, spokenLabel, spokenOptions } from './decision.rules.js';
import type { Decision, Facts } from './htl.schema.js';
import { isClosingRemark } from './talk.rules.js';

/** These ask the open question again, so that an "ok" after them answers it. */
const ASK_AGAIN: ReadonlySet<string> = new Set(['ask_which_opening', 'noted_during_offer', 'ask_confirm_cancel']);
/** Words that agree to a question, however long ago it was asked. */
const AGREES =
  /(?:^| )(?:yes|yep|yup|yeah|si|haan|ha|ji|हां|हाँ|जी|book|schedule|reserve|confirm\w*|cancel\w*|do (?:it|that)|go (?:ahead|for it)|take it|please do|lets (?:do|go)|lock|sign me|put me|kardo|kar do|karo|adelante|agend\w*|reserv\w*|दो|करो)(?= |$)|\d/;

/** A plan that says something else while a yes or no of theirs is open: a mere "ok" agrees to what was said last. */
export function setAside({ pending }: Facts, plan: Decision): Decision {
  if (plan.pending !== pending || plan.blocks.length === 0 || ASK_AGAIN.has(plan.reasonCode)) return plan;
  // a list of several is never taken by a yes
  const isYesOrNo = pending?.kind === 'confirm' || (pending?.kind === 'pick_opening' && pending.options.length === 1);
  return isYesOrNo ? { ...plan, pending: { ...pending, isSetAside: true } } : plan;
}

/** "ok thanks" to something else we said: nothing is booked or cancelled by it; null for every other text. */
export function askedOnceMore(facts: Facts): Decision | null {
  const { pending, text, upcoming } = facts;
  if (pending?.kind !== 'confirm' && pending?.kind !== 'pick_opening') return null;
  const { answer } = facts.proposal;
  const isMere = answer !== 'no' && (answer === 'yes' || isClosingRemark(text)) && !AGREES.test(`${matchForm(text)} ${read(text).plain}`);
  if (!pending.isSetAside || !isMere) return null;
  const { isSetAside: _, ...asked } = pending;
  const options: readonly OfferedOption[] = asked.kind === 'pick_opening' ? asked.options : asked.option ? [asked.option] : [];
  const again = { ...keepQuestion(facts), pending: asked, kind: 'openings' as const };
  if (options.length > 0)
    return decision(facts, {
      ...again,
      reasonCode: 'ask_which_opening',
      blocks: fixed(askWhichOpening(spokenOptions(facts, options), phraseContext(facts))),
    });
  const visit = upcoming.find(({ id }) => id === asked.appointmentId);
  if (!visit) return null;
  return decision(facts, {
    ...again,
    reasonCode: 'ask_confirm_cancel',
    blocks: fixed(askConfirmCancel({ label: spokenLabel(facts, visit) }, phraseContext(facts))),
  });
}
