import { trades } from '../shared/trades';
import type { SectionName } from '../shared/types';

export interface Option {
  id: string;
  name: string;
}
interface Common {
  source: string;
  label: string;
  hint?: string;
}
/** A column of a list of small records. */
export interface Column {
  source: string;
  label: string;
  options?: readonly Option[];
  isLong?: boolean;
}
export type Field =
  | (Common & { kind: 'text' | 'long' | 'lines' | 'phone' | 'email' | 'time' | 'flag' | 'hours' | 'zone' | 'money' })
  | (Common & { kind: 'number'; min: number; max: number })
  | (Common & { kind: 'select'; options: readonly Option[] })
  | (Common & { kind: 'many'; options: readonly Option[] })
  | (Common & { kind: 'order'; options: readonly Option[] })
  | (Common & { kind: 'records'; columns: readonly Column[]; add: string });

export const ctaNames: Record<string, string> = {
  book_call: 'Book a visit or call',
  schedule_demo: 'Schedule a demo',
  payment: 'Pay',
  send_docs: 'Get a document',
  visit_website: 'Visit the website',
  fill_form: 'Fill in a form',
  app_download: 'Download the app',
  join_webinar: 'Join a webinar',
};
export const scriptKindNames: Record<string, string> = {
  opener: 'Opening',
  qualification: 'Question',
  objection: 'Answer to an objection',
  cta: 'Call to action',
  exit: 'Goodbye',
};
export const languageNames: Record<string, string> = { en: 'English', es: 'Spanish', hi: 'Hindi', 'hi-en': 'Hinglish' };

const optionsOf = (names: Record<string, string>): Option[] => Object.entries(names).map(([id, name]) => ({ id, name }));

