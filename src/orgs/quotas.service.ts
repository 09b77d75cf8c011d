import { Injectable } from '@nestjs/common';
import { changedFields } from '../audit/masking.rules.js';
import { Audit } from '../audit/audit.service.js';
import { Clock } from '../common/clock.js';
import { conflict, refused } from '../common/errors.js';
import { Config } from '../platform/config/config.service.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { OrgCache } from '../platform/tenancy/org-cache.js';
import { effectiveLimits, NO_LIMITS } from './quota.rules.js';
import type { QuotaLimits } from './quota.rules.js';
import { QuotasRepository } from './quotas.repository.js';

/** What an org has of its own and what counts in the end; `version` 0 means that nothing was ever set for it. */
export interface QuotaSettings {
  own: QuotaLimits;
  limits: QuotaLimits;
  version: number;
}

/** What the active org may use: read on every text, so it is kept for at most five seconds. */
@Injectable()
export class Quotas {
  private readonly cache: OrgCache<QuotaLimits>;

  constructor(
    private readonly database: Database,
    private readonly repository: QuotasRepository,
    private readonly config: Config,
    private readonly audit: Audit,
    clock: Clock,
  ) {
    this.cache = new OrgCache(clock);
  }

  /** The limits of the installation, for orgs without own ones. */
  get defaults(): QuotaLimits {
    const { values } = this.config;
    return {
      messagesPerMonth: values.QUOTA_MESSAGES_PER_MONTH ?? null,
      modelMicrosPerMonth: values.QUOTA_MODEL_MICROS_PER_MONTH ?? null,
      modelMicrosPerDay: values.QUOTA_MODEL_MICROS_PER_DAY ?? null,
      modelMicrosPerHour: values.QUOTA_MODEL_MICROS_PER_HOUR ?? null,
      modelTokensPerDay: values.QUOTA_MODEL_TOKENS_PER_DAY ?? null,
      modelTokensPerConversationHour: values.QUOTA_MODEL_TOKENS_PER_CONVERSATION_HOUR ?? null,
      seats: values.QUOTA_SEATS ?? null,
      storageBytes: values.QUOTA_STORAGE_BYTES ?? null,
    };
  }

  limits(): Promise<QuotaLimits> {
    return this.cache.get(() => this.database.transaction(async (tx) => (await this.read(tx)).limits));
  }

  /** As this transaction sees them. */
  async read(tx: Tx): Promise<QuotaSettings> {
    const row = await this.repository.find(tx);
    const { version, ...own } = row ?? { ...NO_LIMITS, version: 0 };
    return { own, limits: effectiveLimits(own, this.defaults), version };
  }

  set(own: QuotaLimits, version: number): Promise<QuotaSettings> {
    return this.database.transaction(async (tx) => {
      const before = await this.read(tx);
      if (before.version !== version || !(await this.repository.save(tx, own, version)))
        throw conflict('quota.changed', 'Somebody else changed the limits meanwhile. Look at them and save again.', await this.read(tx));
      const changes = changedFields({ ...before.own }, { ...own });
      await this.audit.record(tx, { action: 'quota.update', targetType: 'org', targetId: tx.orgId, ...changes });
      this.cache.forget(tx);
      return this.read(tx);
    });
  }

  /** Before somebody is added or invited: a seat must be free. Open invites hold theirs. */
  async needSeat(tx: Tx): Promise<void> {
    const limit = (await this.read(tx)).limits.seats;
    if (limit === null) return;
    const used = await this.repository.lockSeats(tx);
    if (used < limit) return;
    throw refused('quota.seats', `All ${limit} seats are taken. Remove somebody, take back an invite, or ask your agency for more seats.`, {
      quota: 'seats',
      limit,
      used,
    });
  }

  /** After something was stored, in the same transaction: too much undoes it. */
  async needStorage(tx: Tx): Promise<void> {
    const { storageBytes: limit } = await this.limits();
    if (limit === null) return;
    const used = await this.repository.storedBytes(tx);
    if (used <= limit) return;
    const text = `This would take ${megabytes(used)} MB, and ${megabytes(limit)} MB may be stored. Delete what is no longer needed, or ask your agency for more.`;
    throw refused('quota.storage', text, { quota: 'storageBytes', limit, used });
  }
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);
