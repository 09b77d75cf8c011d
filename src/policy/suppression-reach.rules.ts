import type { SuppressionScope } from './gate-facts.schema.js';

/** Does an opt-out stop answers too? Who wants no advertising is still answered, and texted back after a call. */
export function stopsAnswers(suppression: { scope: SuppressionScope } | null): boolean {
  return suppression !== null && suppression.scope !== 'marketing';
}
