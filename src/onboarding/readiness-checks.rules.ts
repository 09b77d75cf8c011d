// What must be right before a business answers by itself. Each rule is pure and alone; a new one is a new entry of the list.
import { minutesOf } from '../common/time.rules.js';
import { refusedInstruction } from './instruction.rules.js';
import { ctaProblem } from './material/cta.rules.js';
import { scriptGaps } from './material/script.rules.js';
import type { Questionnaire } from './answers.service.js';
import { missingIn, shownIn } from './section.rules.js';
import { SECTIONS } from './questionnaire.schema.js';
import type { CtaKind, SectionName } from './questionnaire.schema.js';
import type { ToldFacts } from './readiness.port.js';

export interface ReadinessFacts extends ToldFacts {
  questionnaire: Questionnaire;
  numbers: { address: string; channel: string; state: string; isSimulated: boolean; registration: string }[];
  knowledge: { chunks: number; staleDocuments: number };
}

export type ReadinessLevel = 'blocker' | 'warning';

export interface ReadinessRule {
  id: string;
  title: string;
  level: ReadinessLevel;
  /** How much of the score it is worth. */
  weight: number;
  /** The page of the console where it is mended. */
  link: string;
  /** False: this business does not need it, so it is not on the list. */
  applies?: (facts: ReadinessFacts) => boolean;
  /** What is still open, in one sentence; null when all is well. */
  judge: (facts: ReadinessFacts) => string | null;
}

const TITLES: Readonly<Record<SectionName, string>> = {
  'business-details': 'Business details',
  offer: 'Offer',
  'customer-details': 'Customers',
  'sales-process': 'Sales process',
  guardrails: 'Guardrails',
  'agent-details': 'Assistant',
  setup: 'Owner and line',
};
/** Fields as people call them. */
const WORDS: Readonly<Record<string, string>> = {
  name: 'the name',
  vertical: 'the industry',
  timeZone: 'the time zone',
  city: 'the city',
  websiteUrl: 'the website',
  'supportEmail|supportPhone': 'an e-mail address or a phone for customers',
  summary: 'what you offer',
  pricingModel: 'how you price',
  refundPolicy: 'the refund policy',
  deliveryTime: 'how long it takes',
  strengths: 'what makes you different',
  idealCustomer: 'who your customers are',
  useCases: 'what they come for',
  ctaOrder: 'what a conversation leads to',
  budgetTiming: 'when to ask about the budget',
  hotLead: 'what a hot lead is',
  isReviewed: 'your word that you have looked at the rules',
  languages: 'the languages',
  defaultLanguage: 'the main language',
  emojiPolicy: 'the use of emoji',
  formality: 'how formal it writes',
  persuasion: 'how firmly it sells',
  ownerName: 'the name of the owner',
};
/** Asked for by rules of their own. */
const APART = new Set(['hours', 'ownerPhone']);

const listOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;

function sectionRule(section: SectionName): ReadinessRule {
  return {
    id: section,
    title: TITLES[section],
    level: 'blocker',
    weight: 2,
    link: `/onboarding/${section}`,
    judge: ({ questionnaire: { profile, answers } }) => {
      const missing = missingIn(section, shownIn(section, answers[section], profile)).filter((field) => !APART.has(field));
      return missing.length === 0 ? null : `Missing: ${listOf(missing.map((field) => WORDS[field] ?? field))}.`;
    },
  };
}

/** A call or a demo can be booked here without any further link, as soon as there is a service. */
const BOOKED_HERE: readonly CtaKind[] = ['book_call', 'schedule_demo'];

function unreachable({ questionnaire: { answers, ctas, services } }: ReadinessFacts): CtaKind[] {
  const usable = new Set(ctas.filter((cta) => ctaProblem(cta) === null).map((cta) => cta.kind));
  return (answers['sales-process'].ctaOrder ?? []).filter(
    (kind) => !usable.has(kind) && !(BOOKED_HERE.includes(kind) && services.length > 0),
  );
}

