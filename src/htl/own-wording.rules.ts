// The scripts that a business wrote, as words of ours: each stands in for the wording of its moment, in its own language.
import { filledScript, type OwnWordings, type PhraseContext } from '../engines/rules/phrase-choice.rules.js';
import type { WordingKey } from '../engines/rules/wording/wording-en.rules.js';
import type { TurnProfile } from '../onboarding/profiles/turn-profile.rules.js';
import type { LanguageCode } from './memory/language.rules.js';

type Scripts = TurnProfile['scripts'];

/** What a script is for (kind and name), and what we say there. A moment that is not listed has no wording of ours. */
const MOMENTS: Readonly<Record<string, readonly WordingKey[]>> = {
  'exit graceful': ['declined'],
  'opener returning': ['back'],
  'qualification service_needed': [
    'ask-service-hvac',
    'ask-service-plumbing',
    'ask-service-electrical',
    'ask-service-salon',
    'ask-service-general',
  ],
  'qualification urgency': ['ask-urgency'],
  'qualification name': ['ask-name'],
  'qualification address': ['ask-address'],
  'qualification preferred_time': ['ask-preferred_time', 'ask-time-salon'],
  'qualification email': ['ask-email'],
};

const NONE: OwnWordings = {};
const known = new WeakMap<Scripts, Map<LanguageCode, OwnWordings>>();

/** The scripts of one language by the wordings that they stand in for; worked out once per version. */
export function ownWordings(scripts: Scripts, language: LanguageCode): OwnWordings {
  if (scripts.length === 0) return NONE;
  const byLanguage = known.get(scripts) ?? new Map<LanguageCode, OwnWordings>();
  const found = byLanguage.get(language) ?? wordingsIn(scripts, language);
  known.set(scripts, byLanguage.set(language, found));
  return found;
}

function wordingsIn(scripts: Scripts, language: LanguageCode): OwnWordings {
  const entries = scripts
    .filter((script) => script.language === language && (script.kind !== 'qualification' || isOneQuestion(script.body)))
    .flatMap(({ kind, name, body }) => (MOMENTS[`${kind} ${name}`] ?? []).map((key) => [key, body] as const));
  return Object.fromEntries(entries);
}

/** The opening of the business for somebody who has not said yet what they need: one question, in this language; null where it has none. */
export function openerOf(scripts: Scripts | undefined, language: LanguageCode, context: PhraseContext): string | null {
  const script = scripts?.find(({ kind, name, language: written }) => kind === 'opener' && name === 'new_lead' && written === language);
  return script && isOneQuestion(script.body) ? filledScript(script.body, context) : null;
}

const isOneQuestion = (text: string): boolean => text.split('?').length === 2;
