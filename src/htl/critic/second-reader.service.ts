import { Injectable } from '@nestjs/common';
import type { Turn } from '../../conversations/turn.port.js';
import type { AnswerFacts } from '../../engines/answer-facts.schema.js';
import type { Critique } from '../../engines/critique.schema.js';
import type { EngineResult } from '../../engines/engine.port.js';
import { EngineRouter } from '../../engines/engine-router.service.js';
import { Usage } from '../../engines/usage.service.js';
import type { TurnContext } from '../context/context.schema.js';
import type { Check, Decision, Facts } from '../htl.schema.js';
import { givenIn, spokenIn, type Given, type Spoken } from '../outcome.rules.js';
import { risksOf, unverifiedClaims, type Risk } from './risk.rules.js';
import { criticInput, lookCheck, rewordingTask, riskFactsOf, together, verdictOf, type SecondLook } from './second-look.rules.js';

/** A plan of a turn, on its way to words. */
export interface Planned {
  turn: Turn;
  context: TurnContext;
  facts: Facts;
  plan: Decision;
  result: EngineResult;
}

/** The words of a turn after everybody who had to look at them has. */
export interface Worded {
  spoken: Spoken;
  /** The engine's reading with the words that were used of it, and with all that the turn's models cost. */
  result: EngineResult;
  /** Null: nobody had to look. */
  look: SecondLook | null;
}

/** Words of a model that somebody must look at. */
type AtRisk = Planned & { draft: string; spoken: Spoken; risks: Risk[]; given: Given; endsAt: number };

/** Less time than this is worth no call of a model. */
const LEAST_MS = 1_000;

/**
 * The words of a turn. Code judges every text; where a model worded it and something is at risk, a second model looks too. It can only
 * take words away: what it objects to is worded anew once and judged by code again, and what nobody judged in time is said in our words.
 */
@Injectable()
export class SecondReader {
  constructor(
    private readonly router: EngineRouter,
    private readonly usage: Usage,
  ) {}

  /** `endsAt` is the moment on the process's own clock (performance.now) by which the customer's reply must be decided. */
  async words(planned: Planned, endsAt: number): Promise<Worded> {
    const { turn, context, facts, plan, result } = planned;
    const spoken = spokenIn(turn, context, facts, plan);
    const { draft } = facts.proposal;
    // Simple mode asks a model once: code alone has judged these words, and by stricter measures (reply.rules.ts).
    if (facts.business.isSimple) return { spoken, result, look: null };
    if (spoken.reply.writer !== 'engine' || spoken.reply.body === null || draft === null) return { spoken, result, look: null };
    const given = givenIn(context, facts, plan);
    const risks = risksOf(riskFactsOf(draft, context, facts, given));
    if (risks.length === 0) return { spoken, result, look: null };
    return this.looked({ ...planned, draft, spoken, risks, given, endsAt });
  }

  private async looked(atRisk: AtRisk): Promise<Worded> {
    const { turn, context, spoken, risks, given, endsAt, draft } = atRisk;
    const input = criticInput(spoken.reply.body ?? '', risks, context, given);
    const critique: Critique = await this.paid('critic', turn, endsAt, (mayPay, leftMs) => this.router.criticise(input, mayPay, leftMs));
    const verdict = verdictOf(critique);
    const rewording = verdict === 'objected' ? await this.reworded(atRisk, critique.reasons) : null;
    const costs: AnswerFacts[] = rewording ? [critique, rewording.facts] : [critique];
    const { reasons, engine, model, fallbackReason } = critique;
    const outcome = verdict === 'safe' ? 'kept' : rewording?.spoken ? 'rewritten' : 'replaced';
    const look: SecondLook = {
      ...{ risks, verdict, outcome, reasons, draft, engine, model },
      ...together(costs),
      ...(verdict === 'unread' && { failure: fallbackReason ?? 'no_time' }),
    };
    const used = outcome === 'kept' ? draft : outcome === 'rewritten' ? rewording!.text : null;
    const said = outcome === 'kept' ? spoken : (rewording?.spoken ?? wordedWith(atRisk, null));
    return { spoken: withChecks(said, spoken, lookCheck(look)), result: withWords(atRisk.result, used, costs), look };
  }

  /** One new wording; `spoken` is null where code holds something against it, or it still claims what nobody verified. */
  private async reworded(
    atRisk: AtRisk,
    reasons: readonly string[],
  ): Promise<{ facts: AnswerFacts; text: string | null; spoken: Spoken | null }> {
    const { turn, plan, facts, draft, endsAt, given, context } = atRisk;
    const asks = plan.blocks.find((block) => block.type === 'question')?.asks ?? '';
    const task = rewordingTask(draft, asks, reasons, facts);
    const answer = await this.paid('rewording', turn, endsAt, (mayPay, leftMs) => this.router.draft(task, mayPay, leftMs));
    const text = answer.value;
    if (text === null || text === draft || unverifiedClaims(text, riskFactsOf(text, context, facts, given)).length > 0)
      return { facts: answer, text: null, spoken: null };
    const spoken = wordedWith(atRisk, text);
    return { facts: answer, text, spoken: spoken.reply.writer === 'engine' ? spoken : null };
  }

  /** Asks within the money and the time of the turn, and puts it on the bill before and after: a call that killed us is still on it. */
  private async paid<T extends AnswerFacts>(
    task: string,
    { conversationId }: Turn,
    endsAt: number,
    call: (mayPay: boolean, leftMs: number) => Promise<T>,
  ): Promise<T> {
    const left = (): number => endsAt - performance.now();
    if (left() < LEAST_MS) return call(true, 0);
    if (!(await this.usage.mayPay(conversationId))) return call(false, 0);
    await this.usage.began(task, conversationId);
    const answer = await call(true, left());
    await this.usage.record(task, answer, conversationId);
    return answer;
  }
}

/** The same plan with other words of the engine, or with none: ours. */
function wordedWith({ turn, context, facts, plan }: Planned, draft: string | null): Spoken {
  return spokenIn(turn, context, { ...facts, proposal: { ...facts.proposal, draft } }, plan);
}

/** All that was held against the words of the turn, in the order in which it was read. */
function withChecks(said: Spoken, first: Spoken, look: Check): Spoken {
  if (said === first) return { ...said, reply: { ...said.reply, checks: [...said.reply.checks, look] } };
  // Of words that are ours there is nothing to say of a draft: what was said of it stands before.
  const later = said.reply.checks
    .filter(({ name }) => name !== 'draft')
    .map((check): Check => (check.on === 'draft' ? { ...check, on: 'rewrite' } : check));
  const before = first.reply.checks.filter(({ on }) => on === 'draft');
  return { ...said, reply: { ...said.reply, checks: [...before, look, ...later] } };
}

/** What is stored is what was used: a replay says the same words. */
function withWords(result: EngineResult, draft: string | null, costs: readonly AnswerFacts[]): EngineResult {
  const { proposal } = result;
  return { ...result, ...together([result, ...costs]), proposal: { ...proposal, draft } };
}
