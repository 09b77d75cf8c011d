import type { CtaKind } from '../../onboarding/questionnaire.schema.js';
import { reportedFailure } from './reported-failure.rules.js';
import { codeTrigger } from './triggers.rules.js';

describe('a failure that a page reports', () => {
  it.each<[CtaKind, string]>([
    ['payment', 'My card was declined'],
    ['book_call', 'Your booking page is not working'],
    ['schedule_demo', 'Your booking page is not working'],
  ])('of the kind %s weighs what "%s" weighs', (kind, text) => {
    const { code, priority, recommendedAction } = codeTrigger({ text })!;
    expect(reportedFailure(kind, 'Pay')).toMatchObject({ code, priority, recommendedAction });
  });
  it('of any other kind is high', () =>
    expect(reportedFailure('fill_form', 'The form')).toMatchObject({
      code: 'cta_failure',
      priority: 'high',
      sentence: 'could not finish "The form"',
    }));
});
