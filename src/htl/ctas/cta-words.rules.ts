import type { CtaRecord } from '../../conversations/cta-memory.schema.js';
import type { Language } from '../../engines/engine.port.js';
import { inTone, type Formality } from '../../engines/rules/wording/tone.rules.js';
import { wordingsOf } from '../../engines/rules/wording/wording.rules.js';
import { sayExempt, type PhraseContext } from '../../engines/rules/phrase-choice.rules.js';
import type { Cta, CtaKind } from '../../onboarding/questionnaire.schema.js';

/** The text of an offer: the owner's own wording, and what it leads to. No engine words it, so it promises nothing else. */
export function ctaText(cta: Cta, step: number, linkUrl: string, context: PhraseContext): string {
  const label = cta.label.replace(/[\s.:!]+$/, '');
  switch (cta.target) {
    case 'link':
    case 'file':
      return `${label}: ${linkUrl}`;
    case 'service':
      return sayExempt('cta-time', context, { label });
    case 'steps': {
      const { length } = cta.steps;
      const words = cta.steps[length === 1 ? 0 : step - 1] ?? '';
      return length === 1
        ? `${label}: ${words}`
        : sayExempt('cta-step', context, { label, step: String(step), steps: String(length), words });
    }
  }
}

/** What the customer hears when somebody else's page reported that it is done, in the language of our last text and the tone of the thread. */
export function completedText(kind: CtaKind, language: Language, formality?: Formality): string {
  return inTone(wordingsOf(`cta-done-${kind}`, language)[0] ?? '', language, formality);
}

/** What the customer hears when it failed there; a person looks after it. */
export function failedText(kind: CtaKind, language: Language, formality?: Formality): string {
  const isBooking = kind === 'book_call' || kind === 'schedule_demo';
  const key = kind === 'payment' ? 'cta-failed-payment' : isBooking ? 'cta-failed-booking' : 'cta-failed';
  return inTone(wordingsOf(key, language)[0] ?? '', language, formality);
}

/** Is an offer of this still waiting for the customer? */
export function isWaiting(record: CtaRecord | undefined): boolean {
  return record !== undefined && ['offered_once', 'offered_twice', 'accepted', 'clicked'].includes(record.state);
}
