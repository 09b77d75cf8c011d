import { fragment, say, sayExempt, type PhraseContext } from './phrase-choice.rules.js';

/** Price is never quoted by us; a person gives it (rules.md C-02). */
export function pricePolicy(context: PhraseContext): string {
  return say('price', context);
}

/** A question no given fact answers: someone will get back (the sender writes that task). */
export function questionPassedOn(context: PhraseContext): string {
  return say('passed-on', context);
}

/** Something for the visit: it is passed on (the sender writes that task). */
export function noteTaken(context: PhraseContext): string {
  return say('note-taken', context);
}

/** They are late: passed on, too. */
export function lateNoted(context: PhraseContext): string {
  return say('late-noted', context);
}

/** Where is whoever does the visit: only a person knows. */
export function whereaboutsAsked({ label }: { label: string }, context: PhraseContext): string {
  return sayExempt('whereabouts', context, { label });
}

export function declined(context: PhraseContext): string {
  return say('declined', context);
}

/** The same as the first text of ours: what is writing is said in the one sentence (rules.md C-01). */
export function declinedByAssistant(context: PhraseContext): string {
  return say('declined-by-assistant', { ...context, maxWords: 40 });
}

/** What they ask for is nothing that the business does. */
export function notServed(context: PhraseContext): string {
  return say('not-served', context);
}

export function wrongPerson(context: PhraseContext): string {
  return say('wrong-person', context);
}

export function apology(context: PhraseContext): string {
  return say(context.isOpenNow === false ? 'apology-closed' : 'apology', context);
}

export function notUnderstood(context: PhraseContext): string {
  return say('unclear', context);
}

/** Picture or other file without words. */
export function mediaOnly(context: PhraseContext): string {
  return say('media', context);
}

/** Three nudges while the thread waits on the customer; the sender adds the opt-out line. */
export function followUp(step: 1 | 2 | 3, context: PhraseContext): string {
  const about = context.service ? fragment('about-service', context, { service: context.service }) : '';
  return say(`follow-up-${step}`, context, { about });
}

/** After a takeover ends or a long pause. */
export function backAgain(context: PhraseContext): string {
  return say('back', context);
}
