import type { Engine, EngineInput, EngineResult, Proposal } from '../engine.port.js';
import { understand } from './understand.rules.js';

/** What is proposed when the input itself cannot be read: nothing, and a person should look. */
const NOTHING_UNDERSTOOD: Proposal = {
  intent: 'UNKNOWN',
  sentiment: 'neutral',
  confidence: 0,
  slots: [],
  timePreference: null,
  pick: null,
  appointmentIntent: null,
  answer: null,
  wantsHuman: false,
  isOptOut: false,
  asksIfBot: false,
  isDecline: false,
  isConfused: true,
  hasQuestion: false,
  businessAnswer: null,
  serviceId: null,
  draft: null,
  reasonCode: 'rules_failed',
};

/** The offline engine: tables and pure functions, free of cost, and the failsafe of every other engine. */
export class RulesEngine implements Engine {
  readonly name = 'rules';

  think(input: EngineInput): Promise<EngineResult> {
    const startedAt = performance.now();
    const proposal = this.understandSafely(input);
    return Promise.resolve({
      proposal,
      engine: this.name,
      model: null,
      tokensIn: 0,
      tokensOut: 0,
      costMicros: 0,
      durationMs: Math.round(performance.now() - startedAt),
      attempts: 1,
    });
  }

  private understandSafely(input: EngineInput): Proposal {
    try {
      return understand(input);
    } catch {
      return { ...NOTHING_UNDERSTOOD };
    }
  }
}
