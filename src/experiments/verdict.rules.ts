// What the figures of an experiment allow to say, and what they do not.
import { GUARDS, type ArmCounts, type Goal, type Guard, type Variant } from './experiment.schema.js';
import { difference, isSplitOff, neededPerGroup, wilson, Z_99, zTogether, type Estimate, type Share } from './statistics.rules.js';

/** A guard needs this many people on both sides and this many cases before it stops anything: two complaints are no pattern. */
const GUARD_PEOPLE = 20;
const GUARD_CASES = 5;

export type Verdict = 'control' | 'not_enough_data' | 'better' | 'worse' | 'no_difference';
export type GuardState = 'control' | 'not_enough_data' | 'fine' | 'watch' | 'breached';

export interface GuardResult {
  guard: Guard;
  count: number;
  rate: Estimate;
  /** To the control, at 99 %: it is looked at again and again, and each look may err. */
  difference: Estimate | null;
  state: GuardState;
}

export interface ArmResult extends ArmCounts {
  name: string;
  percent: number;
  stoppedAt: string | null;
  stoppedBy: Guard | null;
  /** Of the goal. */
  rate: Estimate;
  /** To the control. */
  difference: Estimate | null;
  verdict: Verdict;
  /** People that this variant still needs before a verdict is fair. */
  missing: number;
  guards: GuardResult[];
}

export interface Results {
  arms: ArmResult[];
  /** People that each variant needs. */
  needed: number;
  /** The best of those that are better than the control; null while none is. */
  winner: string | null;
  /** The groups have other sizes than they should: no figure here can be trusted. */
  isSplitOff: boolean;
}

export interface Measured {
  goal: Goal;
  minEffectPoints: number;
  variants: readonly Variant[];
}

const NOBODY = { exposed: 0, replied: 0, qualified: 0, booked: 0, optedOut: 0, complained: 0, escalated: 0 };

/**
 * The results of an experiment. No verdict before each side has the people that the smallest difference worth knowing takes: who looks every day and stops
 * at the first good moment finds differences that are none.
 */
export function resultsOf({ goal, minEffectPoints, variants }: Measured, counts: readonly ArmCounts[]): Results {
  const z = zTogether(variants.length - 1);
  const byKey = new Map(counts.map((one) => [one.variant, one]));
  const groups = variants.map((variant) => ({ variant, counts: byKey.get(variant.key) ?? { ...NOBODY, variant: variant.key } }));
  const control = groups[0]!.counts;
  const baseline = shareOf(control, goal);
  const needed = neededPerGroup(baseline, minEffectPoints / 100, z);
  const arms = groups.map(({ variant, counts: own }): ArmResult => {
    const isControl = own === control;
    const rate = shareOf(own, goal);
    const apart = isControl ? null : difference(rate, baseline, z);
    const missing = Math.max(0, needed - own.exposed);
    const isEnough = missing === 0 && control.exposed >= needed;
    return {
      ...own,
      name: variant.name,
      percent: variant.percent,
      stoppedAt: variant.stoppedAt,
      stoppedBy: variant.stoppedBy,
      rate: wilson(rate, z),
      difference: apart,
      verdict: apart === null ? 'control' : isEnough ? verdictOf(apart) : 'not_enough_data',
      missing,
      guards: GUARDS.map((guard) => guardOf(guard, own, isControl ? null : control)),
    };
  });
  const live = groups.filter(({ variant }) => variant.stoppedAt === null);
  return {
    arms,
    needed,
    winner: bestOf(arms),
    // a variant that was stopped gets nobody any more, and the others go on
    isSplitOff:
      live.length === groups.length &&
      isSplitOff(groups.map(({ variant, counts: { exposed } }) => ({ exposed, percent: variant.percent }))),
  };
}

/** What must be stopped now: the variants that do harm, each with what told on it. */
export function breachesIn({ arms }: Results): { variant: string; guard: Guard }[] {
  return arms.flatMap(({ variant, stoppedAt, guards }) => {
    const breached = stoppedAt === null ? guards.find(({ state }) => state === 'breached') : undefined;
    return breached ? [{ variant, guard: breached.guard }] : [];
  });
}

function guardOf(guard: Guard, own: ArmCounts, control: ArmCounts | null): GuardResult {
  const share = shareOf(own, guard);
  const apart = control && difference(share, shareOf(control, guard), Z_99);
  const given = { guard, count: share.count, rate: wilson(share, zTogether(1)), difference: apart };
  if (control === null || apart === null) return { ...given, state: 'control' };
  if (own.exposed < GUARD_PEOPLE || control.exposed < GUARD_PEOPLE) return { ...given, state: 'not_enough_data' };
  if (apart.low > 0 && share.count >= GUARD_CASES) return { ...given, state: 'breached' };
  const isSuspicious = difference(share, shareOf(control, guard), zTogether(1)).low > 0;
  return { ...given, state: isSuspicious ? 'watch' : 'fine' };
}

function shareOf(counts: ArmCounts, what: Goal | Guard): Share {
  return { count: counts[what], of: counts.exposed };
}

function verdictOf({ low, high }: Estimate): Verdict {
  if (low > 0) return 'better';
  return high < 0 ? 'worse' : 'no_difference';
}

function bestOf(arms: readonly ArmResult[]): string | null {
  const better = arms.filter(({ verdict, stoppedAt }) => verdict === 'better' && stoppedAt === null);
  better.sort((a, b) => (b.difference?.value ?? 0) - (a.difference?.value ?? 0));
  return better[0]?.variant ?? null;
}
