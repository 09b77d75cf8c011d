/** Minutes between two calls of the chain. */
export const CHAIN_STEP_MINUTES = 2;
/** How often the whole chain is called before the alert says that nobody answered. */
export const CHAIN_ROUNDS = 5;

/** What was tried, kept on the escalation so that people see it. */
export interface CallAttempt {
  n: number;
  phone: string;
  at: string;
  sid: string | null;
  result: 'calling' | 'failed';
}

export interface ChainState {
  attempts: CallAttempt[];
  exhaustedAt?: string;
}

export type ChainStep = { kind: 'call'; phone: string; round: number } | { kind: 'exhausted' } | { kind: 'nobody' };

/** Whom the nth attempt (from 0) calls: everybody in order, then again, a fixed number of rounds. */
export function chainStep(phones: string[], n: number, rounds: number = CHAIN_ROUNDS): ChainStep {
  if (phones.length === 0) return { kind: 'nobody' };
  if (n >= phones.length * rounds) return { kind: 'exhausted' };
  return { kind: 'call', phone: phones[n % phones.length]!, round: Math.floor(n / phones.length) + 1 };
}

/** Reads the stored chain; anything unexpected counts as no attempt yet. */
export function readChain(stored: unknown): ChainState {
  if (typeof stored !== 'object' || stored === null) return { attempts: [] };
  const { attempts, exhaustedAt } = stored as { attempts?: unknown; exhaustedAt?: unknown };
  return {
    attempts: Array.isArray(attempts) ? (attempts as CallAttempt[]) : [],
    ...(typeof exhaustedAt === 'string' ? { exhaustedAt } : {}),
  };
}

/** Adds or replaces the nth attempt: the job that places a call may run twice. */
export function withAttempt(chain: ChainState, attempt: CallAttempt): ChainState {
  const others = chain.attempts.filter((known) => known.n !== attempt.n);
  return { ...chain, attempts: [...others, attempt].sort((a, b) => a.n - b.n) };
}
