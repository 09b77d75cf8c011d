import { Injectable, Logger } from '@nestjs/common';
import type { Turn, TurnClaim } from '../conversations/turn.port.js';
import type { EngineResult } from '../engines/engine.port.js';
import { EngineRouter } from '../engines/engine-router.service.js';
import { understand } from '../engines/rules/understand.rules.js';
import type { QuestionSource } from '../knowledge/upkeep/questions.schema.js';
import { Config } from '../platform/config/config.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { ContextCompiler } from './context/context-compiler.service.js';
import type { TurnContext } from './context/context.schema.js';
import { factsOf } from './facts.rules.js';
import type { Facts } from './htl.schema.js';
import type { SecondOutcome } from './retrieval/found.schema.js';
import { TurnRetrieval } from './retrieval/turn-retrieval.service.js';
import { answerOfTwo, SECOND_NEEDS_MS, secondLookup } from './second-thought.rules.js';
import { Usage } from '../engines/usage.service.js';

/** On the bill, beside the call that began with the turn. */
const SECOND_THOUGHT = 'second_thought';

export interface Thought {
  context: TurnContext;
  /** What the turn is decided on, with the cost of all that was asked for it. */
  result: EngineResult;
  /** What that says, with all that is known. */
  facts: Facts;
  /** The call that began with the turn: what is on the bill for it. */
  bill: EngineResult;
}

/** From a claimed turn to an engine's reading of it: context, what must be looked up, thought. */
@Injectable()
export class TurnThinking {
  private readonly logger = new Logger(TurnThinking.name);

  constructor(
    private readonly compiler: ContextCompiler,
    private readonly retrieval: TurnRetrieval,
    private readonly router: EngineRouter,
    private readonly usage: Usage,
    private readonly config: Config,
  ) {}

  prepare(tx: Tx, claim: TurnClaim): Promise<void> {
    return this.compiler.prepare(tx, claim);
  }

  /**
   * What to look up is told by the rules' reading, which costs nothing; a model is asked with all that was found, and has until `endsAt`
   * on the process's own clock (performance.now). What nothing answers is listed as a question of `source`.
   */
  async think(turn: Turn, endsAt: number, source: QuestionSource = 'conversation'): Promise<Thought> {
    const count = this.router.countTokens;
    const first = await this.compiler.compile(turn, count);
    const own = this.config.values.engine === 'rules' ? await this.router.think(first.input) : null;
    const found = await this.retrieval.forTurn(turn, first, own?.proposal ?? understand(first.input), source);
    const context = this.compiler.withFound(turn, first, found, count);
    // No transaction and no lock is held while a model thinks.
    if (own) return { ...thought(turn, context, own), bill: own };
    const mayPay = await this.usage.mayPay(turn.conversationId);
    const bill = await this.router.think(context.input, mayPay, endsAt - performance.now());
    return { ...(await this.better(turn, context, bill, endsAt)), bill };
  }

  /** The first answer is complete and paid: what fails behind it must not lose it, for the turn would pay for another. */
  private async better(turn: Turn, context: TurnContext, first: EngineResult, endsAt: number): Promise<Omit<Thought, 'bill'>> {
    try {
      return await this.again(turn, context, first, endsAt);
    } catch (error) {
      this.logger.error({ err: error, conversationId: turn.conversationId }, 'a second thought failed; the first answer stands');
      return thought(turn, context, first);
    }
  }

  /** One more lookup, and with what it finds one more call, within the time and the money of the turn. */
  private async again(turn: Turn, context: TurnContext, first: EngineResult, endsAt: number): Promise<Omit<Thought, 'bill'>> {
    const alone = thought(turn, context, first);
    const wanted = secondLookup(turn, context, first, alone.facts);
    // A lookup that leaves no time to ask with what it found only lets the customer wait.
    if (wanted === null || endsAt - performance.now() < SECOND_NEEDS_MS + this.retrieval.waitsMs) return alone;
    const found = await this.retrieval.second(turn, context, wanted);
    const { conversationId } = turn;
    const isWorthIt = found.pieces.length > 0 && endsAt - performance.now() >= SECOND_NEEDS_MS;
    const mayAsk = isWorthIt && (await this.usage.mayPay(conversationId));
    const second: SecondOutcome = mayAsk ? 'asked_again' : 'first_answer_stood';
    const wider = this.compiler.withFound(turn, context, { ...found, second }, this.router.countTokens);
    if (!mayAsk) return thought(turn, wider, first);
    await this.usage.began(SECOND_THOUGHT, conversationId);
    const answer = await this.router.think(wider.input, true, endsAt - performance.now());
    await this.usage.record(SECOND_THOUGHT, answer, conversationId);
    return thought(turn, wider, answerOfTwo(first, answer));
  }
}

function thought(turn: Turn, context: TurnContext, result: EngineResult): Omit<Thought, 'bill'> {
  return { context, result, facts: factsOf(turn, context, result.proposal) };
}
