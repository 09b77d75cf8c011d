import { readCompletion } from './completion.rules.js';

const REF = '0190d9a0-0000-7000-8000-00000000000a';
const read = (body: unknown) => readCompletion(body, 'hash of the body');
/** As Stripe tells of a session; with a debit of a bank account it is completed days before the money is there. */
const checkout = (type: string, payment: string): object => ({
  id: 'evt_3',
  type: `checkout.session.${type}`,
  data: { object: { client_reference_id: REF, status: 'complete', payment_status: payment } },
});

describe('a report', () => {
  it.each<[string, unknown, object]>([
    ['our own form', { eventId: 'e1', status: 'completed', reference: REF }, { eventId: 'e1', outcome: 'completed', reference: REF }],
    [
      'a failure',
      { event_id: 'e2', status: 'failed', phone: '+1 312 555 0101' },
      { eventId: 'e2', outcome: 'failed', phone: '+1 312 555 0101' },
    ],
    ['a step', { eventId: 'e3', status: 'progress', step: 2, ref: REF }, { outcome: 'progress', step: 2, reference: REF }],
    ['a step without a status', { eventId: 'e3', step: 2 }, { outcome: 'progress', step: 2 }],
    ['no id: its content', { status: 'paid', reference: REF }, { eventId: 'hash of the body', outcome: 'completed' }],
    [
      'a checkout',
      {
        id: 'evt_1',
        type: 'checkout.session.completed',
        data: { object: { client_reference_id: REF, status: 'complete', customer_details: { phone: '+13125550101' } } },
      },
      { eventId: 'evt_1', outcome: 'completed', reference: REF, phone: '+13125550101' },
    ],
    [
      'a payment that failed',
      { id: 'evt_2', type: 'payment_intent.payment_failed', data: { object: { metadata: { rb_ref: REF } } } },
      { outcome: 'failed', reference: REF },
    ],
    ['a checkout with a bank debit, not paid yet', checkout('completed', 'unpaid'), { outcome: 'progress', step: null, reference: REF }],
    ['the money of a bank debit', checkout('async_payment_succeeded', 'paid'), { outcome: 'completed', reference: REF }],
    ['a bank debit that failed', checkout('async_payment_failed', 'unpaid'), { outcome: 'failed', reference: REF }],
    ['a checkout that was paid', checkout('completed', 'paid'), { outcome: 'completed' }],
    ['a checkout with nothing to pay', checkout('completed', 'no_payment_required'), { outcome: 'completed' }],
    ['our own form, not paid yet', { eventId: 'e', status: 'completed', payment_status: 'pending' }, { outcome: 'progress' }],
    [
      'a payment that was only begun',
      { id: 'evt_4', type: 'payment_intent.created', data: { object: { status: 'requires_payment_method' } } },
      { outcome: 'progress' },
    ],
    ['a word that says the opposite', { eventId: 'e', status: 'unpaid' }, { outcome: 'progress' }],
    ['a failure that sounds like a success', { eventId: 'e', status: 'unsuccessful' }, { outcome: 'failed' }],
    ['a checkout that ran out', { id: 'evt_3', type: 'checkout.session.expired', data: { object: {} } }, { outcome: 'failed' }],
    [
      'a booking',
      { event: 'invitee.created', payload: { uri: 'https://api.example.com/i/1', tracking: { utm_content: REF } } },
      { eventId: 'https://api.example.com/i/1', outcome: 'completed', reference: REF },
    ],
    ['a booking called off', { event: 'invitee.canceled', payload: { uri: 'u' } }, { outcome: 'failed' }],
    [
      'a payment link',
      { event: 'payment_link.paid', payload: { payment: { entity: { id: 'pay_1', contact: '+919000000001' } } } },
      { eventId: 'pay_1', outcome: 'completed', phone: '+919000000001' },
    ],
    ['a reference that is none of ours', { eventId: 'e', status: 'done', reference: "x' OR 1=1" }, { reference: null }],
    ['a number as id', { id: 42, status: 'success' }, { eventId: '42' }],
  ])('%s', (_, body, expected) => expect(read(body)).toMatchObject(expected));

  it.each([
    ['nothing', undefined],
    ['a text', 'completed'],
    ['a list', [{ status: 'completed' }]],
    ['neither done nor failed', { eventId: 'e', status: 'pending' }],
    ['only an id', { id: 'evt_9' }],
    ['words of a prototype', { eventId: 'e', status: { toString: 'completed' } }],
    ['a step that is none', { eventId: 'e', step: -1 }],
  ])('%s is ignored', (_, body) => expect(read(body)).toBeNull());

  it('keeps no more of an id than it needs', () => expect(read({ eventId: 'x'.repeat(9999), status: 'done' })?.eventId).toHaveLength(200));
  it('reads nothing from a prototype', () =>
    expect(read(Object.assign(Object.create({ status: 'completed' }) as object, { id: 'e' }))).toBeNull());
});
