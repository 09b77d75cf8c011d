import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { notFound } from '../../common/errors.js';
import { readMemory } from '../../conversations/memory.schema.js';
import type { Turn, TurnMessage } from '../../conversations/turn.port.js';
import { EngineRouter } from '../../engines/engine-router.service.js';
import { understand } from '../../engines/rules/understand.rules.js';
import { Database } from '../../platform/database/database.service.js';
import { ContextCompiler } from '../context/context-compiler.service.js';
import type { TurnContext } from '../context/context.schema.js';
import { TurnRetrieval } from '../retrieval/turn-retrieval.service.js';
import { ServicesRepository, type ThreadRow, type ThreadText } from './services.repository.js';

/** A thread as its next turn would see it; nothing is claimed and nothing is written. */
export interface OpenThread {
  thread: ThreadRow;
  turn: Turn;
  context: TurnContext;
}

const TEXTS = 30;

/** Reads a thread the way a turn does, with what the knowledge says, for people who only want to know. */
@Injectable()
export class ThreadTurns {
  constructor(
    private readonly database: Database,
    private readonly repository: ServicesRepository,
    private readonly compiler: ContextCompiler,
    private readonly retrieval: TurnRetrieval,
    private readonly router: EngineRouter,
    private readonly clock: Clock,
  ) {}

  async read(conversationId: string): Promise<OpenThread> {
    const { thread, turn } = await this.database.transaction(async (tx) => {
      const found = await this.repository.thread(tx, conversationId);
      if (!found) throw notFound('conversation');
      const texts = await this.repository.texts(tx, conversationId, TEXTS);
      const built = turnOf({ orgId: tx.orgId, conversationId, thread: found, texts, now: this.clock.now() });
      await this.compiler.prepare(tx, built);
      return { thread: found, turn: built };
    });
    const count = this.router.countTokens;
    const first = await this.compiler.compile(turn, count);
    const found = await this.retrieval.forTurn(turn, first, understand(first.input), null);
    return { thread, turn, context: this.compiler.withFound(turn, first, found, count) };
  }
}

/** The newest run of their texts is what is to be answered, whether or not somebody wrote since. */
function turnOf(from: { orgId: string; conversationId: string; thread: ThreadRow; texts: readonly ThreadText[]; now: Date }): Turn {
  const { orgId, conversationId, thread, now } = from;
  const all = from.texts.map(({ seq, ...text }): TurnMessage => ({ ...text, seq: Number(seq) }));
  const last = all.findLastIndex(({ direction }) => direction === 'in');
  const first = all.slice(0, last + 1).findLastIndex(({ direction }) => direction === 'out') + 1;
  const isNew = (_: TurnMessage, index: number): boolean => last >= 0 && index >= first && index <= last;
  return {
    orgId,
    conversationId,
    leaseToken: 0,
    fromSeq: (all[first]?.seq ?? 1) - 1,
    toSeq: all[last]?.seq ?? 0,
    trigger: 'inbound',
    orgStatus: 'active',
    attempts: 1,
    claimedAt: now,
    thread: {
      id: conversationId,
      contactId: thread.contactId,
      contactName: thread.contactName,
      contactHome: thread.contactHome,
      contactAddress: thread.contactAddress,
      // a person's id is no lead's: nothing is known then
      leadId: thread.leadId ?? thread.contactId,
      accountId: thread.accountId,
      handler: 'ai',
      stage: thread.stage,
      sentiment: thread.sentiment,
      memory: readMemory(thread.memory),
      openedAt: thread.openedAt,
      profileVersionId: thread.profileVersionId,
    },
    messages: all.filter(isNew),
    history: all.filter((text, index) => !isNew(text, index)),
    hasMedia: false,
    supersedes: null,
  };
}
