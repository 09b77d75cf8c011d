import { decided, facts, NOW, OPENINGS, say, slots, type Case } from '../../../test/fixtures/turn-facts.js';
import { NO_CTAS, type CtaRecord, type CtaState } from '../../conversations/cta-memory.schema.js';
import type { Cta, CtaKind } from '../../onboarding/questionnaire.schema.js';
import { decide } from '../decide.rules.js';
import { inOrder, isOfferable, isSafeTarget, nextDue, unsureSlot } from './cta-choice.rules.js';
import { askedFor } from './cta-interest.rules.js';
import { bookedCtas, ctaMemoryAfter, takenBack } from './cta-memory.rules.js';
import type { CtaFacts } from './cta.schema.js';

const cta = (kind: CtaKind, patch: Partial<Cta> = {}): Cta => ({
  id: kind,
  kind,
  label: `Label of ${kind}`,
  steps: [],
  target: 'link',
  url: 'https://example.com/go',
  fileId: null,
  fileName: null,
  serviceId: null,
  serviceName: null,
  isActive: true,
  version: 1,
  ...patch,
});
const PAY = cta('payment', { label: 'Pay the deposit' });
const DEMO = cta('schedule_demo', { label: 'See a live demo', target: 'service', url: null, serviceId: 'demo', serviceName: 'Demo' });
const FORM = cta('fill_form', { label: 'Fill in our intake form' });
const DOCS = cta('send_docs', { label: 'Our price list', target: 'file', url: null, fileId: 'f1', fileName: 'prices.pdf' });
const STEPS = cta('join_webinar', { label: 'Join the class', target: 'steps', url: null, steps: ['Open the app.', 'Pick Friday.'] });

const LINK = { url: 'https://go.example/l/abcdefghijkm', code: 'abcdefghijkm' };
const record = (state: CtaState, hoursAgo = 48): CtaRecord => ({
  state,
  at: new Date(NOW.getTime() - hoursAgo * 3_600_000).toISOString(),
  leadId: 'lead',
  step: 0,
});
const ctas = (list: Cta[], patch: Partial<CtaFacts> = {}): CtaFacts => ({
  list,
  sequence: [],
  states: {},
  open: null,
  trend: 0,
  link: LINK,
  leadId: 'lead',
  ...patch,
});
/** Everything is known, and the business has no calendar. */
const KNOWN = { service_needed: 'trading course', name: 'Rajesh' };
const seller = (list: Cta[], patch: Case & { of?: Partial<CtaFacts> } = {}): Case => {
  const { of, ...rest } = patch;
  return { known: KNOWN, business: { services: [], vertical: 'general' }, ...rest, ctas: ctas(list, of) };
};

describe('the one that is led to', () => {
  it('is the first of the owner’s order, in the owner’s words, with the customer’s own link', () => {
    const plan = decided(seller([FORM, PAY], { of: { sequence: ['payment', 'fill_form'] } }));
    expect([plan.reasonCode, plan.kind, say(plan)]).toEqual(['cta_offered', 'cta', `Pay the deposit: ${LINK.url}`]);
    expect(plan.effects.cta).toMatchObject({
      moves: [{ id: 'payment', event: 'offer' }],
      offer: { code: LINK.code, step: 0, why: 'next' },
    });
    expect(plan.isWaiting).toBe(true);
  });
  it('waits until the customer has said what is needed', () =>
    expect(decided(seller([PAY], { known: { service_needed: 'course' } })).reasonCode).toBe('ask_name'));
  it('never stands beside another or beside times', () => {
    const plan = decided(seller([PAY, FORM, DOCS]));
    expect(say(plan).match(/https:/g)).toHaveLength(1);
    const withTimes = decided({
      known: { ...KNOWN, address: '1 Elm', preferred_time: 'tomorrow' },
      ctas: ctas([PAY]),
      openings: { asked: OPENINGS, any: OPENINGS },
    });
    expect([withTimes.kind, withTimes.effects.cta]).toEqual(['openings', undefined]);
  });
  it('comes before an appointment only where the owner’s order says so', () => {
    const all = { ...KNOWN, address: '1 Elm', preferred_time: 'tomorrow' };
    const plan = (sequence: CtaKind[], rest: Case = {}) => decide(facts({ known: all, ...rest, ctas: ctas([PAY], { sequence }) }));
    expect(plan(['payment', 'book_call'])).toMatchObject({ reasonCode: 'cta_offered' });
    expect(plan(['book_call', 'payment']).is).toBe('need');
    expect(plan([]).is).toBe('need');
    expect(plan(['payment', 'book_call'], { proposal: { appointmentIntent: 'book' } }).is).toBe('need');
  });
  it('leaves a business without any as it was', () => expect(decided({ known: {} }).reasonCode).toBe('ask_service_needed'));
  it('says nothing new while one waits, and calls a person in when all are used up', () => {
    const of = { states: { payment: record('clicked', 2) } };
    expect(decided(seller([PAY], { of })).reasonCode).toBe('cta_waiting');
    expect(
      decided(seller([PAY], { of: { states: { payment: record('declined', 2) } }, openings: { asked: [], any: [] } })).reasonCode,
    ).toBe('no_openings');
  });
});

