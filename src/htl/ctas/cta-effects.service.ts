import { Injectable } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import type { Turn } from '../../conversations/turn.port.js';
import type { Tx } from '../../platform/database/database.service.js';
import type { Decision, Facts } from '../htl.schema.js';
import { bookedCtas } from './cta-memory.rules.js';
import { CtaOffersRepository } from './cta-offers.repository.js';
import { hashOfCode } from './link-code.rules.js';

/** Writes the rows of a decision about calls to action; nothing for a decision without one. */
@Injectable()
export class CtaEffects {
  constructor(private readonly offers: CtaOffersRepository) {}

  apply(tx: Tx, { turn, facts, plan, decisionId }: { turn: Turn; facts: Facts; plan: Decision; decisionId: string }): void {
    const { offer, moves = [] } = plan.effects.cta ?? {};
    const { conversationId, thread } = turn;
    if (turn.supersedes !== null && facts.ctas) this.offers.close(tx, conversationId, turn.supersedes);
    // the next step of one that was offered is no other offer
    if (offer && offer.why !== 'accepted')
      this.offers.insert(tx, {
        id: newId(),
        ctaId: offer.cta.id,
        conversationId,
        contactId: thread.contactId,
        decisionId,
        codeHash: offer.code === null ? null : hashOfCode(offer.code),
      });
    const done = [...bookedCtas(facts.ctas, plan.effects), ...moves.filter(({ event }) => event === 'complete').map(({ id }) => id)];
    if (done.length > 0) this.offers.complete(tx, conversationId, done);
  }
}
