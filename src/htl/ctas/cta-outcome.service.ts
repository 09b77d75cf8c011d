import { Injectable } from '@nestjs/common';
import { FollowUps } from '../../conversations/follow-ups.service.js';
import { Outbound } from '../../conversations/outbound.service.js';
import type { Tx } from '../../platform/database/database.service.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import { Events } from '../../scheduler/events.service.js';
import type { Language } from '../../engines/engine.port.js';
import type { Formality } from '../../engines/rules/wording/tone.rules.js';
import { Variants } from '../../experiments/variants.service.js';
import { formalityOf } from '../../onboarding/profiles/lever.rules.js';
import { writtenLanguage } from '../../engines/rules/wording/wording.rules.js';
import { reportedFailure } from '../escalation/reported-failure.rules.js';
import { ReportedFailures } from '../escalation/reported-failures.service.js';
import type { Outcome } from './completion.rules.js';
import type { CompletedCta } from './cta-completions.repository.js';
import { CtaOffersRepository, type NewsThread, type OfferThread } from './cta-offers.repository.js';
import { completedText, failedText } from './cta-words.rules.js';

interface Reported {
  eventRowId: string;
  cta: CompletedCta;
  offer: OfferThread;
  outcome: Outcome;
  step: number | null;
}

/** What the words about a failure announce (cta-words.rules.ts). */
const PROMISE = 'Someone from the team will help with it.';

/** What a report means for the conversation: its state, the people of the business, and a word to the customer. */
@Injectable()
export class CtaOutcome {
  constructor(
    private readonly offers: CtaOffersRepository,
    private readonly outbound: Outbound,
    private readonly events: Events,
    private readonly failures: ReportedFailures,
    private readonly followUps: FollowUps,
    private readonly realtime: Realtime,
    private readonly variants: Variants,
  ) {}

  /** The event is recorded by now; what it means happens once. */
  async apply(tx: Tx, reported: Reported): Promise<void> {
    const { cta, offer, outcome, step } = reported;
    const { conversationId } = offer;
    if (!(await this.offers.isNews(tx, offer, outcome))) return;
    const at = (await tx.now()).toISOString();
    const news = {
      ...(outcome === 'completed' && { complete: at }),
      ...(outcome === 'failed' && { fail: at }),
      ...(step !== null && { step }),
    };
    const thread = await this.offers.tell(tx, conversationId, cta.id, news, outcome === 'completed');
    if (!thread) return;
    await this.realtime.changed(tx, 'conversations', conversationId, 'updated');
    if (outcome === 'progress') return;
    await this.offers.settle(tx, offer.offerId, outcome);
    if (outcome === 'completed') await this.completed(tx, reported, thread);
    else await this.failed(tx, reported, thread);
  }

  private async completed(tx: Tx, { eventRowId, cta, offer }: Reported, thread: NewsThread): Promise<void> {
    const { conversationId } = offer;
    this.followUps.withdraw(tx, conversationId);
    await this.events.emit(
      tx,
      'cta.completed',
      { conversationId, contactId: thread.contactId, leadId: thread.leadId, ctaId: cta.id, kind: cta.kind, label: cta.label },
      `cta.completed:${eventRowId}`,
    );
    await this.say(tx, eventRowId, conversationId, thread, completedText(cta.kind, ...(await this.voice(tx, thread))));
  }

  /** A payment or a booking that failed is a person's business (the specs on escalation). */
  private async failed(tx: Tx, { eventRowId, cta, offer }: Reported, thread: NewsThread): Promise<void> {
    const { conversationId, offerId } = offer;
    const promise = thread.handler === 'ai' ? PROMISE : null;
    await this.failures.handOver(tx, conversationId, reportedFailure(cta.kind, cta.label), promise, `cta-failed:${offerId}`);
    await this.say(tx, eventRowId, conversationId, thread, failedText(cta.kind, ...(await this.voice(tx, thread))));
  }

  /** The language of our last text, and how formal this customer is written to. */
  private async voice(tx: Tx, { writes, formality, contactId }: NewsThread): Promise<[Language, Formality | undefined]> {
    return [writtenLanguage(writes), formalityOf(formality, await this.variants.of(tx, contactId))];
  }

  /** Through the one door of outbound texts: the gate decides whether it may leave. Where a person writes, the assistant is silent. */
  private async say(tx: Tx, eventRowId: string, conversationId: string, thread: NewsThread, body: string): Promise<void> {
    if (thread.handler !== 'ai') return;
    await this.outbound.queue(tx, {
      conversationId,
      accountId: thread.accountId,
      to: thread.contactAddress,
      body,
      lane: 'transactional',
      kind: 'cta_result',
      dedupeKey: `cta-event:${eventRowId}`,
      sender: 'ai',
    });
  }
}
