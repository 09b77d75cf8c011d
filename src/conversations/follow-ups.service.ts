import { Injectable, type OnModuleInit } from '@nestjs/common';
import { parsePhone } from '../common/phone.rules.js';
import type { Formality } from '../engines/rules/wording/tone.rules.js';
import { writtenLanguage } from '../engines/rules/wording/wording.rules.js';
import { valueOf } from '../experiments/assignment.rules.js';
import type { AssignedVariant } from '../experiments/experiment.schema.js';
import { Variants } from '../experiments/variants.service.js';
import { formalityOf } from '../onboarding/profiles/lever.rules.js';
import type { OrgProfile } from '../orgs/org-profile.schema.js';
import { OrgsService } from '../orgs/orgs.service.js';
import type { Tx } from '../platform/database/database.service.js';
import type { QuietHours } from '../policy/quiet-hours.rules.js';
import { candidateZones, stateOf } from '../policy/zones.rules.js';
import { JobsService, type Job } from '../scheduler/jobs.service.js';
import { FOLLOW_UP_JOB, followUpBlocker } from './follow-up.rules.js';
import { FollowUpsRepository, type FollowUpThread } from './follow-ups.repository.js';
import { decideNudge, NUDGE_FORMAT, planStep, type NudgeRecord, type PlannedStep, type Reach, type StepFacts } from './nudge.rules.js';
import { Nudges } from './nudges.service.js';
import { ThreadStateRepository } from './thread-state.repository.js';
import type { ThreadPlace, Turn, TurnOutcome } from './turn.port.js';

/** A thread without a known channel is none that is written to: test chats and replays. */
const NOWHERE: Reach = { channel: 'sms', windowUntil: null, zone: null };

interface NextStep extends Pick<StepFacts, 'step' | 'anchor' | 'now' | 'messageBudget' | 'reach'> {
  contactId: string;
  address: string;
}

/** A step as it is planned, with the moment from which it counts and the experiments that its wait comes from. */
export interface NudgePlan extends PlannedStep {
  step: number;
  anchor: Date;
  tried: readonly AssignedVariant[];
}

/** Nudges at the org's steps (2 h, 24 h, 72 h by default), only while the thread waits on the customer; then it closes. */
@Injectable()
export class FollowUps implements OnModuleInit {
  constructor(
    private readonly jobs: JobsService,
    private readonly repository: FollowUpsRepository,
    private readonly threads: ThreadStateRepository,
    private readonly orgs: OrgsService,
    private readonly variants: Variants,
    private readonly nudges: Nudges,
  ) {}

  onModuleInit(): void {
    this.jobs.handle(FOLLOW_UP_JOB, { mode: 'transaction', run: (job, tx) => this.fire(tx, job) });
  }

  /** Starts the sequence anew from now, because the thread waits on the customer, or from a later moment that they named. */
  async schedule(tx: Tx, conversationId: string, quietUntil: Date | null = null): Promise<void> {
    this.withdraw(tx, conversationId);
    const thread = await this.threads.place(tx, conversationId);
    if (!thread) return;
    const plan = await this.plan(tx, { ...thread, step: 1, anchor: laterOf(thread.now, quietUntil) });
    this.expose(tx, { id: conversationId, contactId: thread.contactId }, plan);
    this.keep(tx, conversationId, plan, thread);
  }

  /** The first nudge of a turn that leaves its thread waiting, counted from its claim; nothing comes before a moment that the customer named. */
  first(tx: Tx, { claimedAt, thread, reach = NOWHERE }: Turn, { memory, quietUntil }: TurnOutcome): Promise<NudgePlan> {
    const { contactId, contactAddress: address } = thread;
    return this.plan(tx, {
      step: 1,
      anchor: laterOf(claimedAt, quietUntil),
      now: claimedAt,
      messageBudget: memory.messageBudget,
      reach,
      contactId,
      address,
    });
  }

  /** Begins the sequence of a turn whose commit has written the time of the first nudge into its thread. */
  restart(tx: Tx, thread: { id: string; contactId: string }, place: ThreadPlace, first: NudgePlan): void {
    this.withdraw(tx, thread.id);
    this.expose(tx, thread, first);
    if (first.at) this.queue(tx, thread.id, first, first.at, place);
    else if (first.skip) this.threads.skipFollowUp(tx, thread.id, first.skip);
  }

  /** Nothing more comes by itself; what the thread shows is for the caller to clear. */
  withdraw(tx: Tx, conversationId: string): void {
    this.jobs.withdraw(tx, FOLLOW_UP_JOB, conversationId);
  }

  /** The waits are those of the business, or of the variant that the customer has in an experiment. */
  private async plan(tx: Tx, next: NextStep): Promise<NudgePlan> {
    const profile = await this.orgs.profile();
    const tried = (await this.variants.of(tx, next.contactId)).filter(({ lever }) => lever === 'follow_up');
    const minutes = valueOf(tried, 'follow_up')?.minutes ?? profile.settings.followUpMinutes;
    const planned = planStep({ ...next, minutes, quiet: () => quietHours(profile, next) });
    return { ...planned, step: next.step, anchor: next.anchor, tried };
  }