describe('when one is due unasked', () => {
  const due = (states: CtaFacts['states'], trend = 0, sentiment = 'neutral'): string | null =>
    nextDue({ list: [PAY, FORM], states, trend }, { now: NOW, sentiment })?.id ?? null;
  it.each<[string, CtaFacts['states'], number, string, string | null]>([
    ['nothing was offered', {}, 0, 'neutral', 'payment'],
    ['somebody is angry', {}, 0, 'angry', null],
    ['somebody is frustrated', {}, 0, 'frustrated', null],
    ['the mood falls', {}, -1, 'neutral', null],
    ['one was offered a moment ago', { payment: record('offered_once', 0.5) }, 1, 'happy', null],
    ['one was offered today', { payment: record('offered_once', 5) }, 0, 'neutral', 'fill_form'],
    ['one was offered today and the mood rises', { payment: record('offered_once', 5) }, 1, 'positive', 'payment'],
    ['one was offered yesterday', { payment: record('offered_once', 25) }, 0, 'neutral', 'payment'],
    ['one was offered twice', { payment: record('offered_twice', 48) }, 1, 'positive', 'fill_form'],
    ['one was refused', { payment: record('declined') }, 1, 'positive', 'fill_form'],
    ['one was clicked', { payment: record('clicked') }, 0, 'neutral', 'fill_form'],
    ['one failed', { payment: record('failed') }, 0, 'neutral', 'payment'],
    ['all are done', { payment: record('completed'), fill_form: record('completed') }, 1, 'happy', null],
  ])('%s', (_, states, trend, sentiment, id) => expect(due(states, trend, sentiment)).toBe(id));
});

describe('what may be offered', () => {
  it.each([
    ['https://example.com/a', true],
    ['https://xn--bcher-kva.example/a', true],
    ['http://example.com/a', false],
    ['javascript:alert(1)', false],
    ['https://user:pass@example.com/', false],
    ['https://example.com@evil.example/', false],
    ['https://127.0.0.1/', false],
    ['https://2130706433/', false],
    ['https://[::1]/', false],
    ['https://localhost/', false],
    ['//evil.example', false],
    ['https://example.com/a\r\nSet-Cookie: x=1', false],
    ['https:\\\\evil.example', false],
    ['', false],
  ])('%s: %s', (url, isSafe) => expect(isSafeTarget(url)).toBe(isSafe));
  it.each<[string, Partial<Cta>, boolean]>([
    ['a safe link', {}, true],
    ['switched off', { isActive: false }, false],
    ['its file is gone', { target: 'file', url: null, fileId: null }, false],
    ['its service is gone', { target: 'service', url: null }, false],
    ['an unsafe link', { url: 'http://example.com' }, false],
    ['steps without a step', { target: 'steps', url: null, steps: [] }, false],
  ])('%s', (_, patch, isOk) => expect(isOfferable(cta('book_call', patch))).toBe(isOk));
  it('keeps the order of the owner, and what it leaves out comes last', () =>
    expect(inOrder([FORM, DOCS, PAY], ['payment', 'send_docs']).map(({ id }) => id)).toEqual(['payment', 'send_docs', 'fill_form']));
});

