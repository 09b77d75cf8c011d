import { Injectable } from '@nestjs/common';
import type { Channel, ChannelAccount } from '../channels/channel-account.entity.js';
import type { FailureReason } from '../channels/channel.port.js';
import { RegistrationFollowUp } from '../channels/registration/registration-follow-up.service.js';
import { Escalations } from '../conversations/escalations.service.js';
import { ThreadState } from '../conversations/thread-state.service.js';
import { Contacts } from '../leads/contacts.service.js';
import type { Tx } from '../platform/database/database.service.js';
import type { SuppressionScope } from '../policy/gate-facts.schema.js';
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

/** What the provider's refusal says about the person's wishes: which texts are over, and why in plain words. */
const WISHES: Partial<Record<FailureReason, { scope: (channel: Channel) => SuppressionScope; evidence: string }>> = {
  // Twilio 21610: the person stopped us at the carrier; the list must say so too.
  opted_out: { scope: () => 'all', evidence: 'The provider refuses texts to this number because its owner sent STOP.' },
  // Who blocks us on WhatsApp may still read texts (63033); a block of our texts is the person's or their carrier's (30004).
  sender_blocked: {
    scope: (channel) => (channel === 'whatsapp' ? 'whatsapp' : 'all'),
    evidence: 'The provider says that this person, or their carrier, blocks this sender.',
  },
  // 63050: they want no advertising. What they ask is answered as before.
  marketing_stopped: { scope: () => 'marketing', evidence: 'The provider says that this person stopped marketing messages on WhatsApp.' },
};

/** The person decided so: there is nothing that anybody of the business should do about it. */
const DECIDED: ReadonlySet<FailureReason> = new Set(['opted_out', 'marketing_stopped']);

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
    await this.heed(tx, send, account, failure.reason);
    if (failure.reason === 'unregistered') await this.registration.doubted(tx);
    await this.learn(send, account, failure.reason);
    if (send.conversationId && !DECIDED.has(failure.reason)) {
      await this.raise(tx, send, `A text could not be delivered (${failure.message}). Try another way to reach this person.`, failure.code);
    }
    await this.tell(tx, send, failure);
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
    await this.tell(tx, send, { code: reason, reason: 'blocked' });
  }

  /** Nobody knows whether it arrived, and the provider cannot be asked. Raised once, however often it is asked. */
  async unknown(tx: Tx, send: FailedSend): Promise<void> {
    // An alert belongs to no conversation: its business is told as of one that failed.
    if (!send.conversationId) return this.tell(tx, send, { code: 'unknown', reason: 'other' }, `${send.id}:unknown`);
    await this.raise(
      tx,
      send,
      'Nobody knows yet whether a text reached this person: the provider has not said so, and it is still being asked. Later texts of this conversation wait for the answer, so call if it cannot wait.',
      'unknown',
    );
  }

  /** The list of opt-outs says what the provider knows; a person who stopped everything is left in peace. */
  private async heed(tx: Tx, send: FailedSend, { channel }: ChannelAccount, reason: FailureReason): Promise<void> {
    const wish = WISHES[reason];
    if (!wish) return;
    await this.suppressions.suppress({
      address: send.to,
      channel,
      source: 'provider',
      scope: wish.scope(channel),
      evidence: wish.evidence,
      contactId: send.thread?.contactId ?? null,
    });
    if (reason === 'opted_out' && send.conversationId) await this.threads.silence(tx, send.conversationId, 'opted_out');
  }

  /** Who is not on WhatsApp may well have a phone that texts reach. */
  private async learn({ thread }: FailedSend, { channel }: ChannelAccount, reason: FailureReason): Promise<void> {
    const lineType = LINE_TYPE[reason];
    if (!lineType || !thread) return;
    await (channel === 'whatsapp' ? this.contacts.setOffWhatsApp(thread.contactId) : this.contacts.setLineType(thread.contactId, lineType));
  }

  private tell(
    tx: Tx,
    { id, conversationId, lane }: FailedSend,
    { code, reason }: { code: string; reason: FailureReason | 'blocked' },
    key = id,
  ): Promise<void> {
    return this.events.emit(tx, 'outbound.failed', { outboundId: id, conversationId, lane, code, reason }, key);
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