  /**
   * From the first plan on the customer waits differently. Counting who got a nudge would count those who stayed silent for longer in one
   * variant than in the other.
   */
  private expose(tx: Tx, { id, contactId }: { id: string; contactId: string }, { tried }: NudgePlan): void {
    for (const variant of tried) this.variants.expose(tx, variant, contactId, id);
  }

  /** The thread shows what is planned, or why nothing is. */
  private keep(tx: Tx, conversationId: string, plan: NudgePlan, place: ThreadPlace): void {
    if (plan.skip) return this.threads.skipFollowUp(tx, conversationId, plan.skip);
    this.threads.setNextFollowUp(tx, conversationId, plan.step - 1, plan.at);
    if (plan.at) this.queue(tx, conversationId, plan, plan.at, place);
  }

  private queue(tx: Tx, conversationId: string, { step, anchor }: NudgePlan, dueAt: Date, place: ThreadPlace): void {
    this.jobs.plan(tx, {
      kind: FOLLOW_UP_JOB,
      // the moment too: an approval that was taken back and given again begins another sequence after the same text
      dedupeKey: `${conversationId}:${place.lastSeq}:${step}:${anchor.getTime()}`,
      dueAt,
      payload: { step, anchor: anchor.toISOString() },
      conversationId,
      cancelOnReply: true,
      createdSeq: place.inboundSeq,
    });
  }

  private async fire(tx: Tx, job: Job): Promise<void> {
    const conversationId = job.conversationId!;
    const step = Number(job.payload.step);
    const thread = await this.repository.lock(tx, conversationId);
    const profile = await this.orgs.profile();
    const blocker = thread && followUpBlocker({ ...thread, createdSeq: job.createdSeq ?? 0, orgStatus: profile.status });
    // Void, and no decision: the customer wrote, a person has the thread or it ended, and whatever did that stands in the log itself.
    if (!thread || (blocker && blocker !== 'window_closed')) return this.threads.clearNextFollowUp(tx, conversationId);
    const formality = formalityOf(thread.formality, await this.variants.of(tx, thread.contactId));
    const record = recordOf(profile, thread, { step, seed: `${conversationId}:${step}`, isWindowClosed: blocker !== null, formality });
    const decided = decideNudge(record);
    const anchor = new Date(String(job.payload.anchor));
    const due = { job, thread, record, decided, anchor, dueAt: job.dueAt };
    if (decided.reply === null) {
      const reason = decided.reasonCode;
      this.threads.skipFollowUp(tx, conversationId, { step, reason, dueAt: job.dueAt });
      // A window that was missed ends nothing: the customer had less than the sequence wanted them to have.
      const isLast = reason === 'message_budget_used';
      await this.nudges.write(tx, conversationId, { ...due, next: { at: null, skip: null }, isLast, variants: [] });
      if (isLast) await this.nudges.giveUp(tx, conversationId, thread);
      return;
    }
    const next = await this.plan(tx, { ...thread, address: thread.contactAddress, step: step + 1, anchor });
    // A last note that nobody has approved yet ends nothing.
    const isLast = next.at === null && !thread.isDrafting;
    await this.nudges.write(tx, conversationId, { ...due, next, isLast, variants: next.tried.map(named) });
    this.keep(tx, conversationId, next, { ...thread, lastSeq: thread.lastSeq + 1 });
    if (isLast) await this.nudges.giveUp(tx, conversationId, thread);
  }
}

const laterOf = (now: Date, until: Date | null | undefined): Date => (until && until > now ? until : now);

const named = ({ experimentId, variant }: AssignedVariant): { experimentId: string; variant: string } => ({ experimentId, variant });

/** The hours that the gate will ask for at the send. */
function quietHours({ timeZone, country, settings }: OrgProfile, { address, reach }: Pick<NextStep, 'address' | 'reach'>): QuietHours {
  return {
    zones: candidateZones({ contactZone: reach.zone, address, orgZone: timeZone }),
    quietStart: settings.quietStart,
    quietEnd: settings.quietEnd,
    country: parsePhone(address, country)?.country ?? null,
    state: stateOf(address),
  };
}

function recordOf(
  { name, vertical, settings }: OrgProfile,
  { messageBudget, contactName, service, writes }: FollowUpThread,
  due: Pick<NudgeRecord, 'step' | 'seed' | 'isWindowClosed'> & { formality: Formality | undefined },
): NudgeRecord {
  return {
    format: NUDGE_FORMAT,
    ...due,
    messageBudget,
    businessName: name,
    vertical,
    name: contactName,
    service,
    language: writtenLanguage(writes),
    maxWords: settings.maxWords,
  };
}
