// The one function that allows, defers, converts to a template, or denies an outbound. Pure: facts in, verdict and trace out.
import type { GateFacts, GateRule, GateVerdict, RuleResult } from './gate-facts.schema.js';
import { blockedContactRule } from './rules/blocked-contact.rule.js';
import { capsRule } from './rules/caps.rule.js';
import { channelStateRule } from './rules/channel-state.rule.js';
import { contentRule } from './rules/content.rule.js';
import { countryRule } from './rules/country.rule.js';
import { expiryRule } from './rules/expiry.rule.js';
import { frequencyRule } from './rules/frequency.rule.js';
import { handlerRule } from './rules/handler.rule.js';
import { loopRule } from './rules/loop.rule.js';
import { optOutLineRule } from './rules/opt-out-line.rule.js';
import { orgStatusRule } from './rules/org-status.rule.js';
import { quotaRule } from './rules/quota.rule.js';
import { quietHoursRule } from './rules/quiet-hours.rule.js';
import { registrationRule } from './rules/registration.rule.js';
import { suppressionRule } from './rules/suppression.rule.js';
import { textableNumberRule } from './rules/textable-number.rule.js';
import { velocityRule } from './rules/velocity.rule.js';
import { windowRule } from './rules/window.rule.js';

/** In this order: what the person wants, what the law and the network allow, what is sensible, what the words say. */
export const GATE_RULES: readonly GateRule[] = [
  suppressionRule,
  expiryRule,
  orgStatusRule,
  channelStateRule,
  blockedContactRule,
  handlerRule,
  textableNumberRule,
  countryRule,
  registrationRule,
  loopRule,
  contentRule,
  optOutLineRule,
  quietHoursRule,
  velocityRule,
  capsRule,
  quotaRule,
  frequencyRule,
  windowRule,
];

/**
 * Runs every rule of the lane, so that the console can show the whole trace. A refusal beats a delay, a delay beats a template;
 * of several refusals the first in order is the reason, of several delays the longest.
 */
export function evaluate(facts: GateFacts): GateVerdict {
  const results = GATE_RULES.map((rule) => ({ rule: rule.name, ...run(rule, facts) }));
  const trace = results.map(({ rule, verdict, reason }) => ({ rule, verdict, reason }));
  const denied = results.find((result) => result.verdict === 'deny');
  if (denied) return { verdict: 'deny', reason: denied.code, message: denied.reason, trace };
  const deferred = results
    .filter((result): result is typeof result & { until: Date } => result.verdict === 'defer' && result.until !== undefined)
    .reduce<{ until: Date; code?: string; reason: string } | null>(
      (latest, result) => (!latest || result.until > latest.until ? result : latest),
      null,
    );
  if (deferred) return { verdict: 'defer', until: deferred.until, reason: deferred.code, message: deferred.reason, trace };
  const template = results.find((result) => result.verdict === 'template');
  if (template) return { verdict: 'template', reason: template.code, message: template.reason, trace };
  return { verdict: 'allow', trace };
}

function run(rule: GateRule, facts: GateFacts): RuleResult {
  return rule.lanes.includes(facts.lane)
    ? rule.check(facts)
    : { verdict: 'skip', reason: `This rule does not apply to the lane "${facts.lane}".` };
}
