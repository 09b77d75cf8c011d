export interface TakeoverFacts {
  status: 'open' | 'closed';
  handler: 'ai' | 'human' | 'paused';
  handlerUserId: string | null;
}

/** May this person take the thread? A thread that waits for any person is free; one in a colleague's hands is not. */
export function takeoverRefusal(facts: TakeoverFacts, userId: string | null): 'closed' | 'taken' | null {
  if (facts.status === 'closed') return 'closed';
  if (facts.handler === 'human' && facts.handlerUserId !== null && facts.handlerUserId !== userId) return 'taken';
  return null;
}
