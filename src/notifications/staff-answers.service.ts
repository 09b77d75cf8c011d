import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { AppError } from '../common/errors.js';
import { Clock } from '../common/clock.js';
import { newId } from '../common/ids.js';
import { HumanMessages } from '../conversations/human-messages.service.js';
import { OrgsService } from '../orgs/orgs.service.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { formatPhone } from '../common/phone.rules.js';
import type { Actor } from '../platform/tenancy/tenant-context.js';
import { AlertFactsRepository } from './alert-facts.repository.js';
import type { LastAlert, RelayQuestion, RelayTarget, StaffReplyFacts } from './staff-reply.rules.js';
import { StaffRepository } from './staff.repository.js';
import { StaffTexts } from './staff-texts.service.js';

/** A text of one of our people and the client orgs it may be about. */
export interface StaffReply {
  operationsOrgId: string;
  orgIds: string[];
  phone: string;
  body: string;
}

/** Reads what a staff reply can belong to, and carries the answer: to the customer, or back to the phone. */
@Injectable()
export class StaffAnswers {
  constructor(
    private readonly database: Database,
    private readonly staff: StaffRepository,
    private readonly texts: StaffTexts,
    private readonly messages: HumanMessages,
    private readonly alertFacts: AlertFactsRepository,
    private readonly orgs: OrgsService,
    private readonly clock: Clock,
  ) {}

  /** A reply to the alert number may be about any client org in which this phone is staff; one to a business's number only about that. */
  async addressee(orgId: string, phone: string, body: string, isOperations: boolean): Promise<StaffReply | null> {
    return this.database.asOrg(orgId, async (tx) => {
      const operationsOrgId = isOperations ? orgId : await this.staff.operationsOrg(tx, orgId);
      if (!operationsOrgId) return null;
      const orgIds = isOperations ? await this.staff.orgsOf(tx, orgId, phone) : [orgId];
      return orgIds.length > 0 ? { operationsOrgId, orgIds, phone, body } : null;
    });
  }

  async facts(reply: StaffReply): Promise<StaffReplyFacts> {
    const perOrg = await Promise.all(reply.orgIds.map((orgId) => this.database.asOrg(orgId, (tx) => this.ofOrg(tx, reply.phone))));
    const question = newest(perOrg.map((each) => each.question));
    const chosen = newest(perOrg.map((each) => each.chosen));
    // A question that was answered is over.
    const isOver = question && chosen && chosen.at > question.at;
    return {
      body: reply.body,
      now: this.clock.now(),
      relays: perOrg.flatMap((each) => each.relays).sort((a, b) => b.at.getTime() - a.at.getTime()),
      lastAlert: newest(perOrg.map((each) => each.lastAlert)),
      question: isOver ? null : question,
      chosen,
    };
  }

  /** The words go out from the business's number, by hand and through the same gate as any other text. */
  async relay(reply: StaffReply, action: { target: RelayTarget; body: string; isAnswer: boolean }, key: string): Promise<void> {
    const { target } = action;
    const actor = await this.actorOf(target, reply.phone);
    try {
      await this.database.withOrg(target.orgId, () => this.messages.send(target.conversationId, action.body, key), actor);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return this.say({ ...reply, orgIds: [target.orgId] }, `Not sent to ${target.label}: ${error.message}`, key);
    }
    await this.database.asOrg(target.orgId, (tx) =>
      this.staff.recordAlert(tx, {
        id: newId(),
        phone: reply.phone,
        notificationId: null,
        escalationId: null,
        conversationId: target.conversationId,
        isRelay: false,
        data: { kind: 'chosen', label: target.label },
        at: this.clock.now(),
      }),
    );
  }

  /** Answers the phone from the alert number; the row stays in the first org it may be about. */
  async say(reply: StaffReply, body: string, key: string, data?: Record<string, unknown>): Promise<void> {
    const orgId = reply.orgIds[0];
    if (orgId) await this.texts.send({ orgId, phone: reply.phone, body, key: `answer-${key}`, data });
  }

  private async ofOrg(
    tx: Tx,
    phone: string,
  ): Promise<{ relays: RelayTarget[]; lastAlert: LastAlert | null; question: RelayQuestion | null; chosen: RelayTarget | null }> {
    const { name, country } = await this.orgs.profile();
    const [relays, alert, question, chosen] = [
      await this.staff.relays(tx, phone),
      await this.staff.lastAlert(tx, phone),
      await this.staff.dialogue(tx, phone, 'question'),
      await this.staff.dialogue(tx, phone, 'chosen'),
    ];
    return {
      relays: relays.map((row) => ({
        orgId: tx.orgId,
        conversationId: row.conversation_id,
        label: `${row.name ?? formatPhone(row.contact_address, country)} (${name})`,
        at: row.at,
      })),
      lastAlert: alert && {
        orgId: tx.orgId,
        escalationId: alert.escalation_id,
        isRelay: alert.is_relay,
        isAcknowledged: alert.is_acknowledged,
        at: alert.at,
      },
      question: question && { body: text(question.data.body), options: readOptions(question.data.options), at: question.at },
      chosen: chosen?.conversation_id
        ? { orgId: tx.orgId, conversationId: chosen.conversation_id, label: text(chosen.data.label), at: chosen.at }
        : null,
    };
  }

  /** A reply from the handset counts as the word of whoever holds the conversation: it went to them. */
  private actorOf(target: RelayTarget, phone: string): Promise<Actor> {
    return this.database.asOrg(target.orgId, async (tx) => {
      const row = (await this.staff.phones(tx)).find((each) => each.phone === phone);
      const conversation = await this.alertFacts.conversation(tx, target.conversationId);
      const id = conversation?.handler_user_id ?? row?.user_id;
      return { type: 'user', name: `${row?.label ?? 'Staff'}, by text`, ...(id ? { id } : {}) };
    });
  }
}

function newest<T extends { at: Date }>(items: (T | null)[]): T | null {
  return items.reduce<T | null>((best, item) => (item && (!best || item.at > best.at) ? item : best), null);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Options as they were stored: instants are text in JSON. */
function readOptions(stored: unknown): RelayTarget[] {
  if (!Array.isArray(stored)) return [];
  return (stored as (Omit<RelayTarget, 'at'> & { at: string })[]).map((option) => ({
    ...option,
    at: DateTime.fromISO(option.at).toJSDate(),
  }));
}
