// Sellers, people who want to work here, and insurers: a person may look at it when there is time, and nothing of it is a lead.
import { outsiderIn, type Outsider } from '../engines/rules/outsiders.rules.js';
import { say } from '../engines/rules/phrase-choice.rules.js';
import { isKnown, type SlotMap } from '../leads/slots.rules.js';
import type { Proposal } from '../engines/engine.port.js';
import { decision, fixed, phraseContext } from './decision.rules.js';
import { codeTrigger } from './escalation/triggers.rules.js';
import { dueAt, summarise } from './handoff.rules.js';
import type { Decision, Facts } from './htl.schema.js';

const MINUTES = 1440;

const WHO: Readonly<Record<Outsider, { sentence: string; then: string }>> = {
  seller: { sentence: 'seems to sell something to the business', then: 'Answer if it is of interest; otherwise close the thread.' },
  applicant: { sentence: 'seems to look for work', then: 'Answer by hand about the job.' },
  insurer: { sentence: 'writes for an insurer about a claim', then: 'Read it and answer by hand; tell nothing of a customer by text.' },
};

/** Who has a visit, or told what they need, is a customer whatever else they ask. */
export function outsiderOf(text: string, upcoming: readonly unknown[], slots: SlotMap): Outsider | null {
  return upcoming.length > 0 || isKnown(slots, 'service_needed') ? null : outsiderIn(text);
}

/** What a company's text tells of heat, times and places is no wish for a visit. */
export function asOutsider(proposal: Proposal): Proposal {
  return { ...proposal, slots: proposal.slots.filter(({ name }) => name === 'name' || name === 'email'), timePreference: null };
}

export function forOutsider(facts: Facts): Decision | null {
  const { outsider, business } = facts;
  if (outsider === undefined || codeTrigger(facts)) return null;
  const { sentence, then } = WHO[outsider];
  return decision(facts, {
    action: 'escalate',
    reasonCode: `outsider_${outsider}`,
    kind: 'handoff',
    blocks: fixed(say('outsider', phraseContext(facts))),
    stage: 'handed_over',
    effects: {
      // Whatever they write next is no talk with a customer either.
      handler: business.isOpenNow ? 'human' : 'paused',
      escalations: [
        {
          kind: 'human_needed',
          priority: 'low',
          reason: outsider,
          summary: summarise(facts, sentence),
          recommendedAction: then,
          dueAt: dueAt(facts, MINUTES),
          promise: 'The message was passed on to the team.',
        },
      ],
    },
  });
}
