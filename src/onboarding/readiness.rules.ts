import { READINESS_RULES } from './readiness-checks.rules.js';
import type { ReadinessFacts, ReadinessLevel, ReadinessRule } from './readiness-checks.rules.js';

export interface ReadinessCheck {
  id: string;
  title: string;
  level: ReadinessLevel;
  isDone: boolean;
  /** What is still open; null when done. */
  detail: string | null;
  link: string;
}

export interface Readiness {
  /** 0 to 100; 100 means that nothing at all is open. */
  score: number;
  checks: ReadinessCheck[];
  blockers: number;
}

/** Judges every rule that applies. Blockers come first among what is open. */
export function readinessOf(facts: ReadinessFacts, rules: readonly ReadinessRule[] = READINESS_RULES): Readiness {
  const judged = rules.filter((rule) => rule.applies?.(facts) ?? true).map((rule) => ({ rule, detail: rule.judge(facts) }));
  const total = judged.reduce((sum, { rule }) => sum + rule.weight, 0);
  const done = judged.reduce((sum, { rule, detail }) => sum + (detail === null ? rule.weight : 0), 0);
  const isOpenBlocker = ({ rule, detail }: (typeof judged)[number]): boolean => detail !== null && rule.level === 'blocker';
  const rank = (each: (typeof judged)[number]): number => (isOpenBlocker(each) ? 0 : each.detail !== null ? 1 : 2);
  return {
    score: total === 0 ? 0 : Math.floor((100 * done) / total),
    blockers: judged.filter(isOpenBlocker).length,
    checks: judged
      .sort((a, b) => rank(a) - rank(b))
      .map(({ rule: { id, title, level, link }, detail }) => ({ id, title, level, link, isDone: detail === null, detail })),
  };
}
