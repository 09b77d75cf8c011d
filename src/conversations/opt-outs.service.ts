import { Injectable } from '@nestjs/common';
import { ChannelAccounts } from '../channels/channel-accounts.service.js';
import { addMinutes } from '../common/clock.js';
import type { Tx } from '../platform/database/database.service.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { wishToStop } from '../policy/free-text-opt-out.rules.js';
import { optOutConfirmation } from '../policy/keyword-texts.rules.js';
import { OPT_OUT_CONFIRMATION } from '../policy/kinds.rules.js';
import type { LiftingWord } from '../policy/suppression.schema.js';
import { Suppressions } from '../policy/suppressions.service.js';
import { Events } from '../scheduler/events.service.js';
import { languageOfThread } from './door.rules.js';
import { Escalations } from './escalations.service.js';
import { ThreadState } from './thread-state.service.js';
import { ThreadStateRepository } from './thread-state.repository.js';

/** Whose wish it is, and where it was said. */
export interface Leaver {
  conversationId: string;
  contactId: string;
  leadId: string | null;
  address: string;
  accountId: string;
}

export interface OptOutHeard {
  source: 'keyword' | 'free_text';
  evidence: string;
  hasBooking: boolean;
  /** Makes the event one of its kind. */
  key: string;
}

/** A thread with texts that no turn will read any more. */
export interface UnreadThread {
  id: string;
  contactId: string;
  leadId: string | null;
  contactAddress: string;
  accountId: string;
  processedSeq: number;
  memory: unknown;
}

const LOOK_WITHIN_MINUTES = 120;

/** Opting out and coming back, whoever read the wish: the door, a turn, or what was left unread when people took over. */
@Injectable()
export class OptOuts {
  constructor(
    private readonly suppressions: Suppressions,
    private readonly accounts: ChannelAccounts,
    private readonly threads: ThreadStateRepository,
    private readonly thread: ThreadState,
    private readonly escalations: Escalations,
    private readonly events: Events,
    private readonly orgs: OrgsService,
  ) {}

  /** Asked before a transaction that opts somebody out holds any row: the sends to all their threads are met there. */
  before(address: string): Promise<void> {
    return this.suppressions.lock(address);
  }

  /** 47 CFR 64.1200(a)(10)-(12): revoked at once, everything automatic that is pending is withdrawn. True for the first one. */
  async record(tx: Tx, leaver: Leaver, { source, evidence, hasBooking, key }: OptOutHeard): Promise<boolean> {
    const { conversationId, contactId, address, accountId } = leaver;
    const { channel } = await this.accounts.get(accountId);
    const { isNew } = await this.suppressions.suppress({ address, channel, source, evidence: evidence.slice(0, 200), contactId });
    await this.thread.silence(tx, conversationId, 'opted_out');
    await this.events.emit(tx, 'conversation.opted_out', { conversationId, contactId, hasBooking }, key);
    return isNew;
  }

  /** The same, said in own words where people hold the thread: they see it on their list. */
  async recordForPeople(tx: Tx, leaver: Leaver, text: { id: string; body: string; hasBooking: boolean }): Promise<boolean> {
    const { id, body, hasBooking } = text;
    const isNew = await this.record(tx, leaver, { source: 'free_text', evidence: body, hasBooking, key: id });
    await this.raise(tx, leaver, id, {
      priority: 'high',
      reason: 'opted_out_in_own_words',
      summary: `"${shown(body)}" opted this person out: no more texts reach them. Call them if they still expect something from you.`,
    });
    return isNew;
  }

  /** A wish that is not sure enough to act on: a person looks. */
  async doubt(tx: Tx, leaver: Leaver, text: { id: string; body: string }): Promise<void> {
    const { conversationId, contactId } = leaver;
    const escalationId = await this.raise(tx, leaver, text.id, {
      priority: 'medium',
      reason: 'maybe_opt_out',
      summary: `The customer may have asked us to stop texting. Last text: "${shown(text.body)}"`,
      dueAt: addMinutes(await tx.now(), LOOK_WITHIN_MINUTES),
    });
    await this.events.emit(
      tx,
      'conversation.human_needed',
      { conversationId, escalationId, reason: 'maybe_opt_out', kind: 'opt_out', contactId },
      `human_needed:${escalationId}`,
    );
  }

  /** Reads texts that no turn will read, up to `untilSeq`; answers the effects that it had, by their names. */
  async unread(tx: Tx, thread: UnreadThread, untilSeq: number): Promise<string[]> {
    if (thread.processedSeq >= untilSeq) return [];
    const effects = new Set<string>();
    const leaver = { ...thread, conversationId: thread.id, address: thread.contactAddress };
    for (const { id, body } of await this.threads.texts(tx, thread.id, thread.processedSeq, untilSeq)) {
      const wish = wishToStop(body);
      if (wish === 'sure' && (await this.recordForPeople(tx, leaver, { id, body, hasBooking: false }))) await this.confirm(tx, thread, id);
      else if (wish === 'doubtful') await this.doubt(tx, leaver, { id, body });
      if (wish !== null) effects.add('escalations');
      if (wish === 'sure') effects.add('optOut');
    }
    return [...effects].sort();
  }

  /** What a START or YES may lift, on the channel that it came by. */
  async lift(leaver: Leaver, word: LiftingWord): Promise<void> {
    const { channel } = await this.accounts.get(leaver.accountId);
    await this.suppressions.lift({ address: leaver.address, by: 'keyword', word, channel });
  }

  /** The one text that may follow; it also counts as the answer, so that no later turn reads the wish again. */
  private async confirm(tx: Tx, { id, accountId, contactAddress, memory }: UnreadThread, messageId: string): Promise<void> {
    const { name } = await this.orgs.profile();
    await this.thread.reply(tx, {
      conversationId: id,
      accountId,
      to: contactAddress,
      body: optOutConfirmation({ name }, languageOfThread(memory) ?? 'en'),
      kind: OPT_OUT_CONFIRMATION,
      lane: 'reply',
      decisionId: null,
      dedupeKey: `opt-out:${messageId}`,
    });
  }

  private raise(
    tx: Tx,
    { conversationId, leadId, contactId }: Leaver,
    messageId: string,
    item: { priority: 'high' | 'medium'; reason: string; summary: string; dueAt?: Date },
  ): Promise<string> {
    return this.escalations.raise(tx, { kind: 'opt_out', ...item, conversationId, leadId, contactId, dedupeKey: `opt-out:${messageId}` });
  }
}

const shown = (body: string): string => body.replace(/\s+/g, ' ').trim().slice(0, 160);