const isOpenAtAll = (hours: object): boolean => Object.values(hours).some((ranges) => Array.isArray(ranges) && ranges.length > 0);
const words = (kind: string): string => kind.replaceAll('_', ' ');
const working = (facts: ReadinessFacts): ReadinessFacts['numbers'] => facts.numbers.filter((number) => number.state === 'active');
const isRegistered = (number: ReadinessFacts['numbers'][number]): boolean =>
  number.registration === 'verified' ||
  number.registration === 'not_required' ||
  (number.registration === 'simulated' && number.isSimulated);

export const READINESS_RULES: readonly ReadinessRule[] = [
  ...SECTIONS.map(sectionRule),
  {
    id: 'hours',
    title: 'Opening hours',
    level: 'blocker',
    weight: 1,
    link: '/onboarding/business-details',
    judge: ({ questionnaire: { profile } }) => (isOpenAtAll(profile.settings.hours) ? null : 'No day has opening hours.'),
  },
  {
    id: 'services',
    title: 'Services',
    level: 'blocker',
    weight: 1,
    link: '/settings/services',
    judge: ({ questionnaire: { services } }) => (services.length > 0 ? null : 'There is no service that can be booked.'),
  },
  {
    id: 'owner-phone',
    title: 'Phone of the owner',
    level: 'blocker',
    weight: 1,
    link: '/onboarding/setup',
    judge: ({ questionnaire: { profile } }) =>
      profile.settings.ownerPhone === null ? 'Without it nobody is told when a person is needed.' : null,
  },
  {
    id: 'number',
    title: 'Number',
    level: 'blocker',
    weight: 2,
    link: '/numbers',
    judge: (facts) => (working(facts).length > 0 ? null : 'There is no number yet that customers can call or text.'),
  },
  {
    id: 'registration',
    title: 'Registration for US texts (10DLC)',
    level: 'blocker',
    weight: 1,
    link: '/numbers/registration',
    applies: (facts) => facts.questionnaire.profile.country === 'US' && working(facts).some((number) => number.channel === 'sms'),
    judge: (facts) => {
      const open = working(facts).filter((number) => number.channel === 'sms' && !isRegistered(number));
      return open.length === 0
        ? null
        : `Not registered: ${listOf(open.map((number) => number.address))}. US networks would block its texts.`;
    },
  },
  {
    id: 'forwarding',
    title: 'Forwarding tested',
    level: 'blocker',
    weight: 1,
    link: '/numbers/forwarding',
    applies: ({ questionnaire: { profile }, isForwardingTested, lastCallAt }) =>
      profile.settings.lineMode !== 'direct' && (isForwardingTested !== undefined || lastCallAt !== undefined),
    judge: ({ isForwardingTested, lastCallAt }) => {
      if (isForwardingTested === false) return 'The last test call did not arrive, or went in a circle.';
      if (isForwardingTested === true || (isForwardingTested === undefined && lastCallAt)) return null;
      return 'Call your business number from another phone and let it ring: the call must reach us.';
    },
  },
  {
    id: 'knowledge',
    title: 'Questions and answers',
    level: 'blocker',
    weight: 2,
    link: '/knowledge',
    judge: ({ knowledge }) => (knowledge.chunks > 0 ? null : 'Upload your questions and answers, or scan the website.'),
  },
  {
    id: 'stale-knowledge',
    title: 'Knowledge is up to date',
    level: 'warning',
    weight: 1,
    link: '/knowledge',
    applies: ({ knowledge }) => knowledge.chunks > 0,
    judge: ({ knowledge: { staleDocuments } }) =>
      staleDocuments === 0 ? null : `${staleDocuments} of your documents may be out of date; no price is stated until you looked at them.`,
  },
  {
    id: 'ctas',
    title: 'What a conversation leads to',
    level: 'blocker',
    weight: 1,
    link: '/onboarding/sales-process',
    applies: ({ questionnaire: { answers } }) => (answers['sales-process'].ctaOrder ?? []).length > 0,
    judge: (facts) => {
      const order = facts.questionnaire.answers['sales-process'].ctaOrder ?? [];
      const open = unreachable(facts);
      if (open.length < order.length) return null;
      const off = facts.questionnaire.ctas.find((cta) => open.includes(cta.kind) && ctaProblem(cta) === 'off');
      return off
        ? `Nothing to lead to yet: "${off.label}" is switched off. Look where it leads, and switch it on.`
        : `Nothing to lead to yet: add a link, a document or steps for "${words(open[0]!)}".`;
    },
  },
  {
    id: 'all-ctas',
    title: 'Every call to action works',
    level: 'warning',
    weight: 1,
    link: '/onboarding/sales-process',
    applies: ({ questionnaire: { answers } }) => (answers['sales-process'].ctaOrder ?? []).length > 1,
    judge: (facts) => {
      const open = unreachable(facts);
      return open.length === 0 ? null : `Not offered until they lead somewhere: ${listOf(open.map(words))}.`;
    },
  },
  {
    id: 'instructions',
    title: 'Instructions can be followed',
    level: 'blocker',
    weight: 1,
    link: '/onboarding/agent-details',
    applies: ({ questionnaire: { profile } }) => Boolean(profile.settings.customInstructions),
    judge: ({ questionnaire: { profile } }) => refusedInstruction(profile.settings.customInstructions ?? '')?.reason ?? null,
  },
  {
    id: 'scripts',
    title: 'Scripts in every language',
    level: 'warning',
    weight: 1,
    link: '/onboarding/agent-details',
    applies: ({ questionnaire: { answers, scripts } }) => scripts.length > 0 && (answers['agent-details'].languages ?? []).length > 0,
    judge: ({ questionnaire: { answers, scripts } }) => {
      const { languages = [], defaultLanguage = 'en' } = answers['agent-details'];
      const gaps = scriptGaps(scripts, languages, defaultLanguage);
      const all = gaps.map(
        ({ name, language, fallback }) => `${words(name)} in ${language} (${fallback ? `${fallback} stands in` : 'none stands in'})`,
      );
      return all.length === 0 ? null : `Missing: ${listOf(all)}.`;
    },
  },
  {
    id: 'quiet-hours',
    title: 'Quiet hours',
    level: 'warning',
    weight: 1,
    link: '/onboarding/setup',
    judge: ({ questionnaire: { profile } }) => {
      // the gate keeps the law's hours in any case (47 CFR 64.1200(c)(1)); the business should know that it cannot text earlier or later
      const { quietStart, quietEnd } = profile.settings;
      const [start, end] = [minutesOf(quietStart) ?? 0, minutesOf(quietEnd) ?? 0];
      if (profile.country !== 'US') return null;
      const coversNight = start > end && start <= 21 * 60 && end >= 8 * 60;
      return coversNight ? null : 'They should last at least from 21:00 to 08:00: the law allows no sales texts in between.';
    },
  },
  {
    id: 'documents',
    title: 'Documents published',
    level: 'blocker',
    weight: 2,
    link: '/onboarding/documents',
    applies: ({ publishedVersion }) => publishedVersion !== undefined,
    judge: ({ publishedVersion }) => (publishedVersion === null ? 'Generate the five documents, look at them and publish them.' : null),
  },
  {
    id: 'unpublished-answers',
    title: 'Published documents match the answers',
    level: 'warning',
    weight: 1,
    link: '/onboarding/documents',
    applies: ({ publishedVersion, hasUnpublishedAnswers }) => typeof publishedVersion === 'number' && hasUnpublishedAnswers !== undefined,
    judge: ({ hasUnpublishedAnswers }) =>
      hasUnpublishedAnswers ? 'Answers changed after the documents were made. Generate and publish them again.' : null,
  },
];
