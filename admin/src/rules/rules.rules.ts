import { formatMoney } from '../shared/format';
import type { Decision, OwnRule } from '../shared/types';

export interface SlotTest {
  name: string;
  is: 'known' | 'missing' | 'contains';
  value?: string;
}
export type RuleConditions = {
  intents?: string[];
  sentiments?: string[];
  slots?: SlotTest[];
  valueMinorAtLeast?: number;
};
export type RulePriority = 'low' | 'medium' | 'high' | 'critical';
export type RuleAction =
  { is: 'escalate'; priority: RulePriority; note?: string } | { is: 'offer_cta'; ctaId: string } | { is: 'stay_silent' };

/** What the customer does, as it goes on after "When the customer". */
export const intentWords: Readonly<Record<string, string>> = {
  INTERESTED: 'is interested',
  NOT_INTERESTED: 'is not interested',
  QUESTION: 'asks a question',
  PRICING: 'asks about prices',
  BOOKING: 'wants to book',
  COMPLAINT: 'complains',
  OPT_OUT: 'wants no more texts',
  WRONG_PERSON: 'is the wrong person',
  AUTO_REPLY: 'sends an automatic reply',
  UNKNOWN: 'says something unclear',
};
export const moodWords: Readonly<Record<string, string>> = {
  angry: 'angry',
  frustrated: 'frustrated',
  neutral: 'neutral',
  positive: 'friendly',
  happy: 'happy',
};
/** The facts a rule can look at, as they stand within a sentence. */
export const factWords: Readonly<Record<string, string>> = {
  service_needed: 'the service',
  urgency: 'the urgency',
  name: 'the name',
  address: 'the address',
  preferred_time: 'the preferred time',
  email: 'the e-mail address',
};
export const testWords: Readonly<Record<SlotTest['is'], string>> = {
  known: 'is known',
  missing: 'is not known yet',
  contains: 'contains',
};
export const priorityWords: Readonly<Record<RulePriority, string>> = {
  critical: 'within 10 minutes',
  high: 'within 15 minutes',
  medium: 'within an hour',
  low: 'within 4 hours',
};

