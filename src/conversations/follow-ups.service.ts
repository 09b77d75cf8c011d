import { Injectable, type OnModuleInit } from '@nestjs/common';
import { parsePhone } from '../common/phone.rules.js';
import { followUp } from '../engines/rules/phrases-talk.rules.js';
import { writtenLanguage } from '../engines/rules/wording/wording.rules.js';
import { valueOf } from '../experiments/assignment.rules.js';
import type { AssignedVariant } from '../experiments/experiment.schema.js';
import { Variants } from '../experiments/variants.service.js';
import { formalityOf } from '../onboarding/profiles/lever.rules.js';
import { Leads } from '../leads/leads.service.js';
import { OrgsService } from '../orgs/orgs.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { withOptOutLine } from '../policy/opt-out-line.rules.js';
import type { QuietHours } from '../policy/quiet-hours.rules.js';
import { candidateZones, stateOf } from '../policy/zones.rules.js';
import { JobsService, type Job } from '../scheduler/jobs.service.js';
import { planInWindow } from './follow-up-window.rules.js';
import { FOLLOW_UP_JOB, followUpBlocker, followUpDueAt, isOverBudget, MAX_FOLLOW_UPS } from './follow-up.rules.js';
import { FollowUpsRepository, type FollowUpThread } from './follow-ups.repository.js';
import { Outbound } from './outbound.service.js';
import { ThreadStateRepository } from './thread-state.repository.js';
import type { ThreadPlace, TurnThread } from './turn.port.js';

interface NextStep {
  step: number;
  /** The moment at which the thread began to wait. */
  anchor: Date;
  place: ThreadPlace;
  contactId: string;
}

