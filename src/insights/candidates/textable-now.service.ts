import { Injectable } from '@nestjs/common';
import { readMemory } from '../../conversations/memory.schema.js';
import { OrgsService } from '../../orgs/orgs.service.js';
import { Quotas } from '../../orgs/quotas.service.js';
import type { Tx } from '../../platform/database/database.service.js';
import { counterFacts } from '../../policy/send-counters.rules.js';
import { Suppressions } from '../../policy/suppressions.service.js';
import type { LeftOutReason } from './candidate.schema.js';
import { CandidatesRepository, type CandidateRow } from './candidates.repository.js';
import { gateReason, type Way } from './gate-check.rules.js';

const NO_CHANNEL: LeftOutReason = { code: 'no_channel', reason: 'The business has no number to text from.', until: null };

/** Asks the gate about many people at once, with the books as they are now. Nothing is counted: nothing is sent. */
@Injectable()
export class TextableNow {
  constructor(
    private readonly repository: CandidatesRepository,
    private readonly suppressions: Suppressions,
    private readonly orgs: OrgsService,
    private readonly quotas: Quotas,
  ) {}

  /** Whom the gate would stop or hold back, by contact; `until` is when an offer would be too late. */
  async stopped(tx: Tx, rows: readonly CandidateRow[], by: { now: Date; until: Date }): Promise<Map<string, LeftOutReason>> {
    const profile = await this.orgs.profile();
    const { messagesPerMonth } = await this.quotas.limits();
    const ways = new Map(
      rows.flatMap((row) => (row.address === null || row.channel === null ? [] : [[row.contactId, wayOf(row)] as const])),
    );
    const asked = [...ways].map(([contactId, way]) => ({
      contactId,
      hmac: this.suppressions.hmacOf(way.address),
      channel: way.channel.kind,
    }));
    const books = new Map((await this.repository.books(tx, asked, by.now)).map((row) => [row.contactId, row]));
    const stopped = new Map<string, LeftOutReason>();
    for (const { contactId } of rows) {
      const way = ways.get(contactId);
      const row = books.get(contactId);
      const suppression = row && row.scope !== null ? { isGlobal: row.isGlobal === true, scope: row.scope } : null;
      const why =
        way && row ? gateReason(way, { suppression, counters: counterFacts(row) }, { ...by, profile, messagesPerMonth }) : NO_CHANNEL;
      if (why) stopped.set(contactId, why);
    }
    return stopped;
  }
}

function wayOf(row: CandidateRow): Way {
  return {
    address: row.address!,
    isBlocked: row.isBlocked,
    line: { lineType: row.lineType, lineTypeAt: row.lineTypeAt, whatsappUnreachableAt: row.whatsappUnreachableAt },
    contactZone: row.contactZone,
    channel: { kind: row.channel!, registration: row.registration, isSimulated: row.isSimulated, state: row.accountState },
    thread:
      row.conversationId === null
        ? null
        : {
            handler: row.handler ?? 'ai',
            status: row.threadStatus ?? 'closed',
            serviceWindowUntil: row.serviceWindowUntil,
            lastInboundAt: row.lastInboundAt,
            messageBudget: readMemory(row.memory).messageBudget,
          },
  };
}