/** What each section asks, in the order in which it is asked. */
export const sectionFields: Record<SectionName, readonly Field[]> = {
  'business-details': [
    { source: 'name', label: 'Name of the business', kind: 'text' },
    { source: 'vertical', label: 'Industry', kind: 'select', options: trades },
    { source: 'city', label: 'City', kind: 'text' },
    { source: 'timeZone', label: 'Time zone', kind: 'zone' },
    { source: 'websiteUrl', label: 'Website', kind: 'text', hint: 'We read it under Knowledge, page by page' },
    { source: 'supportEmail', label: 'E-mail for customers', kind: 'email' },
    { source: 'supportPhone', label: 'Phone for customers', kind: 'phone', hint: 'An e-mail address or a phone is enough' },
    { source: 'hours', label: 'Opening hours', kind: 'hours' },
  ],
  offer: [
    { source: 'summary', label: 'What do you offer?', kind: 'long', hint: 'One or two sentences, as you would say it on the phone' },
    {
      source: 'pricingModel',
      label: 'How do you price?',
      kind: 'select',
      options: optionsOf({
        fixed: 'Fixed prices',
        from: 'Prices from …',
        hourly: 'By the hour',
        packages: 'Packages',
        quote: 'A quote for each job',
      }),
    },
    {
      source: 'pricingPolicy',
      label: 'May the assistant talk about prices?',
      kind: 'select',
      options: optionsOf({
        never: 'Never, a person will say',
        verified_only: 'Only prices you confirmed',
        configured: 'The prices of your services',
      }),
    },
    { source: 'pricingSummary', label: 'What should customers know about prices?', kind: 'long' },
    {
      source: 'products',
      label: 'Products',
      hint: 'What you sell beside the services that are booked',
      kind: 'records',
      add: 'Add a product',
      columns: [
        { source: 'name', label: 'Product' },
        { source: 'price', label: 'Price' },
        { source: 'details', label: 'Details', isLong: true },
      ],
    },
    { source: 'strengths', label: 'What makes you different?', kind: 'lines', hint: 'One per line' },
    { source: 'deliveryTime', label: 'How long does it take?', kind: 'text' },
    { source: 'refundPolicy', label: 'What if somebody is not satisfied, or wants their money back?', kind: 'long' },
    { source: 'averageJobValueMinor', label: 'Average value of a job', kind: 'money' },
  ],
  'customer-details': [
    { source: 'idealCustomer', label: 'Who are your best customers?', kind: 'long' },
    { source: 'useCases', label: 'What do they come for?', kind: 'lines', hint: 'One per line' },
    {
      source: 'disqualifiers',
      label: 'Whom do you not serve?',
      kind: 'lines',
      hint: 'One per line; the assistant declines politely when a text plainly says it',
    },
    { source: 'serviceArea', label: 'Where do you work?', kind: 'text' },
  ],
  'sales-process': [
    {
      source: 'ctaOrder',
      label: 'What should a conversation lead to?',
      kind: 'order',
      options: optionsOf(ctaNames),
      hint: 'The first one is offered first',
    },
    {
      source: 'budgetTiming',
      label: 'When to ask about the budget?',
      kind: 'select',
      options: optionsOf({ early: 'Early', mid: 'In the middle', late: 'Late', never: 'Never' }),
    },
    {
      source: 'hotLead',
      label: 'When is a lead hot?',
      kind: 'long',
      hint: 'Read by the AI model only; without one, the lead score decides',
    },
    {
      source: 'qualification',
      label: 'What must be known about a lead?',
      kind: 'records',
      hint: 'Asked once each, in your words, after what a booking needs',
      add: 'Add a question',
      columns: [
        { source: 'question', label: 'Question' },
        { source: 'need', label: 'Needed', options: optionsOf({ required: 'Always', late: 'Later', optional: 'If it comes up' }) },
      ],
    },
    {
      source: 'objections',
      label: 'What do people object, and what do you say?',
      kind: 'records',
      add: 'Add an objection',
      columns: [
        { source: 'objection', label: 'They say' },
        { source: 'answer', label: 'You say', isLong: true },
      ],
    },
    {
      source: 'escalationTriggers',
      label: 'When should a person take over?',
      kind: 'many',
      hint: 'Always: emergencies, talk of a lawyer or of personal data, and whoever asks for a person. STOP is always obeyed',
      options: optionsOf({
        angry: 'Somebody is angry',
        complaint: 'A complaint',
        payment_problem: 'A problem with a payment',
        legal_threat: 'Talk of a lawyer (always)',
        repeated_question: 'The same question again and again',
        refund_request: 'Somebody wants their money back',
        large_job: 'A large job: whole house, new system, commercial, several units',
      }),
    },
    {
      source: 'customTriggers',
      label: 'And when else?',
      kind: 'lines',
      hint: 'One per line, by the words customers use: financing or insurance',
    },
  ],
  guardrails: [
    { source: 'forbiddenClaims', label: 'What must never be claimed?', kind: 'lines', hint: 'One per line, such as: guaranteed results' },
    {
      source: 'requiredDisclaimers',
      label: 'What must be said?',
      kind: 'records',
      add: 'Add a sentence',
      columns: [
        { source: 'text', label: 'Sentence', isLong: true },
        {
          source: 'when',
          label: 'When',
          options: optionsOf({ first_message: 'In the first text', price: 'With a price', claim: 'With a result', always: 'Always' }),
        },
      ],
    },
    { source: 'languageRestrictions', label: 'Words that are not used', kind: 'lines', hint: 'One per line' },
    { source: 'customRules', label: 'Rules of your own', kind: 'lines', hint: 'One per line' },
    {
      source: 'disclosure',
      label: 'Says that it is an assistant',
      hint: 'In the European Union, Utah, Maine and Connecticut it is said in the first text in any case',
      kind: 'select',
      options: optionsOf({ first_message: 'In the first text', on_request: 'When somebody asks' }),
    },
    { source: 'isReviewed', label: 'I have looked at these rules and they are right for this business', kind: 'flag' },
  ],
  'agent-details': [
    { source: 'agentName', label: 'Name of the assistant', kind: 'text', hint: 'It never passes for a person' },
    { source: 'languages', label: 'Languages', kind: 'many', options: optionsOf(languageNames) },
    { source: 'defaultLanguage', label: 'Main language', kind: 'select', options: optionsOf(languageNames) },
    {
      source: 'formality',
      label: 'How does it write?',
      kind: 'select',
      options: optionsOf({ formal: 'Formal', professional: 'Professional', casual: 'Casual' }),
    },
    {
      source: 'persuasion',
      label: 'How does it sell?',
      kind: 'select',
      options: optionsOf({ soft: 'Softly', moderate: 'Moderately', firm: 'Firmly' }),
    },
    {
      source: 'emojiPolicy',
      label: 'Emoji',
      kind: 'select',
      options: optionsOf({ never: 'Never', sparingly: 'Sparingly', frequent: 'Often' }),
    },
    {
      source: 'maxWords',
      label: 'Words per text',
      kind: 'number',
      min: 5,
      max: 80,
      hint: 'For a whole text; approved answers, openings and bookings do not count',
    },
    {
      source: 'questionsPerMessage',
      label: 'Questions per text',
      kind: 'number',
      min: 0,
      max: 1,
      hint: '0 asks only what a booking needs',
    },
    { source: 'usesHonorifics', label: 'Uses sir, madam, ji and the like', kind: 'flag' },
    { source: 'greeting', label: 'First text after a missed call', kind: 'long', hint: 'Left empty, the assistant writes its own' },
    {
      source: 'customInstructions',
      label: 'Instructions',
      kind: 'long',
      hint: 'What you do, what you do not do, what it must never promise',
    },
    { source: 'examples', label: 'Texts as you would write them', kind: 'lines', hint: 'One per line' },
  ],
  setup: [
    { source: 'ownerName', label: 'Owner', kind: 'text' },
    { source: 'ownerPhone', label: 'Phone of the owner', kind: 'phone', hint: 'Alerts go here' },
    { source: 'ownerEmail', label: 'E-mail of the owner', kind: 'email' },
    { source: 'businessPhone', label: 'Phone to ring', kind: 'phone', hint: 'Rings first when a customer calls' },
    {
      source: 'lineMode',
      label: 'How do calls reach us?',
      kind: 'select',
      options: optionsOf({
        direct: 'Customers call our number',
        conditional_forward: 'Your number forwards what you do not answer',
        full_forward: 'Your number forwards every call',
      }),
    },
    { source: 'forwardedNumber', label: 'Number that forwards to us', kind: 'phone' },
    { source: 'ringSeconds', label: 'Seconds to ring', kind: 'number', min: 5, max: 60 },
    { source: 'quietStart', label: 'Quiet hours from', kind: 'time' },
    { source: 'quietEnd', label: 'Quiet hours until', kind: 'time' },
  ],
};
