import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../platform/database/database.service.js';
import { Events, type EventPayload } from '../scheduler/events.service.js';
import { AlertFailures } from './alert-failures.service.js';
import { AlertWriter } from './alert-writer.service.js';
import { EmergencyChain } from './emergency-chain.service.js';
import { AlertFactsRepository } from './alert-facts.repository.js';
import { readStaffTextKey } from './staff-texts.service.js';
import { TakeoverRelay } from './takeover-relay.service.js';
import { TakeoverWatch } from './takeover-watch.service.js';

const SUBSCRIBER = 'notifications';

const ANSWERS: ReadonlySet<string> = new Set(['reply', 'transactional', 'emergency']);
/** The person asked for less: nothing that anybody should mend. */
const THEIR_WISH: ReadonlySet<string> = new Set(['opted_out', 'marketing_stopped']);
const EXPECTED_REFUSALS: ReadonlySet<string> = new Set([
  'suppressed',
  'handled_by_person',
  'handler',
  'opted_out',
  'contact_blocked',
  'superseded',
]);

/** Which events people hear about, and what else they set off: the call chain, the relay, the reminder. */
@Injectable()
export class EventAlerts implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly writer: AlertWriter,
    private readonly chain: EmergencyChain,
    private readonly relay: TakeoverRelay,
    private readonly watch: TakeoverWatch,
    private readonly failures: AlertFailures,
    private readonly facts: AlertFactsRepository,
  ) {}

  onModuleInit(): void {
    const on = (event: string, handle: (payload: EventPayload, tx: Tx) => Promise<void>) =>
      this.events.subscribe(event, SUBSCRIBER, handle);
    on('call.missed', (payload, tx) => this.writer.call(tx, 'call.missed', text(payload.callId)));
    on('call.repeat', (payload, tx) => this.writer.call(tx, 'call.repeat', text(payload.callId)));
    on('lead.qualified', (payload, tx) => this.writer.qualified(tx, text(payload.leadId)));
    for (const event of ['appointment.booked', 'appointment.rescheduled', 'appointment.cancelled'] as const) {
      on(event, (payload, tx) => this.writer.appointment(tx, event, text(payload.appointmentId), payload));
    }
    on('emergency.detected', (payload, tx) => this.emergency(payload, tx));
    on('cta.completed', (payload, tx) => this.writer.ctaCompleted(tx, text(payload.conversationId), payload));
    on('conversation.human_needed', (payload, tx) => this.humanNeeded(payload, tx));
    on('action.overdue', (payload, tx) => this.writer.overdue(tx, text(payload.escalationId), text(payload.key)));
    on('conversation.no_openings', (payload, tx) => this.writer.noOpenings(tx, text(payload.conversationId)));
    on('conversation.opted_out', (payload, tx) => this.writer.optedOut(tx, text(payload.conversationId)));
    on('conversation.taken_over', (payload, tx) => this.takenOver(payload, tx));
    on('message.received', (payload, tx) => this.message(payload, tx));
    on('knowledge.stale', (payload, tx) => this.writer.knowledge(tx, text(payload.documentId), text(payload.title), text(payload.reason)));
    on('quota.reached', (payload, tx) => this.writer.quota(tx, payload));
    on('engine.down', (payload, tx) => this.writer.engineDown(tx, payload));
    on('experiment.stopped', (payload, tx) => this.writer.experimentStopped(tx, payload));
    on('registration.rejected', (payload, tx) => this.writer.registrationRejected(tx, payload));
    on('job.dead', (payload, tx) => this.writer.jobDead(tx, text(payload.kind), text(payload.key)));
    on('outbound.failed', (payload, tx) => this.outboundFailed(payload, tx));
  }

  private async emergency(payload: EventPayload, tx: Tx): Promise<void> {
    const escalationId = text(payload.escalationId);
    const hazard = typeof payload.hazard === 'string' ? payload.hazard : null;
    await this.writer.emergency(tx, 'emergency.detected', { conversationId: text(payload.conversationId), escalationId, hazard });
    await this.chain.start(tx, escalationId);
  }

  /** Nobody in particular holds it yet: the reminder watches that somebody comes. */
  private async humanNeeded(payload: EventPayload, tx: Tx): Promise<void> {
    const conversationId = text(payload.conversationId);
    const escalationId = text(payload.escalationId);
    // What an engine calls an emergency is told like one: it passes the quiet hours (rules.md C-03).
    if (payload.isDanger === true) await this.writer.emergency(tx, 'emergency.possible', { conversationId, escalationId, hazard: null });
    else await this.writer.humanNeeded(tx, conversationId, escalationId, payload.reason);
    await this.watch.watch(tx, conversationId, `needed:${escalationId}`);
  }

  private async takenOver(payload: EventPayload, tx: Tx): Promise<void> {
    const conversationId = text(payload.conversationId);
    const conversation = await this.facts.conversation(tx, conversationId);
    if (conversation?.handler !== 'human') return;
    await this.watch.watch(tx, conversationId, `taken:${conversation.handler_since.toISOString()}`);
    await this.relay.passWaiting(tx, conversationId);
  }

  /** Only texts that no automation answers: during a takeover, while a thread waits for the doors to open, or from somebody who opted out. */
  private async message(payload: EventPayload, tx: Tx): Promise<void> {
    const conversationId = text(payload.conversationId);
    const messageId = text(payload.messageId);
    const isHeld = payload.handler === 'human';
    const isWaiting = isHeld || payload.handler === 'paused';
    if (!isWaiting && payload.isSuppressed !== true) return;
    const isRelayed = isHeld && (await this.relay.pass(tx, conversationId, messageId));
    await this.writer.message(tx, conversationId, messageId, isRelayed);
    if (isWaiting) await this.watch.watch(tx, conversationId, messageId);
  }

  /** A failed alert belongs to the client org it was about; any other text to the org it left from. */
  private async outboundFailed(payload: EventPayload, tx: Tx): Promise<void> {
    const outbound = await this.facts.outbound(tx, text(payload.outboundId));
    if (!outbound) return;
    const alert = outbound.lane === 'staff' ? readStaffTextKey(outbound.dedupe_key) : null;
    const reason = outbound.error_message ?? outbound.block_reason ?? 'the network refused it';
    if (alert) return this.failures.report(tx, outbound.id, { orgId: alert.orgId, phone: alert.phone, reason });
    if (outbound.lane !== 'staff' && isNews(payload, outbound.lane)) await this.writer.outboundFailed(tx, outbound, reason);
  }
}

/** What the gate held back on purpose is no news; a customer who waits for words that will not come is. */
function isNews(payload: EventPayload, lane: string): boolean {
  if (payload.reason !== 'blocked') return !THEIR_WISH.has(text(payload.reason));
  return ANSWERS.has(lane) && !EXPECTED_REFUSALS.has(text(payload.code));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
