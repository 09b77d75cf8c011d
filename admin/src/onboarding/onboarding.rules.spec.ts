import type { Readiness, ReadinessCheck, SectionName } from '../shared/types';
import { sectionFields } from './fields.rules';
import { errorsByField, toAnswers, toValues } from './values.rules';
import { nextStep, resumeAt, stateOf, steps } from './steps.rules';

const check = (id: string, isDone: boolean, level: ReadinessCheck['level'] = 'blocker'): ReadinessCheck => ({
  id,
  title: id,
  level,
  isDone,
  detail: isDone ? null : 'x',
  link: '/',
});
const readiness = (...checks: ReadinessCheck[]): Readiness => ({ score: 0, blockers: 0, status: 'setup', checks });
const step = (id: string) => steps.find((each) => each.id === id)!;

describe('the steps', () => {
  it('stand as their checks do', () => {
    const list = readiness(
      check('offer', true),
      check('business-details', true),
      check('hours', false),
      check('stale-knowledge', false, 'warning'),
    );
    expect(['offer', 'business-details', 'knowledge', 'testimonials', 'guardrails'].map((id) => stateOf(step(id), list))).toEqual([
      'done',
      'blocked',
      'open',
      'optional',
      'optional',
    ]);
  });

  it('go on where something is missing, and only then where something could be better', () => {
    expect(resumeAt(readiness(check('stale-knowledge', false, 'warning'), check('setup', false)))?.id).toBe('setup');
    expect(resumeAt(readiness(check('stale-knowledge', false, 'warning')))?.id).toBe('knowledge');
    expect(resumeAt(readiness(check('offer', true)))).toBeNull();
  });

  it('follow each other to the end', () => {
    expect(nextStep('business-details')?.id).toBe('offer');
    expect(nextStep(steps.at(-1)!.id)).toBeNull();
    expect(nextStep('nowhere')).toBeNull();
  });
});

describe('what a form holds', () => {
  it.each(Object.keys(sectionFields) as SectionName[])('%s: an untouched form sends back what it was given', (name) => {
    const values = toValues(name, {});
    expect(Object.values(values)).not.toContain(undefined);
    expect(toValues(name, toAnswers(name, values))).toEqual(values);
  });

  it('turns lines, numbers, money and records into answers, and leaves empty choices out', () => {
    const answers = { strengths: ['fast', 'clean'], averageJobValueMinor: 35_050, products: [{ name: 'Plan', price: '$180' }] };
    const values = toValues('offer', answers);
    expect(values).toMatchObject({ strengths: 'fast\nclean', averageJobValueMinor: '350.5', pricingModel: '' });
    const sent = toAnswers('offer', {
      ...values,
      products: [
        { name: 'Plan', price: '$180', details: '' },
        { name: '', price: '', details: '' },
      ],
    });
    expect(sent).toMatchObject(answers);
    expect(sent).not.toHaveProperty('pricingModel');
    expect(toAnswers('agent-details', { ...toValues('agent-details', {}), maxWords: '18' })).toMatchObject({ maxWords: 18, greeting: '' });
  });

  it('brings the errors of the server to their fields', () =>
    expect(errorsByField({ 'answers.websiteUrl': 'no', 'answers.objections.1.answer': 'why', 'answers.hours.monday': 'late' })).toEqual({
      websiteUrl: 'no',
      objections: '2: why',
      hours: 'late',
    }));
});
