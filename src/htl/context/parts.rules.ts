import { filledIn } from '../../common/placeholders.rules.js';
import { clip } from '../../common/text.rules.js';
import { remember } from '../../common/remember.js';
import type { EngineTone } from '../../engines/engine.port.js';
import { stripMarkers } from '../../engines/model/clean.rules.js';
import type { SlotMap } from '../../leads/slots.rules.js';
import type { Language } from '../../onboarding/questionnaire.schema.js';
import { OFFER_LABELS, type TurnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import { stripHumanInstructions } from '../../policy/disclosure.rules.js';
import type { Piece } from './budget.rules.js';

/** The parts that a version of the documents and the settings make, whatever is said: the same in every turn of a thread. */
export interface StableParts {
  profile: Piece[];
  rules: Piece[];
  tone: Piece[];
  guardrails: Piece[];
  scripts: Piece[];
}

export const STABLE_NAMES = ['profile', 'rules', 'tone', 'guardrails', 'scripts'] as const;

export interface StableFacts {
  name: string;
  vertical: string;
  facts: readonly { label: string; value: string }[];
  services: readonly { id: string; name: string; needsAddress: boolean }[];
  maxWords: number;
  pricingPolicy: string;
  /** As the business wrote them. */
  customInstructions: string;
  version: TurnProfile | null;
  language: Language;
}

/** Words as an engine may read them: what looks like a control mark is taken out. */
export const told = remember(stripMarkers);

const pieces = (texts: readonly (string | false)[]): Piece[] =>
  texts
    .filter((text): text is string => text !== false)
    .map((text) => ({ text: told(text) }))
    .filter(({ text }) => text !== '');
/** Nobody needs a longer sentence; what a business wrote without a full stop is not dropped for it. */
const MAX_NOTE = 300;

/** The business in pieces, the most important first: what is cut is cut from the end. */
export function stableParts(of: StableFacts): StableParts {
  const { version } = of;
  return {
    profile: [
      ...pieces([`${of.name} (${of.vertical})`]),
      ...of.facts.filter(({ label }) => !isOfOffer(label)).map(factPiece),
      ...of.services.map(servicePiece),
      // behind the services: a long sentence about the offer must not cost one
      ...of.facts.filter(({ label }) => label === OFFER_LABELS.summary).map(factPiece),
    ],
    rules: version ? [...salesPieces(version.sales), ...aboutPieces(version.about)] : [],
    tone: version ? tonePieces(version.tone, of.maxWords) : pieces([`At most ${of.maxWords} words`]),
    guardrails: guardrailPieces(of),
    scripts: version ? scriptPieces(version, of) : [],
  };
}

/** What is said of the offer line by line stands with the rules of selling. */
const isOfOffer = (label: string): boolean => (Object.values(OFFER_LABELS) as string[]).includes(label);

function aboutPieces({ idealCustomer, strengths, useCases }: TurnProfile['about']): Piece[] {
  return pieces([
    idealCustomer !== '' && `Best fit: ${clip(idealCustomer, MAX_NOTE)}`,
    ...strengths.map((line) => `Sets us apart: ${line}`),
    ...useCases.map((line) => `They come for: ${line}`),
  ]);
}

/** A statement of the business, `from` of the moment where it changes with the hour. */
export function factPiece({ label, value }: { label: string; value: string }): Piece {
  const fact = { label: told(label), value: told(value) };
  return { text: `${fact.label}: ${fact.value}`, fact };
}

function servicePiece({ id, name, needsAddress }: StableFacts['services'][number]): Piece {
  const service = { id, name: told(name), needs_address: needsAddress };
  return { text: `Service: ${service.name}${needsAddress ? ', at the customer' : ''}`, service };
}

function salesPieces({
  qualification,
  budgetTiming,
  hotLead,
  escalationTriggers,
  customTriggers,
  ctaSequence,
  objections,
}: TurnProfile['sales']): Piece[] {
  return pieces([
    ...qualification.map(({ question, need }) => `Find out (${need}): ${question}`),
    budgetTiming !== 'never' && `Ask for the budget: ${budgetTiming}`,
    hotLead !== '' && `Hot when: ${hotLead}`,
    escalationTriggers.length > 0 && `Hand over when: ${escalationTriggers.join(', ')}`,
    ...customTriggers.map((trigger) => `Also hand over when: ${trigger}`),
    ctaSequence.length > 0 && `Lead to: ${ctaSequence.join(', then ')}`,
    ...objections.map(({ objection, answer }) => `When they say "${objection}": ${answer}`),
  ]);
}

function tonePieces({ formality, persuasion, emojiPolicy, usesHonorifics, examples }: EngineTone, maxWords: number): Piece[] {
  return pieces([
    `At most ${maxWords} words, ${formality}, ${persuasion}, emoji ${emojiPolicy}, honorifics ${usesHonorifics ? 'yes' : 'no'}`,
    ...examples.map((example) => `Sounds like: ${example}`),
  ]);
}

/** No wish to pass for a person survives here either (C-01). */
function guardrailPieces({ version, pricingPolicy, customInstructions }: StableFacts): Piece[] {
  const rules = (version?.businessRules ?? []).map(stripHumanInstructions);
  const notes = sentencesOf(customInstructions);
  // The instructions of a version repeat its rules.
  const known = new Set((version?.businessRules ?? []).flatMap(sentencesOf));
  return pieces([
    `Prices: ${pricingPolicy}`,
    ...(version?.forbiddenPhrases ?? []).map((phrase) => `Never say: ${phrase}`),
    ...rules,
    ...notes.filter((note) => !known.has(note)),
  ]);
}

/** Sentence by sentence, so that a long page of instructions loses its end and not all of it. */
function sentencesOf(instructions: string): string[] {
  return stripHumanInstructions(instructions)
    .split(/\n|(?<=[.!?।])\s+/)
    .map((sentence) => clip(sentence.trim(), MAX_NOTE));
}

/** The scripts of the language; where a moment has none, those of the first language, then English. */
export function scriptsFor(
  { scripts, defaultLanguage }: Pick<TurnProfile, 'scripts' | 'defaultLanguage'>,
  language: Language,
): TurnProfile['scripts'] {
  const order = [...new Set<Language>([language, ...(language === 'hi-en' ? (['hi'] as const) : []), defaultLanguage, 'en'])];
  const moments = new Map<string, TurnProfile['scripts'][number]>();
  for (const wanted of order)
    for (const script of scripts) {
      const moment = `${script.kind} ${script.name}`;
      if (script.language === wanted && !moments.has(moment)) moments.set(moment, script);
    }
  return [...moments.values()];
}

const KIND_ORDER = ['objection', 'cta', 'qualification', 'exit', 'opener'];

/** What differs from person to person, as a model reads it; a text that copies it is held back by the critic (C-38). */
const OF_THE_PERSON = { 'contact.first_name': '[first name]', 'service.name': '[service]' };

function scriptPieces(version: TurnProfile, { name: business, language }: Pick<StableFacts, 'name' | 'language'>): Piece[] {
  const { agentName } = version;
  const values = { ...OF_THE_PERSON, 'business.name': business, ...(agentName && { 'agent.name': agentName }) };
  const chosen = scriptsFor(version, language).toSorted((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind));
  return pieces([
    ...chosen.map(({ kind, name, body }) => {
      const text = filledIn(body, values);
      return text !== null && `${kind} ${name}: ${text}`;
    }),
    // Without the author: no model is told the name of another customer (C-04), and the critic refuses a text that holds it.
    ...version.socialProof.map(({ text }) => `Customer voice: "${text}"`),
  ]);
}

const SLOT_LABELS: Readonly<Record<string, string>> = { service_needed: 'needs', preferred_time: 'wants to come', email: 'e-mail' };

/** What is known of the person, one piece per fact. */
export function slotPieces(slots: SlotMap, bookings: readonly { label: string; serviceName: string }[]): Piece[] {
  return [
    ...Object.entries(slots).map(([name, slot]) => ({ label: SLOT_LABELS[name] ?? name, text: told(slot.value) })),
    ...bookings.map(({ label, serviceName }) => ({ label: 'booked', text: `${label}, ${serviceName}` })),
  ];
}
