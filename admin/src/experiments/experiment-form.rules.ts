import { dayKey, instantOf } from '../shared/business-time';
import type { Experiment, ExperimentChange, ExperimentDraft } from '../shared/types';
import { evenShares, startValue, type Goal, type Idea, type LeverName } from './experiments.rules';

/** A version of the profile is tried on everybody who is in no other share. */
export const wholePercent = '100';
const usualEffect = '10';
const lastMinute = '23:59';

export interface VariantDraft {
  name: string;
  percent: number;
  value: Record<string, unknown> | null;
}

/** An experiment as its form holds it: numbers and the last day as they were typed. */
export interface ExperimentForm {
  name: string;
  hypothesis: string;
  lever: LeverName;
  goal: Goal;
  traffic: string;
  effect: string;
  /** A day of the business, such as 2026-12-31; empty without an end. */
  end: string;
  variants: VariantDraft[];
}

const firstVariants = (lever: LeverName, other = ''): VariantDraft[] => [
  { name: 'As it is', percent: 50, value: null },
  { name: other, percent: 50, value: startValue(lever) },
];

/** A new one, with what an idea says of it. */
export function blankForm(idea: Idea['draft'] | null): ExperimentForm {
  const lever = idea?.lever ?? 'length';
  return {
    name: idea?.name ?? '',
    hypothesis: idea?.hypothesis ?? '',
    lever,
    goal: idea?.goal ?? 'replied',
    traffic: wholePercent,
    effect: usualEffect,
    end: '',
    variants: firstVariants(lever, idea?.other),
  };
}

/** One that is written down already. */
export function formOf(
  { name, hypothesis, lever, goal, trafficPercent, minEffectPoints, endsAt, variants }: Experiment,
  zone: string,
): ExperimentForm {
  return {
    ...{ name, hypothesis, lever, goal },
    traffic: String(trafficPercent),
    effect: String(minEffectPoints),
    end: endsAt ? dayKey(endsAt, zone) : '',
    variants: variants.map((variant) => ({ name: variant.name, percent: variant.percent, value: variant.value as VariantDraft['value'] })),
  };
}

/** Another lever begins with variants of its own. */
export function withLever(form: ExperimentForm, lever: LeverName): ExperimentForm {
  return { ...form, lever, variants: firstVariants(lever, form.variants[1]?.name) };
}

/** Shares are divided anew when there are more or fewer variants. */
export function withVariants(form: ExperimentForm, variants: readonly VariantDraft[]): ExperimentForm {
  const shares = evenShares(variants.length);
  return { ...form, variants: variants.map((variant, at) => ({ ...variant, percent: shares[at] ?? 0 })) };
}

const endOf = ({ end }: ExperimentForm, zone: string): string | null =>
  end === '' ? null : instantOf(end, lastMinute, zone).toISOString();

/** What is sent for a new one. */
export function draftOf(form: ExperimentForm, zone: string): ExperimentDraft {
  const endsAt = endOf(form, zone);
  return {
    name: form.name.trim(),
    hypothesis: form.hypothesis.trim(),
    lever: form.lever,
    goal: form.goal,
    trafficPercent: Number(form.lever === 'profile_version' ? wholePercent : form.traffic),
    minEffectPoints: Number(form.effect),
    ...(endsAt && { endsAt }),
    variants: form.variants.map(({ value, ...variant }) => ({ ...variant, ...(value && { value }) })),
  };
}

/** One that somebody chose by the API; otherwise the layer goes with the lever. */
const hasOwnLayer = ({ layer, lever }: Experiment): boolean => layer !== lever;

/** What is sent for one that was read before: everything while nobody is in it, afterwards only what changes nothing for anybody. */
export function changeOf(form: ExperimentForm, before: Experiment, zone: string): ExperimentChange {
  const { name, hypothesis, ...rest } = draftOf(form, zone);
  const always = { version: before.version, name, hypothesis, ...(form.end !== formOf(before, zone).end && { endsAt: endOf(form, zone) }) };
  if (before.status !== 'draft') return always;
  const { endsAt: _, ...definition } = rest;
  return { ...always, ...definition, ...(hasOwnLayer(before) ? {} : { layer: form.lever }) };
}
