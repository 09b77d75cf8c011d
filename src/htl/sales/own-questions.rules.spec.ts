import { Talk } from '../../../test/fixtures/talk.js';
import { plannedTurn } from '../../../test/fixtures/planned-turn.js';
import { questionnaire } from '../../../test/fixtures/questionnaire.js';
import { nothing } from '../../../test/fixtures/turn-facts.js';
import type { Answers } from '../../onboarding/questionnaire.schema.js';
import { documentsFromAnswers } from '../../onboarding/profiles/from-answers.rules.js';
import { turnProfile, type TurnProfile } from '../../onboarding/profiles/turn-profile.rules.js';
import { spokenIn } from '../outcome.rules.js';
import { answeredOwn, factOf } from './own-questions.rules.js';

type Sales = Answers['sales-process'];

function version(sales: Sales, agent: Answers['agent-details'] = {}): TurnProfile {
  const { answers } = questionnaire();
  const from = questionnaire({
    ctas: [],
    answers: {
      'sales-process': { ...answers['sales-process'], qualification: [], ...sales },
      'agent-details': { ...answers['agent-details'], ...agent },
    },
  });
  return turnProfile('v1', documentsFromAnswers(from));
}

describe('a question of the questionnaire', () => {
  it.each<[string, string | null]>([
    ['What is the address?', 'address'],
    ['What does the system do or not do?', 'service_needed'],
    ['What is the unit doing?', 'service_needed'],
    ['What happened?', 'service_needed'],
    ['Which treatment?', 'service_needed'],
    ['What can we do for you?', 'service_needed'],
    ['How urgent is it?', 'urgency'],
    ['How soon do you need us?', 'urgency'],
    ['Which day suits you?', 'preferred_time'],
    ['When do you need it?', 'preferred_time'],
    ['What is your full name?', 'name'],
    ['Your e-mail?', 'email'],
    ['What is the best phone number?', null],
    ['¿Cuál es su dirección?', 'address'],
    ['aapka naam kya hai?', 'name'],
    ['What budget do you have in mind?', 'own:Budget'],
    ['How old is the system?', 'own:How old is the system?'],
    ['When did it start?', 'own:When did it start?'],
    ['Are you a new patient?', 'own:Are you a new patient?'],
    ['What have you done in this field so far?', 'own:What have you done in this field so far?'],
    ['What do you want to reach?', 'own:What do you want to reach?'],
    ['How many hours a week do you have?', 'own:How many hours a week do you have?'],
    ['Is anything running or sparking now?', 'own:Is anything running or sparking now?'],
  ])('%s is for %s', (question, fact) => expect(factOf(question)).toBe(fact));
});

