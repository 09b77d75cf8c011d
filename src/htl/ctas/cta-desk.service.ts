import { Injectable } from '@nestjs/common';
import { Audit } from '../../audit/audit.service.js';
import { newId } from '../../common/ids.js';
import { notFound } from '../../common/errors.js';
import { readMemory } from '../../conversations/memory.schema.js';
import type { CtaState } from '../../conversations/cta-memory.schema.js';
import { LiveCtas } from '../../onboarding/material/live-ctas.service.js';
import type { Cta } from '../../onboarding/questionnaire.schema.js';
import { Config } from '../../platform/config/config.service.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import { statesNow } from './cta-states.rules.js';
import { CtaCompletionsRepository, type CtaFigures } from './cta-completions.repository.js';
import { CtaOffersRepository } from './cta-offers.repository.js';
import { hashOfCode, newCompletionToken } from './link-code.rules.js';

/** Where one call to action stands in a conversation. */
export interface ThreadCta {
  cta: Cta;
  state: CtaState;
  at: string | null;
  step: number;
}

const HINT_LENGTH = 4;

/** What people see and do about calls to action beside their texts: counts, the address for reports, and the state of a thread. */
@Injectable()
export class CtaDesk {
  constructor(
    private readonly database: Database,
    private readonly repository: CtaCompletionsRepository,
    private readonly offers: CtaOffersRepository,
    private readonly ctas: LiveCtas,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
    private readonly config: Config,
  ) {}

  figures(): Promise<CtaFigures[]> {
    return this.database.transaction((tx) => this.repository.figures(tx));
  }

  /** Makes the address that the page or shop behind it reports to. It is shown once; one that was made before stops working. */
  makeAddress(ctaId: string): Promise<{ url: string; hint: string }> {
    return this.database.transaction(async (tx) => {
      const token = newCompletionToken();
      const hint = token.slice(-HINT_LENGTH);
      if (!(await this.repository.setAddress(tx, ctaId, hashOfCode(token), hint))) throw notFound('cta');
      await this.audit.record(tx, { action: 'ctas.completion_address', targetType: 'cta', targetId: ctaId, after: { hint } });
      await this.realtime.changed(tx, 'onboarding', ctaId, 'updated');
      return { url: `${this.config.values.publicBaseUrl}/webhooks/cta/${token}`, hint };
    });
  }

  /** Records a report that is marked as a test: it touches no customer. */
  test(ctaId: string): Promise<{ receivedAt: Date }> {
    return this.database.transaction(async (tx) => {
      if (!(await this.repository.cta(tx, ctaId))) throw notFound('cta');
      const id = newId();
      await this.repository.record(tx, { id, ctaId, offerId: null, eventId: `test:${id}`, outcome: 'test' });
      await this.realtime.changed(tx, 'onboarding', ctaId, 'updated');
      return { receivedAt: await tx.now() };
    });
  }

  /** Every call to action of the business as it stands in a thread, those that were never offered too. */
  ofThread(conversationId: string): Promise<ThreadCta[]> {
    return this.database.transaction((tx) => this.read(tx, conversationId));
  }

  /** Puts one back to "not offered", so that the assistant may offer it again. */
  reset(conversationId: string, ctaId: string): Promise<ThreadCta[]> {
    return this.database.transaction(async (tx) => {
      if (!(await this.repository.thread(tx, conversationId))) throw notFound('conversation');
      if (!(await this.repository.cta(tx, ctaId))) throw notFound('cta');
      await this.offers.tell(tx, conversationId, ctaId, { reset: (await tx.now()).toISOString(), step: 0 });
      await this.audit.record(tx, { action: 'ctas.reset', targetType: 'conversation', targetId: conversationId, after: { ctaId } });
      await this.realtime.changed(tx, 'conversations', conversationId, 'updated');
      return this.read(tx, conversationId);
    });
  }

  private async read(tx: Tx, conversationId: string): Promise<ThreadCta[]> {
    const thread = await this.repository.thread(tx, conversationId);
    if (!thread) throw notFound('conversation');
    const { cta: memory, ctaNews } = readMemory(thread.memory);
    const states = statesNow(memory, ctaNews, { now: await tx.now(), leadId: thread.leadId });
    return (await this.ctas.all()).map((cta) => {
      const { state, at, step } = states[cta.id] ?? { state: 'not_offered' as const, at: '', step: 0 };
      return { cta, state, at: state === 'not_offered' || at === '' ? null : at, step };
    });
  }
}
