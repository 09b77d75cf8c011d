import { humanise } from '../shared/format';
import type { DecisionDetails } from '../shared/types';

export interface Alternative {
  title: string;
  text: string;
}

interface Plan {
  proposal?: { draft?: string | null; businessAnswer?: { text: string } | null } | null;
  writer?: string | null;
  mode?: string;
  fallbackFrom?: string;
  fallbackReason?: string;
  calls?: { engine: string; model: string | null; failure?: string; costMicros: number | null }[];
}

/** One prompt for the whole reply wrote it, as the settings of the business wanted then. */
export const isSimpleMode = ({ plan }: Pick<DecisionDetails, 'plan'>): boolean => (plan as Plan).mode === 'simple';

/** What it could have said or asked instead, and why that was not taken. */
export function alternativesOf(decision: Pick<DecisionDetails, 'plan' | 'reply' | 'engine'>): Alternative[] {
  const plan = decision.plan as Plan;
  const found: Alternative[] = [];
  const draft = plan.proposal?.draft ?? null;
  if (draft !== null && draft !== decision.reply)
    found.push({
      title:
        plan.writer === 'template'
          ? "The engine's own words; a safe text took their place"
          : "The engine's own words; ours took their place",
      text: draft,
    });
  const answer = plan.proposal?.businessAnswer?.text ?? null;
  if (answer !== null && !(decision.reply ?? '').includes(answer))
    found.push({ title: 'An answer that was found and not said', text: answer });
  for (const { engine, model, failure } of plan.calls ?? [])
    if (failure !== undefined)
      found.push({
        title: `${[engine, model].filter(Boolean).join(', ')} was asked first`,
        text: `Not used: ${humanise(failure).toLowerCase()}.`,
      });
  if (plan.fallbackFrom !== undefined && (plan.calls ?? []).every(({ failure }) => failure === undefined))
    found.push({ title: `${plan.fallbackFrom} was asked first`, text: `Not used: ${humanise(plan.fallbackReason).toLowerCase()}.` });
  return found;
}
