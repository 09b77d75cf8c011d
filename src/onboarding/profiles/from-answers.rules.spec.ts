import { questionnaire } from '../../../test/fixtures/questionnaire.js';
import { readDocuments } from './documents.schema.js';
import { documentsFromAnswers } from './from-answers.rules.js';

const documents = documentsFromAnswers(questionnaire());

describe('documents made of the answers', () => {
  it('have the published shape, however little was answered', () => {
    const nothing = {
      'business-details': {},
      offer: {},
      'customer-details': {},
      'sales-process': {},
      guardrails: {},
      'agent-details': {},
      setup: {},
    };
    for (const made of [
      documents,
      documentsFromAnswers(questionnaire({ answers: nothing, ctas: [], testimonials: [], scripts: [], services: [] })),
    ])
      expect(readDocuments(made)).toEqual({ value: made });
  });

  it('state what was answered, with the prices of services and products', () => {
    expect(documents.businessConfig).toMatchObject({
      businessName: 'Northside Heating & Air',
      city: 'Chicago',
      pricingSummary: 'A diagnostic visit is $89.',
      products: [
        { name: 'AC repair', price: '$120', isService: true },
        { name: 'Maintenance plan', price: '$180 a year' },
      ],
      contact: { websiteUrl: 'https://northside.example/', phone: '+13125550111' },
    });
    expect(documents.toneProfile).toMatchObject({ languages: ['en', 'es'], maxWords: 20, emojiPolicy: 'never' });
    expect(documents.guardrails).toMatchObject({ pricingPolicy: 'configured', customInstructions: 'Ask for the brand of the unit.' });
  });

  it('offer only what is active, in the order of the owner', () => {
    expect(documents.businessConfig.primaryCtas.map(({ label }) => label)).toEqual(['See our plans', 'Book a visit']);
    expect(documents.salesRules.ctaSequence).toEqual(['visit_website', 'book_call']);
  });

  it('quote only testimonials with a source and a granted permission', () => {
    expect(documents.scriptLibrary.socialProof).toEqual([
      { kind: 'testimonial', text: 'They fixed our furnace in two hours on a Sunday.', author: 'R. Diaz', source: 'Google' },
    ]);
  });

  it.each([{ permission: 'asked' as const }, { permission: 'refused' as const }, { source: '' }, { isUsable: false }])(
    'quote none with %j',
    (lacking) => {
      const [good] = questionnaire().testimonials;
      const made = documentsFromAnswers(questionnaire({ testimonials: [{ ...good!, ...lacking }] }));
      expect(made.scriptLibrary.socialProof).toEqual([]);
    },
  );

  it('hand over angry people where nobody chose otherwise', () => {
    const made = documentsFromAnswers(questionnaire({ answers: { 'sales-process': {} } }));
    expect(made.salesRules.escalationTriggers).toContain('angry');
  });
});

describe('scripts', () => {
  const { scripts } = documents.scriptLibrary;
  const bodyOf = (kind: string, name: string, language: string): string | undefined =>
    scripts.find((script) => script.kind === kind && script.name === name && script.language === language)?.body;

  it('open in every language, as an automated assistant', () => {
    expect(bodyOf('opener', 'new_lead', 'en')).toContain('automated assistant of Northside');
    expect(bodyOf('opener', 'new_lead', 'es')).toContain('asistente automático');
  });
  it('say the name of the assistant where it has one', () => {
    const agent = { ...questionnaire().answers['agent-details'], agentName: 'Robin' };
    const made = documentsFromAnswers(questionnaire({ answers: { 'agent-details': agent } })).scriptLibrary.scripts;
    expect(made.find(({ kind, language }) => kind === 'opener' && language === 'en')?.body).toContain(
      'this is Robin, the automated assistant',
    );
  });
  it('keep what the owner wrote, and add the other language beside it', () => {
    expect(bodyOf('exit', 'graceful', 'en')).toBe('All good. Text us any time.');
    expect(scripts.filter(({ kind, language }) => kind === 'exit' && language === 'en')).toHaveLength(1);
    expect(bodyOf('exit', 'graceful', 'es')).toBeDefined();
  });
  it('are named after their moment', () => {
    expect(bodyOf('objection', 'too_expensive', 'en')).toContain('refunded');
    expect(bodyOf('cta', 'visit_website', 'en')).toBe('See our plans: https://northside.example/plans');
    expect(bodyOf('cta', 'book_call', 'en')).toBe('Book a visit: Pick a time');
  });
  it('lose none of two questions that shorten to one name', () => {
    const answers = {
      'sales-process': {
        qualification: [
          { question: 'घर कहाँ है?', need: 'required' as const },
          { question: 'कब?', need: 'late' as const },
        ],
      },
    };
    const made = documentsFromAnswers(questionnaire({ answers })).scriptLibrary.scripts;
    expect(made.filter(({ kind }) => kind === 'qualification').map(({ name }) => name)).toEqual(['moment', 'moment_2']);
  });
});
