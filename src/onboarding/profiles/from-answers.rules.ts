import { hoursText } from '../../common/business-hours.rules.js';
import { money } from '../../common/money.rules.js';
import type { Questionnaire } from '../answers.service.js';
import type { Cta, CtaKind, Testimonial } from '../questionnaire.schema.js';
import { SYSTEM_RULES, type ProfileDocuments } from './documents.schema.js';
import { writtenScripts } from './scripts.rules.js';

/** What hands over where nobody said anything: what a business regrets to have left to a machine. */
const DEFAULT_TRIGGERS = ['angry', 'complaint', 'payment_problem', 'legal_threat', 'refund_request'] as const;
const DEFAULT_MAX_WORDS = 25;

/**
 * The five documents as the answers alone give them, always the same for the same answers. Nothing stands in them that no answer
 * holds: what was not answered stays empty.
 */
export function documentsFromAnswers(from: Questionnaire): ProfileDocuments {
  return {
    businessConfig: businessConfig(from),
    salesRules: salesRules(from),
    toneProfile: toneProfile(from),
    guardrails: guardrails(from),
    scriptLibrary: { scripts: writtenScripts(from), socialProof: usableProof(from.testimonials) },
  };
}

/** Calls to action that lead somewhere, in the order the owner wants them offered. */
export function offeredCtas({ ctas, answers }: Pick<Questionnaire, 'ctas' | 'answers'>): Cta[] {
  const order = answers['sales-process'].ctaOrder ?? [];
  const place = (kind: CtaKind): number => (order.includes(kind) ? order.indexOf(kind) : order.length);
  return ctas.filter((cta) => cta.isActive).sort((a, b) => place(a.kind) - place(b.kind));
}

/** Only words with a source and a granted permission: the one material for social proof. */
export function usableProof(testimonials: readonly Testimonial[]): ProfileDocuments['scriptLibrary']['socialProof'] {
  return testimonials
    .filter((one) => one.isUsable && one.permission === 'granted' && one.source !== '')
    .map(({ kind, body, author, source }) => ({ kind, text: body, author, source }));
}

type Quote = ProfileDocuments['scriptLibrary']['socialProof'][number];

/** Is this quote, word for word, one that may be used now? What was granted when it was written down may have been taken back. */
export function quoteCheck(testimonials: readonly Testimonial[]): (quote: Quote) => boolean {
  const keyOf = ({ kind, text, author, source }: Quote): string => JSON.stringify([kind, text, author, source]);
  const usable = new Set(usableProof(testimonials).map(keyOf));
  return (quote) => usable.has(keyOf(quote));
}

function businessConfig(from: Questionnaire): ProfileDocuments['businessConfig'] {
  const { profile, answers, services } = from;
  const { settings } = profile;
  const details = answers['business-details'];
  const { offer, 'customer-details': customers } = answers;
  return {
    businessName: profile.name,
    industry: profile.vertical,
    city: details.city ?? '',
    timeZone: profile.timeZone,
    workingHours: hoursText(settings.hours).slice(0, 600),
    offerSummary: offer.summary ?? '',
    products: [
      ...services.map((service) => ({
        name: service.name,
        details: '',
        price: service.priceMinor === null ? '' : money(service.priceMinor, profile.currency, profile.locale),
        isService: true,
      })),
      ...(offer.products ?? []).map(({ name, details: more, price }) => ({ name, details: more ?? '', price: price ?? '' })),
    ],
    pricingModel: offer.pricingModel ?? 'quote',
    pricingSummary: offer.pricingSummary ?? '',
    strengths: offer.strengths ?? [],
    deliveryTime: offer.deliveryTime ?? '',
    refundPolicy: offer.refundPolicy ?? '',
    serviceArea: customers.serviceArea ?? '',
    idealCustomer: customers.idealCustomer ?? '',
    useCases: customers.useCases ?? [],
    disqualifiers: customers.disqualifiers ?? [],
    primaryCtas: offeredCtas(from).map(({ kind, label, steps, url }) => ({ kind, label, steps, url: url ?? '' })),
    contact: {
      websiteUrl: details.websiteUrl ?? '',
      email: details.supportEmail ?? '',
      phone: details.supportPhone ?? settings.businessPhone ?? '',
    },
  };
}

function salesRules(from: Questionnaire): ProfileDocuments['salesRules'] {
  const sales = from.answers['sales-process'];
  const offered = [...new Set(offeredCtas(from).map(({ kind }) => kind))];
  return {
    qualification: sales.qualification ?? [],
    budgetTiming: sales.budgetTiming ?? 'never',
    hotLead: sales.hotLead ?? '',
    objections: sales.objections ?? [],
    ctaSequence: [...new Set([...(sales.ctaOrder ?? []), ...offered])],
    escalationTriggers: sales.escalationTriggers ?? [...DEFAULT_TRIGGERS],
    customTriggers: sales.customTriggers ?? [],
  };
}

function toneProfile({ answers, profile }: Questionnaire): ProfileDocuments['toneProfile'] {
  const agent = answers['agent-details'];
  const first = agent.defaultLanguage ?? agent.languages?.[0] ?? 'en';
  return {
    agentName: agent.agentName ?? '',
    languages: [...new Set([first, ...(agent.languages ?? [])])],
    defaultLanguage: first,
    maxWords: profile.settings.maxWords || DEFAULT_MAX_WORDS,
    questionsPerMessage: agent.questionsPerMessage ?? 1,
    usesHonorifics: agent.usesHonorifics ?? false,
    emojiPolicy: agent.emojiPolicy ?? 'never',
    formality: agent.formality ?? 'professional',
    persuasion: agent.persuasion ?? 'soft',
    examples: agent.examples ?? [],
  };
}

function guardrails({ answers, profile }: Questionnaire): ProfileDocuments['guardrails'] {
  const rails = answers.guardrails;
  return {
    systemRules: [...SYSTEM_RULES],
    businessRules: rails.customRules ?? [],
    forbiddenPhrases: rails.forbiddenClaims ?? [],
    languageRestrictions: rails.languageRestrictions ?? [],
    requiredDisclaimers: rails.requiredDisclaimers ?? [],
    pricingPolicy: profile.settings.pricingPolicy,
    customInstructions: profile.settings.customInstructions ?? '',
  };
}
