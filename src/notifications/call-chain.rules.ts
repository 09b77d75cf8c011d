/** The job that makes one call of a chain. */
export const EMERGENCY_CALL_JOB = 'alerts.emergency_call';
/** Minutes between two calls of the chain. */
export const CHAIN_STEP_MINUTES = 2;
/** After a call that could not be placed. */
export const FAILED_STEP_SECONDS = 30;
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

/** The phone that a call went to; the newest attempt when the call's id is not known (yet). */
export function calledPhone(chain: ChainState, sid: string): string | null {
  return (chain.attempts.find((attempt) => attempt.sid === sid) ?? chain.attempts.at(-1))?.phone ?? null;
}

/** What tells whether an emergency still needs somebody. */
export interface EmergencyState {
  status: string;
  acknowledged_at: Date | null;
  created_at: Date;
  handlerUserId: string | null;
  handlerSince: Date | null;
}

/** Confirmed, closed, accepted, or a person took the conversation over since: nobody has to be called any more. */
export function isHandled(state: EmergencyState): boolean {
  if (state.acknowledged_at || state.status === 'resolved' || state.status === 'accepted') return true;
  return state.handlerUserId !== null && state.handlerSince !== null && state.handlerSince >= state.created_at;
}

/** Two ids in the 64 characters that the address of a callback has for us. */
export function writeReference(orgId: string, escalationId: string): string {
  return `${orgId}${escalationId}`.replaceAll('-', '').toLowerCase();
}

export function readReference(reference: string | undefined): { orgId: string; escalationId: string } | null {
  if (!reference || !/^[0-9a-f]{64}$/.test(reference)) return null;
  return { orgId: dashed(reference.slice(0, 32)), escalationId: dashed(reference.slice(32)) };
}

function dashed(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