/** Nudges at the org's steps (2 h, 24 h, 72 h by default), only while the thread waits on the customer; then it closes. */
@Injectable()
export class FollowUps implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly repository: FollowUpsRepository,
    private readonly threads: ThreadStateRepository,
    private readonly outbound: Outbound,
    private readonly orgs: OrgsService,
    private readonly leads: Leads,
    private readonly variants: Variants,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(FOLLOW_UP_JOB, { mode: 'transaction', run: (job, tx) => this.fire(tx, job) });
  }

  /** Starts the sequence anew from now, because the thread waits on the customer. */
  async schedule(tx: Tx, conversationId: string): Promise<void> {
    this.withdraw(tx, conversationId);
    const place = await this.threads.place(tx, conversationId);
    if (place) await this.scheduleStep(tx, conversationId, { step: 1, anchor: place.now, place, contactId: place.contactId });
  }

  /** The same for a turn that has written the time of the first nudge into its thread; nothing comes before a moment that the customer named. */
  async restart(tx: Tx, thread: Pick<TurnThread, 'id' | 'contactId'>, place: ThreadPlace, quietUntil: Date | null): Promise<void> {
    this.withdraw(tx, thread.id);
    const anchor = quietUntil && quietUntil > place.now ? quietUntil : place.now;
    const { at, isMoved } = await this.planStep(tx, thread.id, { step: 1, anchor, place, contactId: thread.contactId });
    if (at && isMoved) this.threads.setNextFollowUp(tx, thread.id, 0, at);
  }

  /** Nothing more comes by itself; what the thread shows is for the caller to clear. */
  withdraw(tx: Tx, conversationId: string): void {
    this.jobs.withdraw(tx, FOLLOW_UP_JOB, conversationId);
  }

  /** Minutes from the beginning of the wait to the first nudge of this customer; null for a business without any. */
  async firstAfterMinutes(tx: Tx, contactId: string): Promise<number | null> {
    return (await this.steps(tx, contactId)).minutes[0] ?? null;
  }

  /** The waits of this customer: those of the business, or of the variant that they have in an experiment. */
  private async steps(tx: Tx, contactId: string): Promise<{ minutes: readonly number[]; tried: readonly AssignedVariant[] }> {
    const { settings } = await this.orgs.profile();
    const tried = (await this.variants.of(tx, contactId)).filter(({ lever }) => lever === 'follow_up');
    return { minutes: valueOf(tried, 'follow_up')?.minutes ?? settings.followUpMinutes, tried };
  }

  private async scheduleStep(tx: Tx, conversationId: string, next: NextStep): Promise<boolean> {
    const { at } = await this.planStep(tx, conversationId, next);
    this.threads.setNextFollowUp(tx, conversationId, next.step - 1, at);
    return at !== null;
  }

  /** When the step leaves, or null after the last one and for one that no window is open for; `isMoved`: not when the steps say. */
  private async planStep(tx: Tx, conversationId: string, next: NextStep): Promise<{ at: Date | null; isMoved: boolean }> {
    const { step, anchor, place, contactId } = next;
    const { minutes, tried } = await this.steps(tx, contactId);
    // From the first plan on the customer waits differently. Counting who got a nudge would count those who stayed silent for longer in
    // one variant than in the other.
    if (step === 1) for (const variant of tried) this.variants.expose(tx, variant, contactId, conversationId);
    const wantedAt = followUpDueAt(step, anchor, minutes);
    const dueAt = wantedAt && place.channel === 'whatsapp' ? await this.inWindow(tx, conversationId, next, wantedAt) : wantedAt;
    if (!dueAt) return { at: null, isMoved: wantedAt !== null };
    this.jobs.plan(tx, {
      kind: FOLLOW_UP_JOB,
      dedupeKey: `${conversationId}:${place.lastSeq}:${step}`,
      dueAt,
      payload: { step, anchor: anchor.toISOString() },
      conversationId,
      cancelOnReply: true,
      createdSeq: place.inboundSeq,
    });
    return { at: dueAt, isMoved: dueAt !== wantedAt };
  }

  /** WhatsApp takes free text only for a day: the step comes forward, or is left out and the thread says why (rules.md C-23). */
  private async inWindow(tx: Tx, conversationId: string, { step, anchor, place }: NextStep, dueAt: Date): Promise<Date | null> {
    const plan = planInWindow({
      dueAt,
      earliest: anchor > place.now ? anchor : place.now,
      windowUntil: place.windowUntil,
      quiet: await this.quietHours(tx, conversationId),
    });
    if ('at' in plan) return plan.at;
    this.threads.skipFollowUp(tx, conversationId, { step, reason: plan.skip, dueAt });
    return null;
  }

  /** The hours that the gate will ask for at the send. */
  private async quietHours(tx: Tx, conversationId: string): Promise<QuietHours> {
    const { timeZone, country, settings } = await this.orgs.profile();
    const { address, contactZone } = await this.repository.receiver(tx, conversationId);
    return {
      zones: candidateZones({ contactZone, address, orgZone: timeZone }),
      quietStart: settings.quietStart,
      quietEnd: settings.quietEnd,
      country: parsePhone(address, country)?.country ?? null,
      state: stateOf(address),
    };
  }

  private async fire(tx: Tx, job: Job): Promise<void> {
    const conversationId = job.conversationId!;
    const step = Number(job.payload.step);
    const thread = await this.repository.lock(tx, conversationId);
    const profile = await this.orgs.profile();
    const blocker = thread && followUpBlocker({ ...thread, createdSeq: job.createdSeq ?? 0, orgStatus: profile.status });
    if (blocker === 'window_closed') return this.threads.skipFollowUp(tx, conversationId, { step, reason: blocker, dueAt: job.dueAt });
    if (!thread || blocker) return this.threads.clearNextFollowUp(tx, conversationId);
    if (isOverBudget(step, thread.messageBudget)) {
      this.threads.clearNextFollowUp(tx, conversationId);
      return this.giveUp(tx, conversationId, thread);
    }
    const language = writtenLanguage(thread.writes);
    const formality = formalityOf(thread.formality, await this.variants.of(tx, thread.contactId));
    const context = {
      businessName: profile.name,
      vertical: profile.vertical,
      ...(thread.contactName ? { name: thread.contactName } : {}),
      ...(thread.service ? { service: thread.service } : {}),
      maxWords: profile.settings.maxWords,
      seed: `${conversationId}:${step}`,
      language,
      ...(formality && { formality }),
    };
    await this.outbound.queue(tx, {
      conversationId,
      accountId: thread.accountId,
      to: thread.contactAddress,
      body: withOptOutLine(followUp(Math.min(step, MAX_FOLLOW_UPS) as 1 | 2 | 3, context), language),
      lane: 'configured_sequence',
      kind: 'follow_up',
      dedupeKey: `job:${job.id}`,
      sender: 'ai',
      basedOnSeq: thread.inboundSeq,
      isDraft: thread.isDrafting,
    });
    const hasNext = await this.scheduleStep(tx, conversationId, {
      step: step + 1,
      anchor: new Date(String(job.payload.anchor)),
      place: { ...thread, lastSeq: thread.lastSeq + 1 },
      contactId: thread.contactId,
    });
    // A last note that nobody has approved yet ends nothing.
    if (!hasNext && !thread.isDrafting) await this.giveUp(tx, conversationId, thread);
  }

  /** After the last note the thread closes as unanswered; any later text reopens it. */
  private async giveUp(tx: Tx, conversationId: string, thread: FollowUpThread): Promise<void> {
    await this.threads.close(tx, conversationId, 'no_response');
    if (thread.leadId) await this.leads.transition(thread.leadId, 'unresponsive');
  }
}
