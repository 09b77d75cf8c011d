import { Injectable } from '@nestjs/common';
import type { ChannelAccount } from '../channels/channel-account.entity.js';
import type { FailureReason } from '../channels/channel.port.js';
import { RegistrationFollowUp } from '../channels/registration/registration-follow-up.service.js';
import { Escalations } from '../conversations/escalations.service.js';
import { ThreadState } from '../conversations/thread-state.service.js';
import { Contacts } from '../leads/contacts.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Suppressions } from '../policy/suppressions.service.js';
import { Events } from '../scheduler/events.service.js';

export interface FailedSend {
  id: string;
  conversationId: string | null;
  to: string;
  lane: string;
  kind: string;
  thread: { contactId: string; leadId: string | null } | null;
}

const LINE_TYPE: Partial<Record<FailureReason, 'invalid' | 'landline'>> = { invalid_number: 'invalid', not_textable: 'landline' };

/** Refusals of the gate that a person should hear about, because somebody is waiting for these words. */
const SILENT_REFUSALS: ReadonlySet<string> = new Set([
  'suppressed',
  'handled_by_person',
  'handler',
  'opted_out',
  'contact_blocked',
  'superseded',
]);

/** What follows from a text that did not leave: the opt-out list, the line type, an item for a person. */
@Injectable()
export class FailureHandling {
  constructor(
    private readonly suppressions: Suppressions,
    private readonly contacts: Contacts,
    private readonly threads: ThreadState,
    private readonly escalations: Escalations,
    private readonly events: Events,
    private readonly registration: RegistrationFollowUp,
  ) {}

  async handle(
    tx: Tx,
    send: FailedSend,
    account: ChannelAccount,
    failure: { code: string; message: string; reason: FailureReason },
  ): Promise<void> {
    if (failure.reason === 'opted_out') await this.optedOut(tx, send, account);
    if (failure.reason === 'unregistered') await this.registration.doubted(tx);
    const lineType = LINE_TYPE[failure.reason];
    if (lineType && send.thread) await this.contacts.setLineType(send.thread.contactId, lineType);
    if (send.conversationId && failure.reason !== 'opted_out') {
      await this.raise(tx, send, `A text could not be delivered (${failure.message}). Try another way to reach this person.`, failure.code);
    }
    await this.events.emit(
      tx,
      'outbound.failed',
      { outboundId: send.id, conversationId: send.conversationId, lane: send.lane, code: failure.code, reason: failure.reason },
      send.id,
    );
  }

  /** The gate said no: a reply that nobody will get is work for a person. */
  async refused(tx: Tx, send: FailedSend, reason: string): Promise<void> {
    const isAwaited = ['reply', 'transactional', 'emergency'].includes(send.lane);
    if (isAwaited && send.conversationId && !SILENT_REFUSALS.has(reason)) {
      await this.raise(
        tx,
        send,
        `A reply was held back (${reason.replaceAll('_', ' ')}). Look at the conversation and decide what to do.`,
        reason,
      );
    }
    await this.events.emit(
      tx,
      'outbound.failed',
      { outboundId: send.id, conversationId: send.conversationId, lane: send.lane, code: reason, reason: 'blocked' },
      send.id,
    );
  }

  /** Twilio 21610: the person stopped us at the carrier; the list must say so too. */
  private async optedOut(tx: Tx, send: FailedSend, account: ChannelAccount): Promise<void> {
    await this.suppressions.suppress({
      address: send.to,
      channel: account.channel,
      source: 'provider',
      evidence: 'The provider refuses texts to this number because its owner sent STOP.',
      contactId: send.thread?.contactId ?? null,
    });
    if (send.conversationId) await this.threads.silence(tx, send.conversationId, 'opted_out');
  }

  private async raise(tx: Tx, send: FailedSend, summary: string, reason: string): Promise<void> {
    await this.escalations.raise(tx, {
      kind: 'delivery',
      priority: send.lane === 'emergency' ? 'critical' : 'medium',
      reason,
      summary,
      conversationId: send.conversationId,
      leadId: send.thread?.leadId ?? null,
      contactId: send.thread?.contactId ?? null,
      dedupeKey: `delivery:${send.id}`,
    });
  }
}