describe('the questions of a business', () => {
  const OLD = { question: 'How old is the system?', need: 'required' as const };
  const BRAND = { question: 'Which brand is it?', need: 'required' as const };

  it('come after what a visit needs and before the time, one at a time, each once', async () => {
    const talk = new Talk('hvac', { version: version({ qualification: [OLD, BRAND] }) });
    await talk.says('my AC is not cooling');
    await talk.says('Sarah Martinez');
    expect(await talk.says('14 Oak Street, Evanston')).toMatch(/How old is the system\?$/);
    expect(talk.last).toMatchObject({ reasonCode: 'ask_own_question', because: OLD.question, pending: null });
    expect(await talk.says('about 12 years I think')).toMatch(/Which brand is it\?$/);
    expect(await talk.says('Carrier')).toMatch(/\?$/);
    expect(talk.last.reasonCode).toBe('ask_preferred_time');
    expect(talk.slots['own:How old is the system?']).toMatchObject({
      value: 'about 12 years I think',
      sourceMessageId: 'm8',
      source: 'customer',
    });
    expect(talk.slots['own:Which brand is it?']?.value).toBe('Carrier');
    await talk.says('tomorrow after 3');
    expect(talk.last.reasonCode).toBe('offer_openings');
    await talk.says('1');
    expect(talk.last.reasonCode).toBe('booked');
    expect(talk.said.filter((text) => /How old|Which brand/.test(text))).toHaveLength(2);
  });

  it('who was asked and answered something else is not asked again', async () => {
    const talk = new Talk('hvac', { version: version({ qualification: [OLD] }) });
    for (const text of ['my AC is not cooling', 'Sarah Martinez', '14 Oak Street, Evanston']) await talk.says(text);
    await talk.says('what are your hours?');
    expect(talk.last).toMatchObject({ lastAsked: 'preferred_time' });
    expect(talk.slots['own:How old is the system?']).toBeUndefined();
    for (const text of ['tomorrow after 3', 'the first one']) await talk.says(text);
    expect(talk.bookings).toHaveLength(1);
    expect(talk.said.filter((text) => text.includes('How old'))).toHaveLength(1);
  });

  it.each<[string, string[]]>([
    ['names a time', ['my AC is not cooling, I am Sarah Martinez', '14 Oak Street, Evanston, tomorrow after 3 please']],
    ['is in danger', ['sparks from the furnace, it is an emergency', 'Sarah Martinez', '14 Oak Street, Evanston']],
  ])('nobody is held up who %s', async (_, texts) => {
    const talk = new Talk('hvac', { version: version({ qualification: [OLD] }) });
    for (const text of texts) await talk.says(text);
    expect(talk.said.join(' ')).not.toContain('How old');
  });

  it('with no question per text only what a booking needs is asked', async () => {
    const talk = new Talk('hvac', { version: version({ qualification: [OLD], budgetTiming: 'mid' }, { questionsPerMessage: 0 }) });
    for (const text of ['my AC is not cooling', 'Sarah Martinez', '14 Oak Street, Evanston']) await talk.says(text);
    expect(talk.last.reasonCode).toBe('ask_preferred_time');
  });

  it('are asked in the words of a script where the language has one, else as they were written', async () => {
    const [first, second] = ['घर कहाँ से दूर है?', 'यह कितना पुराना है?'];
    const base = version({ qualification: [first, second].map((question) => ({ question, need: 'required' as const })) });
    const script = (name: string, language: 'en' | 'hi', body: string) => ({ kind: 'qualification' as const, name, language, body });
    const scripts = [script('moment', 'hi', first), script('moment_2', 'hi', second), script('moment_2', 'en', 'How old is it?')];
    const talk = new Talk('hvac', { version: { ...base, scripts } });
    for (const text of ['my AC is not cooling', 'Sarah Martinez']) await talk.says(text);
    expect(await talk.says('14 Oak Street, Evanston')).toContain(first);
    expect(await talk.says('not far')).toContain('How old is it?');
  });

  it.each([
    'We hired another company, thanks',
    'We don’t need it any more, it is fixed now',
    'never needed you after all, it is fixed now',
    'Found someone else',
    'We got it fixed already',
    'We went with another company',
    'ya no lo necesito, gracias',
  ])('a refusal ends the talk and is no answer: %s', async (text) => {
    const talk = new Talk('hvac', { version: version({ qualification: [OLD] }) });
    for (const one of ['my AC is not cooling', 'Sarah Martinez', '14 Oak Street, Evanston']) await talk.says(one);
    expect(talk.last.reasonCode).toBe('ask_own_question');
    await talk.says(text);
    expect(talk.last).toMatchObject({ reasonCode: 'declined', close: 'declined' });
    expect(talk.slots['own:How old is the system?']).toBeUndefined();
  });

  it.each(['nothing yet', 'not sure, it was already fixed once last summer', 'about ten years', 'no, not anymore'])(
    'an answer that sounds like a refusal is one all the same: %s',
    async (text) => {
      const talk = new Talk('hvac', { version: version({ qualification: [OLD] }) });
      for (const one of ['my AC is not cooling', 'Sarah Martinez', '14 Oak Street, Evanston']) await talk.says(one);
      await talk.says(text);
      expect(talk.last.reasonCode).toBe('ask_preferred_time');
      expect(talk.slots['own:How old is the system?']?.value).toBe(text);
    },
  );

  it('those that are wanted if they come up are not asked', async () => {
    const talk = new Talk('hvac', { version: version({ qualification: [{ ...OLD, need: 'optional' }] }) });
    for (const text of ['my AC is not cooling', 'Sarah Martinez', '14 Oak Street, Evanston']) await talk.says(text);
    expect(talk.last.reasonCode).toBe('ask_preferred_time');
  });

  it.each([
    ['in our words', null],
    ['in those of a model', 'How soon do you need us there?'],
  ])('urgency is asked once, %s', (_, draft) => {
    const asks = version({ qualification: [{ question: 'How urgent is it?', need: 'required' }] });
    const first = plannedTurn('my AC is not cooling', draft, { version: asks });
    expect(first.plan.reasonCode).toBe('ask_urgency');
    const { reply, memory } = spokenIn(first.turn, first.context, first.facts, first.plan);
    expect(reply.writer).toBe(draft === null ? 'code' : 'engine');
    expect(memory).toMatchObject({ asking: 'urgency', asked: ['urgency'] });
    const next = plannedTurn('my AC is not cooling, Sarah Martinez', null, { version: asks, memory });
    expect(next.plan.reasonCode).not.toBe('ask_urgency');
  });

  it('urgency is asked after what they need, unless they told it', async () => {
    const asks = { version: version({ qualification: [{ question: 'How urgent is it?', need: 'required' }] }) };
    const talk = new Talk('hvac', asks);
    await talk.says('my AC is not cooling');
    expect(talk.last).toMatchObject({ reasonCode: 'ask_urgency', lastAsked: 'urgency' });
    await talk.says('it can wait until next week');
    expect(talk.slots.urgency?.value).toBe('flexible');
    expect(talk.last.reasonCode).toBe('ask_name');
    const told = new Talk('hvac', asks);
    await told.says('my AC is not cooling and it is quite urgent');
    expect(told.last.reasonCode).toBe('ask_name');
    const vague = new Talk('hvac', asks);
    await vague.says('my AC is not cooling');
    await vague.says('well you know how summers are');
    expect(vague.last.reasonCode).toBe('ask_name');
  });

  it.each<[Sales['budgetTiming'], string[], string]>([
    ['early', ['my AC is not cooling'], 'ask_budget'],
    ['mid', ['my AC is not cooling', 'Sarah Martinez', '14 Oak Street, Evanston'], 'ask_budget'],
    ['late', ['my AC is not cooling', 'Sarah Martinez', '14 Oak Street, Evanston'], 'ask_preferred_time'],
    ['never', ['my AC is not cooling', 'Sarah Martinez', '14 Oak Street, Evanston'], 'ask_preferred_time'],
  ])('the budget is asked for %s', async (budgetTiming, texts, reason) => {
    const talk = new Talk('hvac', { version: version({ qualification: [], budgetTiming }) });
    for (const text of texts) await talk.says(text);
    expect(talk.last.reasonCode).toBe(reason);
    if (reason !== 'ask_budget') return;
    await talk.says('about 400');
    expect(talk.slots['own:Budget']?.value).toBe('about 400');
  });
});

