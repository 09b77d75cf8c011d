import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { limitedSince } from '../orgs/quota.rules.js';
import { Quotas } from '../orgs/quotas.service.js';
import { Config } from '../platform/config/config.service.js';
import { Database, type Tx } from '../platform/database/database.service.js';
import { Events } from '../scheduler/events.service.js';
import type { AnswerFacts } from './answer-facts.schema.js';
import { isCapped, isWithin, knownCost, type Caps, type Used } from './caps.rules.js';
import { UsageRepository, type UsageRow } from './usage.repository.js';

/** A call of a model belongs to one claim of a turn: the token of its lease names it. */
interface Call {
  conversationId: string;
  leaseToken: number;
  toSeq: number;
}

/** What a call of a model leaves behind: a row before and one after it, so that a call that killed us is still seen on the bill, and the news of an outage. */
@Injectable()
export class Usage {
  constructor(
    private readonly database: Database,
    private readonly repository: UsageRepository,
    private readonly quotas: Quotas,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly config: Config,
  ) {}

  /** False when the active org, or this conversation of it, has used what it may of models: the rules engine answers then, and costs nothing. */
  async mayPay(conversationId: string | null = null): Promise<boolean> {
    const caps = await this.caps();
    if (!isCapped(caps)) return true;
    const since = limitedSince(this.clock.now());
    return isWithin(caps, await this.database.transaction((tx) => this.repository.used(tx, since, conversationId)));
  }

  /** The limits of models of the active org, and what it used in the same times; of no conversation. */
  async standing(): Promise<{ caps: Caps; used: Used }> {
    const since = limitedSince(this.clock.now());
    return { caps: await this.caps(), used: await this.database.transaction((tx) => this.repository.used(tx, since, null)) };
  }

  /** False where the rules answer alone: then nothing is ever paid. */
  get isPaid(): boolean {
    return this.config.values.engine !== 'rules';
  }

  /** With what the turn reads, so before the call. */
  started(tx: Tx, { conversationId, leaseToken, toSeq }: Call): void {
    this.repository.add(tx, this.startOf(conversationId, { call: leaseToken, toSeq }));
  }

  /** Before a call outside of turns or beside one, in a transaction of its own: one that killed us is still on the bill. */
  async began(task: string, conversationId: string | null = null): Promise<void> {
    await this.database.transaction((tx) => Promise.resolve(this.repository.add(tx, this.startOf(conversationId, { task }))));
  }

  /** With the decision that the call led to. */
  async finished(tx: Tx, call: Call, result: AnswerFacts): Promise<void> {
    this.repository.add(tx, billOf(call, result));
    await this.tellOutage(tx, result);
  }

  /** A call whose decision was dropped was paid all the same; once, also where the decision stands and only its answer was lost. The outage that it met is news, too. */
  finishedAlone(call: Call, result: AnswerFacts): Promise<void> {
    return this.database.transaction(async (tx) => {
      this.repository.addMissing(tx, billOf(call, result));
      await this.tellOutage(tx, result);
    });
  }

  /** What a model did outside of turns, or beside one: a document, a verdict. Nothing is written where no model was asked. */
  async record(task: string, result: AnswerFacts, conversationId: string | null = null): Promise<void> {
    if (!result.calls?.length) return;
    const row = rowOf(conversationId, { task }, result);
    await this.database.transaction(async (tx) => {
      this.repository.add(tx, row);
      await this.tellOutage(tx, result);
    });
  }

  /** Once per outage and business, whichever process sees it: what ended before it names it, and after a day the day. */
  private async tellOutage(tx: Tx, { outage, engine }: AnswerFacts): Promise<void> {
    if (!outage) return;
    const last = await this.repository.lastAnswer(tx, outage.engine);
    const key = `${outage.engine}:${last ?? this.clock.now().toISOString().slice(0, 10)}`;
    await this.events.emit(tx, 'engine.down', { ...outage, standIn: engine, key }, key);
  }

  private startOf(conversationId: string | null, detail: Record<string, unknown>): UsageRow {
    const { engine } = this.config.values;
    return { kind: 'model.started', quantity: 0, costMicros: null, engine, model: null, conversationId, detail };
  }

  private async caps(): Promise<Caps> {
    const limits = await this.quotas.limits();
    return {
      microsPerMonth: limits.modelMicrosPerMonth,
      microsPerDay: limits.modelMicrosPerDay,
      microsPerHour: limits.modelMicrosPerHour,
      tokensPerDay: limits.modelTokensPerDay,
      tokensPerConversationHour: limits.modelTokensPerConversationHour,
    };
  }
}

const billOf = ({ conversationId, leaseToken, toSeq }: Call, result: AnswerFacts): UsageRow =>
  rowOf(conversationId, { call: leaseToken, toSeq }, result);

function rowOf(conversationId: string | null, what: Record<string, unknown>, result: AnswerFacts): UsageRow {
  const { engine, model, tokensIn, tokensOut, durationMs, attempts, fallbackFrom, fallbackReason, calls } = result;
  return {
    kind: 'model.finished',
    quantity: tokensIn + tokensOut,
    costMicros: calls ? knownCost(calls) : result.costMicros,
    engine,
    model,
    conversationId,
    detail: {
      ...what,
      tokensIn,
      tokensOut,
      durationMs,
      attempts,
      ...(result.costMicros === null && { isPriceUnknown: true }),
      ...(fallbackFrom !== undefined && { fallbackFrom, fallbackReason, calls }),
    },
  };
}
