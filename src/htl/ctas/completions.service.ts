import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AttemptLimits } from '../../auth/attempt-limits.service.js';
import { AppError, notFound } from '../../common/errors.js';
import { newId } from '../../common/ids.js';
import { parsePhone } from '../../common/phone.rules.js';
import { OrgsService } from '../../orgs/orgs.service.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import { readCompletion, type Completion } from './completion.rules.js';
import { CtaCompletionsRepository } from './cta-completions.repository.js';
import { CtaOffersRepository } from './cta-offers.repository.js';
import { CtaOutcome } from './cta-outcome.service.js';
import { hashOfCode, isCompletionToken } from './link-code.rules.js';

/** Far more than a report holds. */
const MAX_BODY_BYTES = 65_536;
/** In a quarter of an hour, per address of the network. */
const MAX_MISSES = 30;

/** What became of a report: `ignored` says neither done nor failed, `unmatched` names nobody we sent a link. */
export type ReportStatus = 'recorded' | 'duplicate' | 'unmatched' | 'ignored';

/** Reports of the pages and shops behind calls to action: each event counts once, whoever repeats it. */
@Injectable()
export class Completions {
  constructor(
    private readonly database: Database,
    private readonly limits: AttemptLimits,
    private readonly repository: CtaCompletionsRepository,
    private readonly offers: CtaOffersRepository,
    private readonly outcome: CtaOutcome,
    private readonly orgs: OrgsService,
    private readonly realtime: Realtime,
  ) {}

  /** Takes a report at a completion address. Unknown addresses answer 404, and too many of them 429. */
  async receive(token: string, ip: string, body: unknown, raw: Buffer): Promise<ReportStatus> {
    const owner = isCompletionToken(token)
      ? await this.database.asSystem('whose completion address is it', (tx) => this.repository.owner(tx, hashOfCode(token)))
      : null;
    if (!owner) {
      await this.limits.takeOne(`completion-miss:${ip}`, MAX_MISSES);
      throw notFound('completion_address');
    }
    if (raw.length > MAX_BODY_BYTES) throw new AppError('completions.too_large', 413, 'A report has at most 64 KB.');
    const report = readCompletion(body, createHash('sha256').update(raw).digest('hex'));
    if (!report) return 'ignored';
    return this.database.asOrg(owner.orgId, (tx) => this.take(tx, owner.id, report));
  }

  private async take(tx: Tx, ctaId: string, report: Completion): Promise<ReportStatus> {
    const cta = await this.repository.cta(tx, ctaId);
    if (!cta) throw notFound('completion_address');
    const { country } = await this.orgs.profile();
    const phone = report.phone === null ? null : (parsePhone(report.phone, country)?.e164 ?? null);
    const offer =
      report.reference !== null || phone !== null ? await this.offers.find(tx, ctaId, { reference: report.reference, phone }) : null;
    const { eventId, outcome, step } = report;
    const id = newId();
    if (!(await this.repository.record(tx, { id, ctaId, offerId: offer?.offerId ?? null, eventId, outcome }))) return 'duplicate';
    await this.realtime.changed(tx, 'onboarding', ctaId, 'updated');
    if (!offer) return 'unmatched';
    await this.outcome.apply(tx, { eventRowId: id, cta, offer, outcome, step });
    return 'recorded';
  }
}
