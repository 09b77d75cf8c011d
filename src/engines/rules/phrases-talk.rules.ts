import { choose, type PhraseContext } from './phrase-choice.rules.js';

/** Price is never quoted by us; a person gives it (rules.md C-02). */
export function pricePolicy(context: PhraseContext): string {
  return choose(
    [
      'The price depends on the job{, name}, so our team confirms it with you before any work.',
      "I can't quote a price by text{, name}. Our team goes over it with you before any work starts.",
    ],
    'price',
    context,
  );
}

/** A question no given fact answers: someone will get back (the sender writes that task). */
export function questionPassedOn(context: PhraseContext): string {
  return choose(
    [
      "Good question{, name}. I'll have someone from our team get back to you on that.",
      "I'm not sure{, name}, so I've asked our team. They'll get back to you.",
    ],
    'passed-on',
    context,
  );
}

export function declined(context: PhraseContext): string {
  return choose(
    ['No problem{, name}, thanks for letting us know. Have a good one.', 'Understood{, name}. Thanks for telling us, and all the best.'],
    'declined',
    context,
  );
}

/** The same as the first text of ours: what is writing is said in the one sentence (rules.md C-01). */
export function declinedByAssistant(context: PhraseContext): string {
  return choose(
    ["Understood{, name}, and thanks for letting {business}'s automated assistant know. All the best."],
    'declined-by-assistant',
    { ...context, maxWords: 40 },
  );
}

export function wrongPerson(context: PhraseContext): string {
  return choose(
    ["Sorry for the mix-up. We won't text you again.", "Sorry about that, we had the wrong number. We won't text you again."],
    'wrong-person',
    context,
  );
}

export function apology(context: PhraseContext): string {
  if (context.isOpenNow === false) {
    return choose(["I'm sorry about this{, name}. I've told our team, and someone will call you when we open."], 'apology-closed', context);
  }
  return choose(["I'm sorry about this{, name}. I've told our team and someone will call you."], 'apology', context);
}

/** Thanks and goodbyes that need no question. */
export function thanks(context: PhraseContext): string {
  return choose(["You're welcome{, name}.", 'Any time{, name}.'], 'thanks', context);
}

export function notUnderstood(context: PhraseContext): string {
  return choose(
    ['Sorry, I did not quite get that{, name}. Could you say it another way?', 'Sorry{, name}, could you put that another way?'],
    'unclear',
    context,
  );
}

/** Picture or other file without words. */
export function mediaOnly(context: PhraseContext): string {
  return choose(['Thanks{, name}, I passed that on to our team. Could you describe it in a few words?'], 'media', context);
}

/** Three nudges while the thread waits on the customer; the sender adds the opt-out line. */
export function followUp(step: 1 | 2 | 3, context: PhraseContext): string {
  const about = context.service ? ` about ${context.service}` : '';
  const steps: Record<1 | 2 | 3, string[]> = {
    1: [
      'Hi{, name}, {business} here. Still need a hand{about}? Just reply here.',
      '{business} here{, name}. Do you still need help{about}?',
    ],
    2: [
      'Hi{, name}, checking in from {business}. Would you like us to find you a time{about}?',
      '{business} again{, name}. Shall we find you a time{about}?',
    ],
    3: ["Last note from {business}{, name}: if you still need help{about}, reply here and we'll take it from there."],
  };
  return choose(steps[step], `follow-up-${step}`, context, { about });
}

/** After a takeover ends or a long pause. */
export function backAgain(context: PhraseContext): string {
  return choose(['Hi{, name}, {business} here. Anything else we can help with?'], 'back', context);
}
