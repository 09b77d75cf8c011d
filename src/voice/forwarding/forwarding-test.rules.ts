export type TestPurpose = 'forwarded_line' | 'ring_target';
export type TestOutcome = 'forwards' | 'not_forwarded' | 'answered' | 'loop' | 'failed' | 'safe';

export interface LineFacts {
  lineMode: 'direct' | 'full_forward' | 'conditional_forward';
  /** The published number that forwards to us. */
  forwardedNumber: string | null;
  /** The phones that we ring, in order. */
  ringTargets: readonly (string | null)[];
  /** All numbers of ours. */
  own: readonly string[];
}

/** Circles that can be seen without calling anybody; one sentence each. */
export function visibleLoops({ lineMode, forwardedNumber, ringTargets, own }: LineFacts): string[] {
  const loops: string[] = [];
  if (forwardedNumber !== null && own.includes(forwardedNumber))
    loops.push('The line that forwards is the Ringback number itself. Enter the number that customers know.');
  // with conditional forwarding the business was rung before the call reached us, and we ring nobody
  if (lineMode === 'conditional_forward') return loops;
  for (const phone of new Set(ringTargets)) {
    if (phone === null) continue;
    if (own.includes(phone)) loops.push('The phone that we ring is the Ringback number itself. Calls would go in a circle.');
    else if (lineMode === 'full_forward' && phone === forwardedNumber)
      loops.push('The phone that we ring is the line that forwards to us. Calls would go in a circle.');
  }
  return loops;
}

/** What a finished test call says. `arrivals` counts how often the call came back to one of our numbers. */
export function outcomeOf(purpose: TestPurpose, arrivals: number, callStatus: string | null): TestOutcome {
  if (purpose === 'ring_target') {
    if (arrivals > 0) return 'loop';
    return callStatus === 'failed' ? 'failed' : 'safe';
  }
  if (arrivals > 1) return 'loop';
  if (arrivals === 1) return 'forwards';
  if (callStatus === 'failed') return 'failed';
  return callStatus === 'completed' ? 'answered' : 'not_forwarded';
}
