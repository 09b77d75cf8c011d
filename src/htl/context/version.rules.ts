import type { OrgProfile } from '../../orgs/org-profile.schema.js';
import { holdsNumber } from '../retrieval/terms-words.rules.js';
import type { BusinessFacts } from '../htl.schema.js';
import { priceLabel, stricterPolicy, type TurnProfile } from '../../onboarding/profiles/turn-profile.rules.js';

/**
 * The business as a thread sees it that runs on this version: the version's words, limits and instructions over the settings, and of
 * the two pricing policies the stricter one. Without a version the settings hold.
 */
export function withVersion(profile: OrgProfile, version: TurnProfile | null): OrgProfile {
  if (!version) return profile;
  const { maxWords, customInstructions } = version;
  const pricingPolicy = stricterPolicy(profile.settings.pricingPolicy, version.pricingPolicy);
  return { ...profile, settings: { ...profile.settings, maxWords, customInstructions, pricingPolicy } };
}

/** The terms of the business among its statements: their numbers wait for a person while what it knows is out of date. */
const TERMS: ReadonlySet<string> = new Set(['Refunds', 'How long it takes']);

/**
 * What the version lets the assistant state beside the settings; prices only where the policy lets them be said, and none of a service: that
 * is said as it stands now or not at all, whatever was published.
 */
export function versionFacts(
  {
    pricingPolicy,
    isKnowledgeStale,
    services,
  }: Pick<BusinessFacts, 'pricingPolicy' | 'isKnowledgeStale'> & { services: readonly { name: string }[] },
  version: TurnProfile | null,
): { label: string; value: string }[] {
  if (!version) return [];
  const isHeldBack = ({ label, value }: { label: string; value: string }): boolean =>
    isKnowledgeStale === true && TERMS.has(label) && holdsNumber(value);
  const ofServices = new Set(services.map(({ name }) => priceLabel(name.trim()).toLowerCase()));
  // Who publishes a document confirms the prices in it.
  const prices = pricingPolicy === 'never' ? [] : version.prices.filter(({ label }) => !ofServices.has(label.trim().toLowerCase()));
  return [...version.facts.filter((fact) => !isHeldBack(fact)), ...prices];
}

const AMOUNT = /\d[\d,]*(?:\.\d+)?(?:\s?%)?/g;

/** Every amount that a price statement holds, so that "from $89 to $120" allows both. */
export function amountsIn(statements: readonly { label: string; value: string }[]): string[] {
  return statements
    .filter(({ label }) => label.startsWith('Price'))
    .flatMap(({ value }) => [value, ...[...value.matchAll(AMOUNT)].map(([found]) => found)]);
}
