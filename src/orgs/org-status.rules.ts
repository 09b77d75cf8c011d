/** Setup: signed up or added, and not live yet. Paused and removed are the agency's doing. */
export const ORG_STATES = ['setup', 'active', 'paused', 'removed'] as const;
export type OrgState = (typeof ORG_STATES)[number];

/** A business that is being set up answers like an active business, so that it can be tried out; the gate keeps it on simulated numbers. */
export function isWorking(status: OrgState): boolean {
  return status === 'active' || status === 'setup';
}
