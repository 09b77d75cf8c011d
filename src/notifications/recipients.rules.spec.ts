import { holderPhone, onCallPhones, recipients, type RecipientFacts, type StaffPhoneFact } from './recipients.rules.js';

const staff = (phone: string, change: Partial<StaffPhoneFact> = {}): StaffPhoneFact => ({
  phone,
  userId: null,
  isOnCall: true,
  isStopped: false,
  ...change,
});
const facts = (change: Partial<RecipientFacts>): RecipientFacts => ({
  ownerPhone: 'owner',
  staff: [staff('tech'), staff('owner')],
  holderUserId: null,
  ...change,
});

describe('onCallPhones', () => {
  it.each([
    ['in call order', {}, ['tech', 'owner']],
    ['an unlisted owner comes last', { staff: [staff('tech')] }, ['tech', 'owner']],
    ['only the owner', { staff: [] }, ['owner']],
    ['not those off call', { staff: [staff('tech', { isOnCall: false }), staff('owner')] }, ['owner']],
    ['not a phone that stopped', { staff: [staff('tech'), staff('owner', { isStopped: true })] }, ['tech']],
    ['nobody', { ownerPhone: null, staff: [] }, []],
  ])('%s', (_name, change, expected) => expect(onCallPhones(facts(change))).toEqual(expected));
});

describe('recipients', () => {
  it.each([
    ['an ordinary alert goes to the owner', 'appointment.booked', false, {}, ['owner']],
    ['or to the first on call', 'appointment.booked', false, { ownerPhone: null }, ['tech']],
    [
      'or to the first on call when the owner stopped',
      'call.missed',
      false,
      { staff: [staff('tech'), staff('owner', { isStopped: true })] },
      ['tech'],
    ],
    ['a draft goes to all on call, because anybody may approve it', 'draft.waiting', false, {}, ['tech', 'owner']],
    ['an overdue promise goes to all on call', 'action.overdue', false, { holderUserId: 'u1' }, ['tech', 'owner']],
    ['what a silent colleague held goes to all on call', 'takeover.released', false, {}, ['tech', 'owner']],
    ['an emergency goes to all on call', 'emergency.detected', true, {}, ['tech', 'owner']],
    [
      'a message goes to the holder',
      'message.received',
      false,
      { staff: [staff('tech', { userId: 'u1' }), staff('owner')], holderUserId: 'u1' },
      ['tech'],
    ],
    ['a holder without a phone means the owner', 'takeover.waiting', false, { holderUserId: 'u2' }, ['owner']],
    [
      'a holder who stopped alerts means the owner',
      'message.received',
      false,
      { staff: [staff('tech', { userId: 'u1', isStopped: true })], holderUserId: 'u1' },
      ['owner'],
    ],
    ['nobody to tell', 'call.missed', false, { ownerPhone: null, staff: [] }, []],
  ] as const)('%s', (_name, event, isCritical, change, expected) => {
    expect(recipients(event, isCritical, facts({ ...change, staff: 'staff' in change ? [...change.staff] : facts({}).staff }))).toEqual(
      expected,
    );
  });

  it('does not match a holder that nobody is', () => expect(holderPhone(facts({ staff: [staff('x')], ownerPhone: null }))).toBe('x'));
});
