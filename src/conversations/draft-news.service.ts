import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { Hints } from '../platform/queue/hints.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';

/** Tells consoles and workers what became of drafts. */
@Injectable()
export class DraftNews {
  constructor(
    private readonly hints: Hints,
    private readonly realtime: Realtime,
  ) {}

  /** Looks at these texts that many seconds after the commit. */
  due(tx: Tx, outboundIds: readonly string[], afterSeconds: number): void {
    tx.afterCommit(() => outboundIds.forEach((id) => this.hints.send(tx.orgId, id, afterSeconds * 1000)));
  }

  /** Open consoles fetch these messages and their thread anew. */
  async changed(tx: Tx, conversationId: string, messageIds: readonly string[]): Promise<void> {
    for (const id of messageIds) await this.realtime.changed(tx, 'messages', id, 'updated');
    await this.realtime.changed(tx, 'conversations', conversationId, 'updated');
  }
}
