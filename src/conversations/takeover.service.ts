import { Injectable } from '@nestjs/common';
import { AppError, conflict, notFound, refused } from '../common/errors.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { Hints } from '../platform/queue/hints.service.js';
import { TenantContext } from '../platform/tenancy/tenant-context.js';
import { readMemory } from './memory.schema.js';
import { TakeoverDesk } from './takeover-desk.service.js';
import { takeoverRefusal } from './takeover.rules.js';
import { ThreadState } from './thread-state.service.js';
import { ThreadStateRepository, type CloseReason, type LockedThread, type Priority } from './thread-state.repository.js';

/** People take threads over, give them back and finish them. The thread's row lock decides every race with the automation. */
@Injectable()
export class Takeovers {
  constructor(
    private readonly database: Database,
    private readonly threads: ThreadStateRepository,
    private readonly state: ThreadState,
    private readonly desk: TakeoverDesk,
    private readonly hints: Hints,
  ) {}

  /** From the commit of this on, nothing automatic leaves; 409 names the colleague who already has it. */
  takeover(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const thread = await this.locked(tx, id);
      await this.take(tx, thread);
    });
  }

  /** Takes an open thread for the caller inside a running transaction; a thread in their hands already stays as it is. */
  async take(tx: Tx, thread: LockedThread): Promise<void> {
    const userId = TenantContext.personId();
    const refusal = takeoverRefusal(thread, userId);
    if (refusal === 'closed') throw refused('conversations.closed', 'This conversation is closed. Send a message to open it again.');
    if (refusal === 'taken') {
      throw conflict('conversations.taken', `${thread.handlerUserName ?? 'A colleague'} already has this conversation.`, {
        handlerUserId: thread.handlerUserId,
        handlerUserName: thread.handlerUserName,
        handlerSince: thread.handlerSince,
      });
    }
    if (thread.handler === 'human' && thread.handlerUserId === userId) return;
    await this.threads.setHandler(tx, thread.id, 'human', userId);
    await this.state.silence(tx, thread.id, 'taken_over');
    await this.desk.coverUnread(tx, thread);
    await this.desk.record(tx, thread, 'taken_over', { handler: 'human', handlerUserId: userId });
  }

  /**
   * The automation leaves an open thread to people for a reason that is no turn of its own; unread texts are theirs. Answers since when
   * they have it, or since when it was closed.
   */
  async handOver(tx: Tx, id: string, priority: Priority, handler: 'human' | 'paused'): Promise<Date> {
    const thread = await this.locked(tx, id);
    if (thread.status === 'closed' || thread.handler !== 'ai') return thread.handlerSince;
    await this.state.handToPeople(tx, id, priority, handler);
    await this.desk.coverUnread(tx, thread);
    return tx.now();
  }

  /** Nobody in particular holds the thread any more: whoever comes first takes it. The automation stays out of it. */
  async release(tx: Tx, id: string): Promise<void> {
    const thread = await this.locked(tx, id);
    if (thread.handler !== 'human' || thread.handlerUserId === null) return;
    await this.threads.setHandler(tx, id, 'human', null);
    await this.desk.record(tx, thread, 'released', { handler: 'human', handlerUserId: null });
  }

  /**
   * The automation answers again; what the customer wrote meanwhile and nobody answered is its next turn. A person who returns a thread is
   * done with it; where it returns because people stayed silent, what was promised stays on the action list.
   */
  returnToAi(id: string, because: 'person' | 'silence' = 'person'): Promise<void> {
    return this.database.transaction(async (tx) => {
      const thread = await this.locked(tx, id);
      if (thread.status === 'closed') throw refused('conversations.closed', 'This conversation is closed.');
      if (thread.handler === 'ai') return;
      const memory = readMemory(thread.memory);
      const stretch = { from: thread.handlerSince.toISOString(), to: (await tx.now()).toISOString() };
      const hasWork = await this.threads.resumeAi(tx, id, {
        ...memory,
        confusedTurns: 0,
        humanStretches: [...memory.humanStretches, stretch].slice(-5),
      });
      if (because === 'person') await this.desk.finish(tx, thread, 'returned');
      else await this.desk.record(tx, thread, 'returned', { handler: 'ai', because });
      if (hasWork) tx.afterCommit(() => this.hints.turn(tx.orgId, id));
    });
  }

  resolve(id: string, reason: CloseReason = 'manual'): Promise<void> {
    return this.database.transaction(async (tx) => {
      const thread = await this.locked(tx, id);
      if (!(await this.state.close(tx, id, reason)))
        throw new AppError('conversations.closed', 409, 'This conversation is closed already.');
      await this.desk.finish(tx, thread, 'closed');
    });
  }

  async locked(tx: Tx, id: string): Promise<LockedThread> {
    const thread = await this.threads.lock(tx, id);
    if (!thread) throw notFound('conversation');
    return thread;
  }
}