describe('a customer who asks', () => {
  const LIST = [PAY, DEMO, FORM, DOCS, STEPS, cta('app_download', { label: 'Our app' }), cta('visit_website', { label: 'Our website' })];
  it.each([
    ['How do I pay?', 'payment'],
    ['can you send me the payment link', 'payment'],
    ['payment kaise karu?', 'payment'],
    ['Please send me your brochure', 'send_docs'],
    ['could I get the price list by email', 'send_docs'],
    ['where can I download the app?', 'app_download'],
    ['what’s your website?', 'visit_website'],
    ['I would like to see a demo', 'schedule_demo'],
    ['how can I join the webinar', 'join_webinar'],
    ['where do I fill out the form', 'fill_form'],
    ['quiero pagar', 'payment'],
  ])('%s', (text, id) => expect(askedFor(text, LIST)?.id).toBe(id));
  it.each([
    'my water bill payments went up',
    'the app on my phone broke the thermostat',
    'I already paid',
    'please don’t send me the brochure',
    'no demo please',
    'my form of heating is gas',
    'hello',
    '',
  ])('nobody asks: %s', (text) => expect(askedFor(text, LIST)).toBeNull());

  it('gets it at once, even after a refusal: that begins anew', () => {
    const plan = decided(
      seller([PAY], { text: 'How do I pay?', known: {}, of: { states: { payment: record('declined', 1) }, trend: -1 } }),
    );
    expect([plan.reasonCode, plan.effects.cta?.moves.map(({ event }) => event)]).toEqual(['cta_asked', ['reset', 'offer']]);
  });
  it('keeps the open question open', () => {
    const pending = { kind: 'pick_opening' as const, options: [], purpose: 'book' as const, expiresAt: '2026-11-24T16:00:00Z' };
    expect(decided({ text: 'How do I pay?', ctas: ctas([PAY]), pending, proposal: { hasQuestion: true } }).pending).toEqual(pending);
  });
  it('gets the document with the text that names it', () => {
    const plan = decided(seller([DOCS], { text: 'send me the price list please' }));
    expect([say(plan), plan.effects.cta?.offer?.cta.fileId]).toEqual([`Our price list: ${LINK.url}`, 'f1']);
  });
});

describe('an unsure fact', () => {
  const unsure = { ...slots(KNOWN), name: { ...slots(KNOWN).name!, confidence: 0.65 } };
  it('is read back before something major only', () => {
    expect([unsureSlot(PAY, unsure), unsureSlot(FORM, unsure), unsureSlot(PAY, slots(KNOWN))]).toEqual(['name', null, null]);
    const guess = { ...unsure, name: { ...unsure.name, confidence: 0.4 } };
    // what nobody said is not read back
    expect(unsureSlot(PAY, guess)).toBeNull();
    const plan = decide({ ...facts(seller([PAY])), slots: unsure });
    expect(plan).toMatchObject({ reasonCode: 'cta_confirm', effects: { cta: { confirm: 'name', about: 'payment', moves: [] } } });
  });
  const asked = { memory: { cta: { ...NO_CTAS, confirm: 'name' as const } } };
  it('after a yes the offer follows, after a no the question', () => {
    expect(decided(seller([PAY], { ...asked, proposal: { answer: 'yes' }, of: { open: 'payment' } })).reasonCode).toBe('cta_asked');
    expect(decided(seller([PAY], { ...asked, proposal: { answer: 'no' }, of: { open: 'payment' } })).reasonCode).toBe('ask_name');
  });
});

describe('the answer to an offer', () => {
  const answer = (one: Cta, proposal: Case['proposal'], rest: Case = {}) =>
    decide(
      facts(seller([one], { proposal, ...rest, of: { open: one.id, states: { [one.id]: { ...record('offered_once', 0.1), step: 1 } } } })),
    );
  it('no is taken as one', () => {
    const plan = answer(PAY, { answer: 'no' });
    expect(plan).toMatchObject({ reasonCode: 'cta_declined', effects: { cta: { moves: [{ event: 'decline' }] } } });
  });
  it('yes to a link is noted', () => expect(answer(PAY, { answer: 'yes' })).toMatchObject({ reasonCode: 'cta_accepted' }));
  it('yes to a demo leads to free times of its service', () => {
    expect(answer(DEMO, { answer: 'yes' })).toMatchObject({ is: 'need', serviceId: 'demo' });
    const plan = answer(DEMO, { answer: 'yes' }, { openings: { asked: OPENINGS, any: OPENINGS } });
    expect(plan).toMatchObject({ kind: 'openings', pending: { kind: 'pick_opening' }, effects: { cta: { moves: [{ event: 'accept' }] } } });
  });
  it('asking for a demo that was never offered counts as offer and yes', () => {
    const plan = decide(facts(seller([DEMO], { text: 'I want to see a demo', openings: { asked: OPENINGS, any: OPENINGS } })));
    expect(plan).toMatchObject({
      kind: 'openings',
      effects: { cta: { moves: [{ event: 'offer' }, { event: 'accept' }], offer: { why: 'asked' } } },
    });
  });
  it('steps are told one by one', () => {
    const plan = answer(STEPS, { answer: 'yes' });
    expect(plan).toMatchObject({
      reasonCode: 'cta_step',
      blocks: [{ text: 'Join the class, step 2 of 2: Pick Friday. Tell me when that is done.' }],
    });
    const last = decide(
      facts(seller([STEPS], { text: 'done', of: { open: STEPS.id, states: { [STEPS.id]: { ...record('accepted', 0.1), step: 2 } } } })),
    );
    expect(last).toMatchObject({ reasonCode: 'cta_completed', effects: { cta: { moves: [{ event: 'complete' }] } } });
  });
});

