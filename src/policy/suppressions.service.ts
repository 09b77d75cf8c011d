import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { invalid, notFound } from '../common/errors.js';
import { bareAddress, lastFour, parsePhone } from '../common/phone.rules.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Crypto } from '../platform/crypto/crypto.service.js';
import { Database } from '../platform/database/database.service.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import type { Page } from '../platform/http/page.schema.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import type { SuppressionScope } from './gate-facts.schema.js';
import {
  isLiftedBy,
  SUPPRESSION_SOURCES,
  type LiftingWord,
  type SuppressionSource,
  type SuppressionState,
  type SuppressionView,
} from './suppression.schema.js';
import { SuppressionsRepository } from './suppressions.repository.js';

export interface SuppressRequest {
  address: string;
  channel: string;
  source: SuppressionSource;
  evidence?: string | null;
  contactId?: string | null;
  scope?: SuppressionScope;
}

export type LiftRequest = { address: string } & ({ by: 'keyword'; word: LiftingWord; channel: 'sms' | 'whatsapp' } | { by: 'staff' });

const liftable = (word: LiftingWord): SuppressionSource[] => SUPPRESSION_SOURCES.filter((source) => isLiftedBy(word, source));

/** The only truth about opt-outs. Addresses are kept as a keyed hash, so that erasing a person does not undo their STOP (C-14, C-17). */
@Injectable()
export class Suppressions {
  constructor(
    private readonly database: Database,
    private readonly suppressions: SuppressionsRepository,
    private readonly crypto: Crypto,
    private readonly orgs: OrgsService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The live opt-out that reaches this address on this channel, of this business or of the whole installation. */
  isSuppressed(address: string, channel: string): Promise<SuppressionState | null> {
    return this.database.transaction((tx) => this.suppressions.state(tx, this.hmacOf(address), channel));
  }

  /**
   * For an opt-out that is about to be written: waits for the claims of sends to this address, on whatever number, and lets none begin
   * until the transaction ends. Asked before the transaction holds any row, because a claim that is waited for may itself wait for one.
   */
  lock(address: string): Promise<void> {
    return this.database.transaction((tx) => this.suppressions.lock(tx, this.hmacOf(address)));
  }

  /** Records an opt-out; a repeated one changes nothing. Default reach: all channels of this business. */
  suppress(request: SuppressRequest): Promise<{ id: string; isNew: boolean }> {
    const address = bareAddress(request.address);
    const hmac = this.hmacOf(address);
    return this.database.transaction(async (tx) => {
      await this.suppressions.lock(tx, hmac);
      const result = await this.suppressions.upsert(tx, {
        hmac,
        last4: lastFour(address),
        scope: request.scope ?? 'all',
        channel: request.channel,
        source: request.source,
        evidence: request.evidence?.slice(0, 500) ?? null,
        contactId: request.contactId ?? null,
        at: this.clock.now(),
      });
      if (result.isNew) {
        await this.audit.record(tx, {
          action: 'suppressions.create',
          targetType: 'suppression',
          targetId: result.id,
          after: { last4: lastFour(address), scope: request.scope ?? 'all', channel: request.channel, source: request.source },
        });
      }
      return result;
    });
  }

  /**
   * Ends an opt-out. By keyword only what that word may undo, and only on the channel it came by: consent comes back channel by channel
   * (C-14). By staff everything of this business. False if nothing was lifted.
   */
  lift(request: LiftRequest): Promise<boolean> {
    const address = bareAddress(request.address);
    const hmac = this.hmacOf(address);
    const change = { by: request.by, at: this.clock.now() };
    return this.database.transaction(async (tx) => {
      const ids =
        request.by === 'staff'
          ? await this.suppressions.lift(tx, hmac, change)
          : await this.suppressions.liftOn(tx, hmac, { ...change, channel: request.channel, sources: liftable(request.word) });
      for (const id of ids)
        await this.audit.record(tx, {
          action: 'suppressions.lift',
          targetType: 'suppression',
          targetId: id,
          after: { last4: lastFour(address), by: request.by, ...(request.by === 'keyword' && { channel: request.channel }) },
        });
      return ids.length > 0;
    });
  }

  /** `q` with a whole phone number finds exactly that one; else the last four digits, the person's name or the words they used. */
  async list(query: ListQuery): Promise<Page<SuppressionView>> {
    const { country } = await this.orgs.profile();
    const phone = query.q === undefined ? null : parsePhone(query.q, country);
    return this.database.transaction((tx) => this.suppressions.list(tx, query, phone ? this.hmacOf(phone.e164) : null));
  }

  /** An opt-out that staff enters for somebody who called or wrote elsewhere. */
  async add(input: { phone: string; scope?: SuppressionScope; evidence?: string }): Promise<SuppressionView> {
    const { country } = await this.orgs.profile();
    const phone = parsePhone(input.phone, country);
    if (!phone) throw invalid({ phone: `is not a phone number; write it as in ${country} or with + and the country code` });
    return this.database.transaction(async (tx) => {
      const { id } = await this.suppress({
        address: phone.e164,
        channel: 'staff',
        source: 'staff',
        scope: input.scope ?? 'all',
        evidence: input.evidence ?? null,
      });
      return (await this.suppressions.find(tx, id))!;
    });
  }

  /** Staff lifts one opt-out by hand; they need the person's renewed consent, and the audit names them. */
  remove(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const row = await this.suppressions.find(tx, id);
      if (!row || row.liftedAt !== null) throw notFound('suppression');
      const { actor } = TenantContext.require();
      await this.suppressions.liftOne(tx, id, actor.id ?? 'staff', this.clock.now());
      await this.audit.record(tx, {
        action: 'suppressions.lift',
        targetType: 'suppression',
        targetId: id,
        before: { last4: row.last4, scope: row.scope, source: row.source },
      });
    });
  }

  /** For the whole installation, whatever the business; written outside any org. */
  async suppressGlobally(address: string, source: string): Promise<void> {
    const hmac = this.hmacOf(address);
    await this.database.asSystem('global opt-out', async (tx) => {
      await this.suppressions.lock(tx, hmac);
      await this.suppressions.addGlobal(tx, hmac, source);
    });
  }

  /** The keyed hash by which an address is known here. */
  hmacOf(address: string): Buffer {
    return this.crypto.hmac(bareAddress(address));
  }
}