function either(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

const inWords = (names: readonly string[], words: Readonly<Record<string, string>>): string =>
  either(names.map((name) => words[name] ?? name));

function testSentence({ name, is, value }: SlotTest): string {
  const fact = factWords[name] ?? name;
  return is === 'contains' ? `${fact} contains “${value ?? ''}”` : `${fact} ${testWords[is]}`;
}

export interface Told {
  currency: string;
  ctaLabel: string | null;
}

/** What must be so, starting with "When"; empty while nothing is named. */
export function conditionSentence({ intents, sentiments, slots, valueMinorAtLeast }: RuleConditions, currency: string): string {
  const about: string[] = [];
  if (intents?.length) about.push(inWords(intents, intentWords));
  if (sentiments?.length) about.push(`sounds ${inWords(sentiments, moodWords)}`);
  const parts = about.length > 0 ? [`the customer ${about.join(' and ')}`] : [];
  parts.push(...(slots ?? []).map(testSentence));
  if (valueMinorAtLeast) parts.push(`the job is worth ${formatMoney(valueMinorAtLeast, currency)} or more`);
  return parts.length === 0 ? '' : `When ${parts.join(', and ')}`;
}

/** What is done then. */
export function actionSentence(action: RuleAction, ctaLabel: string | null): string {
  if (action.is === 'stay_silent') return 'say nothing';
  if (action.is === 'offer_cta') return ctaLabel === null ? 'offer a link that was deleted' : `offer “${ctaLabel}”`;
  return `hand over to a person ${priorityWords[action.priority]}`;
}

/** The whole rule as one sentence. */
export function sentenceOf(conditions: RuleConditions, action: RuleAction, { currency, ctaLabel }: Told): string {
  const when = conditionSentence(conditions, currency);
  return when === '' ? '' : `${when}: ${actionSentence(action, ctaLabel)}.`;
}

export const conditionsOf = (rule: OwnRule): RuleConditions => rule.conditions as RuleConditions;
export const actionOf = (rule: OwnRule): RuleAction => rule.action as unknown as RuleAction;
/** A rule whose link was deleted does nothing. */
export const isBroken = (rule: OwnRule): boolean => actionOf(rule).is === 'offer_cta' && rule.ctaLabel === null;

/** A rule as a decision names it. */
type FiredRule = Decision['rules'][number];

/** Did it decide? One that held and could not act is shown with the decision, and left to the next rule. */
export const isDecisive = (rule: FiredRule): boolean => rule.heldBack === undefined;

const HELD_BACK: Readonly<Record<string, string>> = {
  cta_gone: 'what it offers is switched off or deleted',
  person_wanted: 'the customer wants a person',
  danger: 'the text may tell of a danger',
  person_needed: 'a person is needed first',
  nothing_wanted: 'the text ends the talk, or asks for nothing',
  answer_first: 'the text answers or asks something that comes first',
  not_due: 'it may not be offered now: its own limits, another offer that waits, or the mood',
  no_room: 'the answer left no room for it',
};

/** Why a rule whose conditions held did nothing. */
export const heldBackWords = ({ heldBack }: FiredRule): string =>
  `it matched and did nothing: ${HELD_BACK[heldBack ?? ''] ?? 'it could not act'}`;

/** What stands in the form; the rest is made of it when it is saved. */
export interface RuleDraft {
  name: string;
  intents: string[];
  sentiments: string[];
  slots: SlotTest[];
  /** Whole money as typed; empty for no condition. */
  value: string;
  is: RuleAction['is'];
  priority: RulePriority;
  note: string;
  ctaId: string;
}

export const emptyDraft: RuleDraft = {
  name: '',
  intents: [],
  sentiments: [],
  slots: [],
  value: '',
  is: 'escalate',
  priority: 'high',
  note: '',
  ctaId: '',
};

/** Ways to begin, for a business that has no rule yet. */
export const starters: readonly { title: string; draft: RuleDraft }[] = [
  {
    title: 'Complaints go to a person',
    draft: { ...emptyDraft, name: 'Complaints go to a person', intents: ['COMPLAINT'], priority: 'critical' },
  },
  {
    title: 'Large jobs go to a person',
    draft: { ...emptyDraft, name: 'Large jobs go to a person', intents: ['PRICING', 'BOOKING'], value: '2000' },
  },
  {
    title: 'Silence for automatic replies',
    draft: { ...emptyDraft, name: 'Silence for automatic replies', intents: ['AUTO_REPLY'], is: 'stay_silent' },
  },
];

/** A rule as it is changed in the form. */
export function draftOf(rule: OwnRule): RuleDraft {
  const { intents = [], sentiments = [], slots = [], valueMinorAtLeast } = conditionsOf(rule);
  const action = actionOf(rule);
  return {
    ...emptyDraft,
    name: rule.name,
    intents,
    sentiments,
    slots,
    value: valueMinorAtLeast === undefined ? '' : String(valueMinorAtLeast / 100),
    is: action.is,
    ...(action.is === 'escalate' && { priority: action.priority, note: action.note ?? '' }),
    ...(action.is === 'offer_cta' && { ctaId: action.ctaId }),
  };
}

/** Undefined when what was typed is no amount. */
function minorOf(typed: string): number | null | undefined {
  if (typed.trim() === '') return null;
  const amount = Number(typed.trim().replace(',', '.'));
  return Number.isFinite(amount) && amount > 0 ? Math.round(amount * 100) : undefined;
}

/** The conditions of a draft; a fact to be contained counts once something is typed. */
export function conditionsIn(draft: RuleDraft): RuleConditions {
  const minor = minorOf(draft.value);
  const slots = draft.slots.map(({ name, is, value }) => (is === 'contains' ? { name, is, value: (value ?? '').trim() } : { name, is }));
  return {
    ...(draft.intents.length > 0 && { intents: draft.intents }),
    ...(draft.sentiments.length > 0 && { sentiments: draft.sentiments }),
    ...(slots.length > 0 && { slots }),
    ...(minor && { valueMinorAtLeast: minor }),
  };
}

export function actionIn({ is, priority, note, ctaId }: RuleDraft): RuleAction {
  if (is === 'stay_silent') return { is };
  if (is === 'offer_cta') return { is, ctaId };
  return { is, priority, ...(note.trim() !== '' && { note: note.trim() }) };
}

/** What keeps a draft from being saved, in words for the person; empty when nothing does. */
export function lacksOf(draft: RuleDraft): string[] {
  const lacks: string[] = [];
  if (Object.keys(conditionsIn(draft)).length === 0) lacks.push('Say when it applies.');
  if (minorOf(draft.value) === undefined) lacks.push('The worth of the job must be an amount.');
  if (draft.slots.some(({ is, value }) => is === 'contains' && !value?.trim())) lacks.push('Say what the fact contains.');
  if (draft.is === 'offer_cta' && draft.ctaId === '') lacks.push('Choose what is offered.');
  return lacks;
}

const STEP = 100;
const LAST = 10_000;

/** The place of a new rule: behind all others. */
export const endOf = (rules: readonly Pick<OwnRule, 'position'>[]): number =>
  Math.min(LAST, Math.max(0, ...rules.map(({ position }) => position)) + STEP);

export interface Placed {
  id: string;
  position: number;
  version: number;
}

/**
 * What must be written so that the rule at `from` stands at `to`: itself alone where a number is free between its new neighbours,
 * else all whose number changes when they are numbered anew.
 */
export function moves(rules: readonly Placed[], from: number, to: number): Placed[] {
  const rule = rules[from];
  if (!rule || from === to || to < 0 || to >= rules.length) return [];
  const next = rules.filter((_, at) => at !== from);
  next.splice(to, 0, rule);
  const before = next[to - 1]?.position ?? -1;
  const after = next[to + 1]?.position ?? Math.min(LAST + 1, before + 2 * STEP);
  const middle = Math.floor((before + after) / 2);
  if (middle > before && middle < after) return [{ ...rule, position: middle }];
  return next
    .map((each, at) => ({ ...each, position: (at + 1) * STEP }))
    .filter((each) => rules.some((old) => old.id === each.id && old.position !== each.position));
}
