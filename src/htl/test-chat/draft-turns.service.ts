import { Injectable } from '@nestjs/common';
import type { Turn } from '../../conversations/turn.port.js';
import { Usage } from '../../engines/usage.service.js';
import { ContextCompiler } from '../context/context-compiler.service.js';
import { SecondReader } from '../critic/second-reader.service.js';
import { factsOf } from '../facts.rules.js';
import type { Decision, Facts } from '../htl.schema.js';
import type { Spoken } from '../outcome.rules.js';
import { thinkingMs } from '../thinking-time.rules.js';
import { TurnPlanner } from '../turn-planner.service.js';
import { TurnThinking } from '../turn-thinking.service.js';
import type { Draft } from './draft-reader.service.js';
import type { ChatState } from './test-chat.rules.js';

export interface DraftDecision {
  plan: Decision;
  facts: Facts;
  spoken: Spoken;
  engine: string;
  model: string | null;
}

/**
 * Decides a turn on a draft as a customer's would be decided, with the knowledge, the engines and the second look of the business. Writes
 * nothing but what models cost, and the question that nothing answered.
 */
@Injectable()
export class DraftTurns {
  constructor(
    private readonly compiler: ContextCompiler,
    private readonly thinking: TurnThinking,
    private readonly planner: TurnPlanner,
    private readonly reader: SecondReader,
    private readonly usage: Usage,
  ) {}

  async decide(turn: Turn, draft: Draft, { slots, upcoming }: Pick<ChatState, 'slots' | 'upcoming'>): Promise<DraftDecision> {
    const endsAt = performance.now() + thinkingMs(turn);
    this.compiler.give(turn, { ...draft.readings, slots, upcoming });
    const { context: compiled, result, bill } = await this.thinking.think(turn, endsAt, 'test');
    // A test costs what an answer costs, and meets the same outages; rules alone cost nothing.
    if (this.usage.isPaid) await this.usage.finishedAlone(turn, bill);
    const context = { ...compiled, ...(draft.ctas && { ctas: draft.ctas }) };
    const { plan, facts } = await this.planner.plan(turn, factsOf(turn, context, result.proposal));
    const { spoken } = await this.reader.words({ turn, context, facts, plan, result }, endsAt);
    return { plan, facts, spoken, engine: result.engine, model: result.model };
  }
}
