import { Injectable } from '@nestjs/common';
import { AttemptLimits } from '../../auth/attempt-limits.service.js';
import { FileLinks } from '../../onboarding/material/file-links.service.js';
import { Config } from '../../platform/config/config.service.js';
import { Database, type Tx } from '../../platform/database/database.service.js';
import { Realtime } from '../../platform/realtime/realtime.service.js';
import { isSafeTarget } from './cta-choice.rules.js';
import { CtaOffersRepository, type LinkTarget } from './cta-offers.repository.js';
import { hashOfCode, isLinkCode, newLinkCode } from './link-code.rules.js';
import { BUSY_PAGE, isPerson, LINK_PAGE, targetWith, type Visit } from './link-visit.rules.js';

/** In a quarter of an hour, per address of the network: a phone behind a shared one is not shut out, a guesser is. */
const MAX_VISITS = 300;
const MAX_MISSES = 30;
/** A browser that was sent on fetches the document at once. */
const FILE_SECONDS = 300;

/** Too short for a code: no link is ever called so. */
const SAMPLE_CODE = 'test-link';

/** What the browser gets: a page, or the way on. */
export interface LinkAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

const HEADERS = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex, nofollow' };
const page = (status: number, body: string): LinkAnswer => ({
  status,
  headers: { ...HEADERS, 'content-type': 'text/html; charset=utf-8' },
  body,
});

/** The customer's own links: they lead only to what the business stored, and the first click of a person is remembered. */
@Injectable()
export class CtaLinks {
  constructor(
    private readonly config: Config,
    private readonly limits: AttemptLimits,
    private readonly database: Database,
    private readonly offers: CtaOffersRepository,
    private readonly files: FileLinks,
    private readonly realtime: Realtime,
  ) {}

  /** The address that a text of this turn may carry; it is stored only if the text does. */
  fresh(): { url: string; code: string } {
    const code = newLinkCode();
    return { code, url: `${this.config.values.publicBaseUrl}/l/${code}` };
  }

  /** An address that looks like a customer's and is nobody's: for showing what a text would look like. */
  sample(): { url: string; code: string } {
    return { code: SAMPLE_CODE, url: `${this.config.values.publicBaseUrl}/l/${SAMPLE_CODE}` };
  }

  /** Opens a link. The same 404 page for whatever does not lead on, so that nobody learns which codes exist. */
  async visit(code: string, ip: string, visit: Visit): Promise<LinkAnswer> {
    if (!(await this.limits.isWithin(`link:${ip}`, MAX_VISITS))) return page(429, BUSY_PAGE);
    const target = await this.follow(code, visit);
    if (target !== null) return { status: 302, headers: { ...HEADERS, location: target }, body: '' };
    return (await this.limits.isWithin(`link-miss:${ip}`, MAX_MISSES)) ? page(404, LINK_PAGE) : page(429, BUSY_PAGE);
  }

  private async follow(code: string, visit: Visit): Promise<string | null> {
    if (!isLinkCode(code)) return null;
    const owner = await this.database.asSystem('whose link is it', (tx) => this.offers.owner(tx, hashOfCode(code)));
    if (!owner) return null;
    return this.database.asOrg(owner.orgId, async (tx) => {
      const link = await this.offers.target(tx, owner.id);
      const target = link && this.targetOf(owner.orgId, link);
      if (link && target && isPerson(visit)) await this.clicked(tx, link);
      return target;
    });
  }

  /** What is switched off, deleted or unsafe by now leads nowhere. */
  private targetOf(orgId: string, { offerId, target, isActive, url, fileId }: LinkTarget): string | null {
    if (!isActive) return null;
    if (target === 'file' && fileId !== null) return this.files.url(orgId, fileId, FILE_SECONDS);
    return target === 'link' && url !== null && isSafeTarget(url) ? targetWith(url, offerId) : null;
  }

  /** A document is had with the click on it; everything else is only begun. */
  private async clicked(tx: Tx, link: LinkTarget): Promise<void> {
    if (link.isClicked || !(await this.offers.click(tx, link.offerId))) return;
    const at = (await tx.now()).toISOString();
    const isDone = link.target === 'file';
    if (isDone) await this.offers.settle(tx, link.offerId, 'completed');
    await this.offers.tell(tx, link.conversationId, link.ctaId, { click: at, ...(isDone && { complete: at }) });
    await this.realtime.changed(tx, 'conversations', link.conversationId, 'updated');
    await this.realtime.changed(tx, 'onboarding', link.ctaId, 'updated');
  }
}