describe('what answers it', () => {
  const asked = 'own:Have you had this before?';
  const of = (text: string, patch: Partial<typeof nothing> = {}) =>
    answeredOwn(asked, text, { ...nothing, ...patch }, 'm9').fact?.value ?? null;

  it.each<[string, string, Parameters<typeof of>[1], string | null]>([
    ['a bare no, which is no refusal', 'nothing yet', { isDecline: true, intent: 'NOT_INTERESTED' }, 'nothing yet'],
    ['a bare yes', 'yes', { answer: 'yes' }, 'yes'],
    ['an answer with a question behind it', 'Twice last year. What does it cost?', { hasQuestion: true }, 'Twice last year.'],
    ['a question only', 'why do you ask?', { hasQuestion: true }, null],
    ['thanks', 'ok thanks', {}, null],
    ['a greeting', 'Hello!', {}, null],
    ['a wish for a person', 'call me', { wantsHuman: true }, null],
    ['a refusal', 'no thanks, not interested', { isDecline: true, intent: 'NOT_INTERESTED' }, null],
    ['a time', 'book me for tomorrow at 10', { appointmentIntent: 'book', timePreference: { exactTime: '10:00', text: '10' } }, null],
  ])('%s', (_, text, patch, value) => expect(of(text, patch)).toBe(value));

  it('nobody asked, nothing is answered', () => expect(answeredOwn(null, 'twice', nothing, 'm9').fact).toBeNull());
  it('an answer closes nothing and is no wish for a time', () => {
    const vague = { timeOfDay: { from: '17:00', to: '20:00' }, text: 'evenings' };
    const { proposal } = answeredOwn(
      asked,
      'never, only in the evenings',
      { ...nothing, isDecline: true, intent: 'NOT_INTERESTED', timePreference: vague },
      'm9',
    );
    expect(proposal).toMatchObject({ isDecline: false, timePreference: null });
  });
});