describe('what is remembered', () => {
  it('the offer is open for the next text, and its state has moved', () => {
    const given = facts(seller([PAY]));
    const plan = decided(seller([PAY]));
    expect(ctaMemoryAfter(given, plan)).toEqual({
      states: { payment: { state: 'offered_once', at: NOW.toISOString(), leadId: 'lead', step: 0 } },
      open: { id: 'payment', at: NOW.toISOString() },
      confirm: null,
      unsaid: { id: 'payment', record: null },
    });
  });
  it('without a text that left nothing was offered, and what the customer did before stands', () => {
    const after = (list: Cta[], of: Partial<CtaFacts>, text: string, proposal: Case['proposal'] = {}) => {
      const given = seller(list, { text, of, proposal });
      return takenBack(ctaMemoryAfter(facts(given), decided(given)));
    };
    expect(after([PAY], {}, 'hello')).toEqual(NO_CTAS);
    // asked for what had been refused: the refusal does not come back with the text that was lost
    const asked = after([PAY], { states: { payment: record('declined') } }, 'how do I pay the deposit?');
    expect(asked).toMatchObject({ states: { payment: { state: 'not_offered' } }, open: null });
    // done with the first step: the second was never told
    const told = { [STEPS.id]: { ...record('offered_once', 0.1), step: 1 } };
    expect(after([STEPS], { open: STEPS.id, states: told }, 'done').states[STEPS.id]).toMatchObject({ state: 'accepted', step: 1 });
    // others stay as they are, and what was refused is refused
    const others = { states: { fill_form: record('offered_once', 0.1) }, open: FORM.id };
    expect(after([FORM], others, 'no', { answer: 'no' }).states['fill_form']).toMatchObject({ state: 'declined' });
  });
  it('a question about a fact that was never asked is answered by nobody', () =>
    expect(takenBack({ ...NO_CTAS, open: { id: 'payment', at: NOW.toISOString() }, confirm: 'name' })).toEqual(NO_CTAS));
  it('a booking of its service completes a demo', () => {
    const given = ctas([DEMO, PAY], { states: { schedule_demo: record('accepted', 0.1) } });
    const book = { option: { index: 1, label: '', startsAt: '', resourceId: '' }, serviceId: 'demo' };
    expect(bookedCtas(given, { book })).toEqual(['schedule_demo']);
    expect(bookedCtas(given, { book: { ...book, serviceId: 'other' } })).toEqual([]);
  });
});

describe('room for an offer (C-44)', () => {
  const long = 'Here is a long answer. '.repeat(12);
  const answer = { topic: 'service_area' as const, text: long.trim() };
  const asks: Case = { proposal: { intent: 'QUESTION', hasQuestion: true, businessAnswer: answer as never } };

  it('that nobody asked for waits where an answer takes it', () => {
    const plan = decided(seller([FORM], asks));
    expect([plan.kind, say(plan), plan.effects.cta]).toEqual(['reply', long.trim(), undefined]);
    expect(plan.isWaiting).toBe(false);
  });

  it('that was asked for is the answer', () => {
    const plan = decided(seller([FORM], { ...asks, text: 'Where is your intake form? And do you come to Evanston?' }));
    expect([plan.kind, say(plan)]).toEqual(['cta', `Fill in our intake form: ${LINK.url}`]);
  });

  it.each([
    ['a checkout', PAY],
    ['steps', { ...STEPS, kind: 'book_call' as const }],
  ])('%s may take more', (_, one) => {
    const plan = decided(seller([one], asks));
    expect([plan.kind, plan.effects.cta?.offer?.cta.id]).toEqual(['cta_long', one.id]);
    expect(say(plan)).toContain(long.trim());
  });
});
