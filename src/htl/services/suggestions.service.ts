import { Injectable } from '@nestjs/common';
import { ChannelAccounts } from '../../channels/channel-accounts.service.js';
import { parsePhone } from '../../common/phone.rules.js';
import { EngineRouter } from '../../engines/engine-router.service.js';
import type { EngineResult } from '../../engines/engine.port.js';
import { critique } from '../../policy/content-critic.rules.js';
import type { GateFacts } from '../../policy/gate-facts.schema.js';
import { evaluate } from '../../policy/policy.gate.js';
import { stopsAnswers } from '../../policy/suppression-reach.rules.js';
import { Suppressions } from '../../policy/suppressions.service.js';
import type { Decision } from '../htl.schema.js';
import { languageOf } from '../decision.rules.js';
import { factsOf } from '../facts.rules.js';
import { spokenIn } from '../outcome.rules.js';
import { gateFactsOf, NEW_CHAT } from '../test-chat/test-chat.rules.js';
import { TurnPlanner } from '../turn-planner.service.js';
import { PaidCalls } from './paid-calls.service.js';
import { candidates, type Suggestion } from './suggest.rules.js';
import { ThreadTurns, type OpenThread } from './thread-turns.service.js';

export interface Suggestions {
  engine: string;
  /** At most three; each passed the gate as it stands now. */
  suggestions: Suggestion[];
  /** What kept others back: one sentence per reason. */
  heldBack: string[];
}

const SUGGESTIONS = 3;

/** What a person may answer. Nothing is written to the thread, and nothing is ever sent from here. */
@Injectable()
export class SuggestedReplies {
  constructor(
    private readonly threads: ThreadTurns,
    private readonly router: EngineRouter,
    private readonly planner: TurnPlanner,
    private readonly calls: PaidCalls,
    private readonly suppressions: Suppressions,
    private readonly accounts: ChannelAccounts,
  ) {}

  async of(conversationId: string): Promise<Suggestions> {
    const open = await this.threads.read(conversationId);
    const result = await this.calls.run('suggest-reply', (mayPay) => this.router.think(open.context.input, mayPay));
    const found = candidates(await this.factsFor(open, result));
    const gate = await this.gateOf(open);
    const suggestions: Suggestion[] = [];
    const heldBack = new Set<string>();
    for (const candidate of found) {
      const reason = refusal(candidate.text, open, gate);
      if (reason === null) suggestions.push(candidate);
      else heldBack.add(reason);
    }
    return { engine: result.engine, suggestions: suggestions.slice(0, SUGGESTIONS), heldBack: [...heldBack] };
  }

  private async factsFor({ turn, context }: OpenThread, { proposal }: EngineResult): Promise<Parameters<typeof candidates>[0]> {
    const facts = factsOf(turn, context, proposal);
    const { plan, facts: decided } = await this.planner.plan(turn, facts);
    const { texts } = spokenIn(turn, context, decided, plan);
    const needsAddress = context.business.services.some((service) => service.needsAddress);
    return {
      proposal,
      language: languageOf(facts),
      reply: mayRepeat(plan) ? texts.map(({ body }) => body).join('\n') : null,
      knownSlots: Object.keys(facts.slots),
      needsAddress,
    };
  }

  private async gateOf({ thread, turn, context }: OpenThread): Promise<(body: string) => GateFacts> {
    const account = await this.accounts.get(thread.accountId);
    const suppression = await this.suppressions.isSuppressed(thread.contactAddress, account.channel);
    const channel = { kind: account.channel, registration: account.registration, isSimulated: account.isSimulated, state: account.state };
    const lines = [...turn.history, ...turn.messages].map(({ id, direction, body, at }) => ({
      id,
      sender: direction === 'in' ? ('customer' as const) : ('ai' as const),
      body,
      at: at.toISOString(),
    }));
    return (body) => {
      const facts = gateFactsOf({
        profile: context.profile,
        channel,
        state: { ...NEW_CHAT, lines, isOptedOut: stopsAnswers(suppression) },
        now: context.now,
        body,
        kind: 'reply',
      });
      return {
        ...facts,
        to: {
          ...facts.to,
          address: thread.contactAddress,
          country: parsePhone(thread.contactAddress, context.profile.country)?.country ?? null,
        },
        conversation: facts.conversation && {
          ...facts.conversation,
          serviceWindowUntil: thread.serviceWindowUntil,
          lastInboundAt: thread.lastInboundAt,
        },
      };
    };
  }
}

/** A text that tells of something done (booked, moved, handed over, noted for somebody) would be a lie: nothing was done. */
function mayRepeat({ effects, action }: Decision): boolean {
  const { book, reschedule, cancel, confirm, handler, escalations } = effects;
  return action === 'reply' && !book && !reschedule && !cancel && !confirm && !handler && !escalations?.length;
}

/** Why this text may not be given out; null: it may. */
function refusal(text: string, { context }: OpenThread, gate: (body: string) => GateFacts): string | null {
  const [finding] = critique(text, 'reply', context.content);
  if (finding) return finding.message;
  const verdict = evaluate(gate(text));
  return verdict.verdict === 'allow' ? null : (verdict.message ?? 'The gate does not let it leave now.');
}
