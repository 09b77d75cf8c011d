// Who felt an experiment in a turn: only then do they count, and both sides of it at the same moment (rules.md C-51).
import type { AssignedVariant, LeverValue, LeverValues } from '../../experiments/experiment.schema.js';
import type { CtaTiming } from '../../onboarding/profiles/documents.schema.js';
import { isCompliance } from '../../policy/kinds.rules.js';
import type { TurnThread } from '../../conversations/turn.port.js';
import { decide } from '../decide.rules.js';
import type { Decision, Facts } from '../htl.schema.js';

/** What a turn was, as far as it tells who felt what. */
export interface Felt {
  thread: Pick<TurnThread, 'openedAt' | 'profileVersionId'>;
  facts: Facts;
  plan: Decision;
  /** The words that leave; null for silence. */
  body: string | null;
  /** How soon the published profile offers the next step: what the control gets. */
  publishedTiming: CtaTiming;
}

/** The variants that this turn made felt. Follow-ups are felt where they are planned (conversations/follow-ups.service.ts). */
export function feltIn(variants: readonly AssignedVariant[], felt: Felt): AssignedVariant[] {
  // words that the law or danger dictates are the same for everybody
  if (felt.body === null || isCompliance(felt.plan.kind)) return [];
  return variants.filter((one) => isFelt(one, felt));
}

function isFelt(variant: AssignedVariant, felt: Felt): boolean {
  switch (variant.lever) {
    case 'tone':
    case 'length':
      // a thread from before anything was published has no profile to lay a variant over
      return felt.thread.profileVersionId !== null;
    case 'cta_timing':
      return felt.thread.profileVersionId !== null && differsByTiming(variant.values, felt);
    case 'profile_version':
      return runsOnIts(variant, felt.thread);
    case 'follow_up':
      return false;
  }
}

/** Would another variant of this experiment have decided otherwise here? Then this is the moment at which people part. */
function differsByTiming(values: readonly (LeverValue | null)[], { facts, publishedTiming }: Felt): boolean {
  const timings = new Set(
    values.map((value) => (value === null ? publishedTiming : ((value as LeverValues['cta_timing']).timing as CtaTiming))),
  );
  return new Set([...timings].map((ctaTiming) => faceOf(decide({ ...facts, ctaTiming })))).size > 1;
}

const faceOf = (plan: ReturnType<typeof decide>): string =>
  plan.is === 'need' ? 'offer' : plan.effects.offer ? 'offer' : `${plan.reasonCode} ${plan.kind}`;

/** Threads keep the version of their first turn: only those that began under the experiment are in it, and only with the version they should have. */
function runsOnIts({ value, leverState }: AssignedVariant, { openedAt, profileVersionId }: Felt['thread']): boolean {
  const { controlVersionId, since } = leverState;
  const own = value === null ? controlVersionId : (value as LeverValues['profile_version']).versionId;
  return profileVersionId !== null && profileVersionId === own && typeof since === 'string' && openedAt.getTime() >= Date.parse(since);
}
