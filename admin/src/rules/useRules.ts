import { useQuery } from '@tanstack/react-query';
import type { OwnRule } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import type { Placed, RuleAction, RuleConditions } from './rules.rules';

/** The server says "onboarding" when a rule changes. */
const touches = ['onboarding'] as const;
/** More than the server allows a business to have. */
const most = 100;

export interface RuleBody {
  name: string;
  conditions: RuleConditions;
  action: RuleAction;
  position?: number;
}

/** All rules, in the order in which they are tried. */
export function useRules() {
  const provider = useProvider();
  return useQuery({
    queryKey: ['onboarding', 'rules'],
    queryFn: async ({ signal }) =>
      (
        await provider.getList<OwnRule>('ai/rules', {
          pagination: { page: 1, perPage: most },
          sort: { field: 'position', order: 'ASC' },
          signal,
        })
      ).data,
  });
}

/** How often each rule applied lately, by its id. */
export function useRuleFigures() {
  const provider = useProvider();
  return useQuery({
    queryKey: ['decisions', 'rule-figures'],
    queryFn: async ({ signal }) => new Map((await provider.ruleFigures(signal)).map((row) => [row.ruleId, row])),
  });
}

export function useSaveRule(existing: OwnRule | null, onDone: () => void) {
  const provider = useProvider();
  return useAct(
    (body: RuleBody) =>
      existing
        ? provider.update<OwnRule>('ai/rules', { id: existing.id, data: { ...existing, ...body }, previousData: existing })
        : provider.create<OwnRule>('ai/rules', { data: body }),
    {
      touches,
      done: existing ? 'Saved. It counts from the next text on.' : 'Added. It counts from the next text on.',
      onDone,
      isQuiet: true,
    },
  );
}

export function useSwitchRule() {
  const provider = useProvider();
  return useAct(
    (rule: OwnRule) =>
      provider.update<OwnRule>('ai/rules', { id: rule.id, data: { ...rule, isActive: !rule.isActive }, previousData: rule }),
    { touches, done: (_, rule) => (rule.isActive ? `“${rule.name}” is switched off` : `“${rule.name}” counts from the next text on`) },
  );
}

/** One after the other: the second of two rules is not placed when the first could not be. */
export function useMoveRule() {
  const provider = useProvider();
  return useAct(
    async ({ places }: { places: readonly Placed[]; done: string }) => {
      for (const { id, position, version } of places)
        await provider.update('ai/rules', { id, data: { id, position, version }, previousData: { id } });
    },
    { touches, done: (_, { done }) => done },
  );
}

export function useRemoveRule(onDone: () => void) {
  const provider = useProvider();
  return useAct((rule: OwnRule) => provider.delete('ai/rules', { id: rule.id }), {
    touches,
    done: (_, rule) => `“${rule.name}” is deleted`,
    onDone,
  });
}
