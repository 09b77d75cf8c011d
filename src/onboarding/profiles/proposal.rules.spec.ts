import { questionnaire } from '../../../test/fixtures/questionnaire.js';
import { documentsFromAnswers } from './from-answers.rules.js';
import { PROPOSAL_JSON_SCHEMA, proposalData, readProposal } from './proposal.rules.js';

const from = questionnaire();
const empty = { offer_summary: '', qualification: [], objections: [], examples: [], scripts: [] };
const script = (body: string) => ({ ...empty, scripts: [{ kind: 'objection', name: 'too_expensive', language: 'es', body }] });
const errorOf = (raw: unknown): string => {
  const read = readProposal(raw, from);
  return 'error' in read ? read.error : '';
};

describe('what a model may add', () => {
  it('is a translation of what the owner said, and examples in the wanted tone', () => {
    const read = readProposal(
      { ...script('Le devolvemos la tarifa si no encontramos la falla.'), examples: ['What is the unit doing?'] },
      from,
    );
    expect(
      'value' in read && read.value.scriptLibrary.scripts.some(({ language, name }) => language === 'es' && name === 'too_expensive'),
    ).toBe(true);
    expect('value' in read && read.value.toneProfile.examples).toEqual(['What is the unit doing?']);
  });
  it('never takes the place of the owner’s own words', () => {
    const own = documentsFromAnswers(from);
    const read = readProposal(
      {
        ...empty,
        offer_summary: 'Heating and cooling.',
        qualification: [{ question: 'Is it urgent?', need: 'required' }],
        objections: [{ objection: 'too expensive', answer: 'Most repairs take one visit.' }],
        scripts: [{ kind: 'exit', name: 'graceful', language: 'en', body: 'Bye.' }],
      },
      from,
    );
    expect(read).toEqual({ value: own });
  });
  it('may quote a permitted testimonial', () =>
    expect(errorOf({ ...empty, examples: ['A customer says: they fixed our furnace in two hours on a Sunday.'] })).toBe(''));
  it('may name what the answers hold', () =>
    expect(
      errorOf({
        ...empty,
        examples: ['A diagnostic visit is $89.', 'We are licensed and insured.', 'See https://northside.example/plans'],
      }),
    ).toBe(''));
});

describe('what no answer holds is named, so that it can be repaired', () => {
  it.each([
    ['a price', 'A visit is only $59.', /examples\.0: the number 59/],
    ['a discount', 'You get a discount this week.', /discount/],
    ['a percentage in words', 'Twenty percent less than others.', /twenty percent/],
    ['a promise of speed', 'We arrive immediately.', /immediately/],
    ['around the clock', 'We are there 24/7.', /24/],
    ['a guarantee', 'Guaranteed to work.', /guarante/],
    ['social proof', 'Trusted by your neighbours.', /trusted by/],
    ['a count of customers', 'Over 2,000 happy customers.', /happy customers/],
    ['stars', 'Rated five stars.', /rated/],
    ['a testimonial without permission', 'Best company ever, 500 stars.', /stars/],
    ['a foreign link', 'See www.other.example.com', /other\.example/],
    ['pressure', 'Limited-time offer, hurry!', /limited-time/],
    ['a Spanish discount', 'Tenemos descuentos.', /descuentos/],
    ['a forbidden phrase', 'We are the cheapest in town.', /cheap/],
    ['a person', "I'm a real person, ask me.", /automated/],
  ])('%s', (_what, text, why) => expect(errorOf({ ...empty, examples: [text] })).toMatch(why));

  it('also in another language than those of the business', () =>
    expect(errorOf({ ...empty, scripts: [{ kind: 'exit', name: 'graceful', language: 'hi', body: 'ठीक है' }] })).toMatch(
      /hi is not a language/,
    ));
  it('and so is a wrong shape', () => {
    expect(errorOf({ ...empty, price: 1 })).toMatch(/price: is not a field/);
    expect(errorOf({ offer_summary: '' })).toMatch(/qualification: is missing/);
  });
});

it('tells a model the answers only: no phone of the owner, no testimonial without permission', () => {
  const text = JSON.stringify(proposalData(questionnaire()));
  expect(text).toContain('fixed our furnace');
  expect(text).not.toContain('500 stars');
});

it('asks in the strict dialect of structured output', () => {
  const closed = (schema: Record<string, unknown>): boolean => {
    if (schema.type === 'object') {
      const properties = schema.properties as Record<string, Record<string, unknown>>;
      return (
        schema.additionalProperties === false &&
        (schema.required as string[]).length === Object.keys(properties).length &&
        Object.values(properties).every(closed)
      );
    }
    return schema.type === 'array'
      ? closed(schema.items as Record<string, unknown>)
      : schema.maxLength === undefined && schema.pattern === undefined;
  };
  expect(closed(PROPOSAL_JSON_SCHEMA)).toBe(true);
});
