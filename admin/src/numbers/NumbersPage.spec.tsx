import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { allPermissions, fakeProvider, show } from '../test/Console';
import type { Forwarding, NumberItem, ProviderAccount, Registration, WhatsAppSender } from '../shared/types';
import NumbersPage from './NumbersPage';
import { changesOf, campaignFields, draftOf } from './registration.fields';

const number: NumberItem = {
  id: 'n1',
  address: '+13125550142',
  channel: 'sms',
  provider: 'twilio',
  displayName: '',
  state: 'active',
  isSimulated: true,
  registration: 'simulated',
  origin: 'bought',
  locationId: null,
  createdAt: '2026-11-20T15:00:00Z',
};
const stand = { status: 'draft' as const, reason: null, version: 1, submittedAt: null, decidedAt: null };
const registration: Registration = {
  brand: {
    ...stand,
    legalName: 'Northside',
    businessType: null,
    taxId: '••••6789',
    website: '',
    street: '',
    city: '',
    region: '',
    postalCode: '',
    contactName: '',
    contactEmail: '',
    contactPhone: '',
    customerProfileSid: '',
    messagingProfileSid: '',
  },
  campaign: {
    ...stand,
    useCase: null,
    description: '',
    messageFlow: '',
    samples: [],
    helpMessage: '',
    optOutMessage: '',
    hasLinks: false,
    hasPhone: false,
    privacyUrl: '',
    termsUrl: '',
  },
  numbers: [],
  problem: null,
};
const page = (rows: NumberItem[] = [number], open: { address: string; since: string }[] = []) => ({ data: rows, total: rows.length, open });
const at = (section: string, answers: Record<string, unknown>, permissions = allPermissions) =>
  show(<NumbersPage />, {
    provider: fakeProvider({ numbers: () => Promise.resolve(page()), ...answers }),
    permissions,
    path: `/t/north/numbers${section}`,
    route: section === '' ? '/t/north/numbers' : '/t/north/numbers/:section',
  });

describe('buying', () => {
  it('repeats a lost purchase under the same key, and a new choice under a new one', async () => {
    const keys: [string, string][] = [];
    const buyNumber = vi.fn((address: string, key: string) => {
      keys.push([address, key]);
      return Promise.reject(new HttpError('The provider has not said yet.', 503, {}));
    });
    const found = ['+15125550101', '+15125550102'].map((address) => ({ address, locality: 'Austin', region: 'TX' }));
    await at('', { numbers: () => Promise.resolve(page([])), availableNumbers: () => Promise.resolve({ data: found }), buyNumber });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Buy a number' }));
    const search = screen.getByRole('button', { name: 'Search' });
    await user.type(screen.getByLabelText('Area code'), '1a2');
    expect(search).toBeDisabled();
    await user.clear(screen.getByLabelText('Area code'));
    await user.type(screen.getByLabelText('Area code'), '512');
    await user.click(search);
    await user.click(await screen.findByRole('radio', { name: /0101/ }));
    await user.click(screen.getByRole('button', { name: 'Buy this number' }));
    await screen.findByText('The provider has not said yet.');
    await user.click(screen.getByRole('button', { name: 'Buy this number' }));
    await user.click(screen.getByRole('radio', { name: /0102/ }));
    await user.click(screen.getByRole('button', { name: 'Buy this number' }));
    expect(keys.map(([address]) => address)).toEqual(['+15125550101', '+15125550101', '+15125550102']);
    expect(keys[0]![1]).toBe(keys[1]![1]);
    expect(keys[2]![1]).not.toBe(keys[1]![1]);
  });

  it('shows purchases that are looked up, and offers nothing to those who may only read', async () => {
    const open = [{ address: '+15125550101', since: '2026-11-20T15:00:00Z' }];
    await at('', { numbers: () => Promise.resolve(page([], open)) }, ['numbers.read']);
    await screen.findByText(/looked up every few minutes/);
    expect(screen.queryByRole('button', { name: 'Buy a number' })).toBeNull();
    expect(screen.queryByRole('tab', { name: 'Provider account' })).toBeNull();
  });
});

describe('releasing', () => {
  it('asks again when conversations wait, and only then forces', async () => {
    const releaseNumber = vi.fn((_id: string, isForced: boolean) =>
      isForced
        ? Promise.resolve()
        : Promise.reject(new HttpError('One conversation on this number is not finished.', 409, { code: 'numbers.threads_waiting' })),
    );
    await at('', { releaseNumber });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Release +13125550142' }));
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Release' }));
    await dialog.findByText('One conversation on this number is not finished.');
    await user.click(dialog.getByRole('button', { name: 'Release anyway' }));
    expect(releaseNumber.mock.calls).toEqual([
      ['n1', false],
      ['n1', true],
    ]);
  });
});

describe('releasing where the provider lets nobody in', () => {
  it('ends the number here after a warning, and says what stays there', async () => {
    const refused = new HttpError('The phone provider does not accept these credentials.', 422, { code: 'channels.provider_login' });
    const releaseNumber = vi.fn((_id: string, isForced: boolean) =>
      isForced ? Promise.resolve({ address: '+13125550142', account: '••••0001' }) : Promise.reject(refused),
    );
    await at('', { releaseNumber });
    await userEvent.click(await screen.findByRole('button', { name: 'Release +13125550142' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Release' }));
    expect(await screen.findByText(/It can end here all the same/)).toBeVisible();
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Release anyway' }));
    expect(await screen.findByText(/stays there and costs money/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('the provider account', () => {
  it('shows why it is refused, and empties the form once new credentials work', async () => {
    const broken: ProviderAccount = {
      state: 'broken',
      kind: 'own',
      account: '••••0001',
      secret: '••••9f3c',
      problem: 'The phone provider does not accept these credentials.',
      isSimulated: false,
      checkedAt: null,
    };
    const connectProvider = vi.fn(() => Promise.resolve({ ...broken, state: 'active' as const, problem: null }));
    await at('/account', { providerAccount: () => Promise.resolve(broken), connectProvider });
    await screen.findByText('The phone provider does not accept these credentials.');
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('Account SID'), ` AC${'0'.repeat(32)} `);
    await user.type(screen.getByLabelText('Auth token'), 'a-token-of-the-test');
    await user.click(screen.getByRole('button', { name: 'Replace the credentials' }));
    expect(connectProvider).toHaveBeenCalledWith({ accountSid: `AC${'0'.repeat(32)}`, authToken: 'a-token-of-the-test' });
    await waitFor(() => expect(screen.getByLabelText('Auth token')).toHaveValue(''));
  });
});

describe('WhatsApp senders', () => {
  it('asks the provider again about a paused one, and says how it stands', async () => {
    const sender: WhatsAppSender = {
      id: 'w1',
      provider: 'twilio',
      address: '+13125550142',
      displayName: '',
      state: 'paused',
      isSimulated: false,
      canSend: false,
      webhookUrl: 'https://ringback.example/webhooks/twilio/messages',
      verifyToken: null,
    };
    const connectTwilioSender = vi.fn(() => Promise.resolve({ ...sender, state: 'active' as const, canSend: true }));
    await at('/whatsapp', { whatsAppSenders: () => Promise.resolve({ data: [sender], total: 1 }), connectTwilioSender });
    await userEvent.click(await screen.findByRole('button', { name: 'Ask the provider again about +13125550142' }));
    expect(await screen.findByText('It is online, and sends and receives now')).toBeVisible();
    expect(connectTwilioSender).toHaveBeenCalledWith('+13125550142');
  });
});

describe('registration', () => {
  it('sends only what was changed, keeps a hidden tax id, and marks what the carriers would refuse', async () => {
    const saveBrand = vi.fn(() => Promise.resolve(registration));
    const submitRegistration = vi.fn(() => Promise.reject(new HttpError('no', 400, { errors: { city: 'is needed' } })));
    await at('/registration', { registration: () => Promise.resolve(registration), saveBrand, submitRegistration });
    const user = userEvent.setup();
    expect(await screen.findByLabelText('Tax id (EIN)')).toHaveValue('');
    await screen.findByText('Stored. Leave it empty to keep it.');
    await user.click(screen.getAllByRole('button', { name: 'Submit' })[0]!);
    await screen.findByText('City is needed');
    await user.type(screen.getByLabelText('City'), 'Chicago');
    expect(screen.getAllByRole('button', { name: 'Submit' })[0]).toBeDisabled();
    await user.click(screen.getAllByRole('button', { name: 'Keep the draft' })[0]!);
    expect(saveBrand).toHaveBeenCalledWith({ city: 'Chicago', version: 1 });
    expect(screen.getByText('It can be submitted when the business is approved.')).toBeInTheDocument();
  });

  it('reads sample texts line by line', () => {
    const before = draftOf(campaignFields, registration.campaign);
    expect(changesOf(campaignFields, before, { ...before, samples: ' one \n\ntwo', hasLinks: true })).toEqual({
      samples: ['one', 'two'],
      hasLinks: true,
    });
    expect(changesOf(campaignFields, before, { ...before, useCase: '' })).toEqual({});
  });
});

describe('forwarding', () => {
  const forwarding: Forwarding = {
    number: '+13125550142',
    lineMode: 'full_forward',
    forwardedNumber: '+13125550911',
    ringTarget: '+13125550922',
    guide: [
      { carrier: 'att', name: 'AT&T mobile', steps: [{ what: 'missed', dial: '**004*13125550142#' }], hint: 'Dial.' },
      { carrier: 'voip', name: 'Internet line (VoIP)', steps: [], hint: 'On the website.' },
    ],
    loops: ['Calls would go in a circle.'],
    tests: [
      {
        id: 't1',
        target: '+13125550922',
        purpose: 'ring_target',
        state: 'done',
        outcome: 'loop',
        startedAt: '2026-11-20T15:00:00Z',
        finishedAt: null,
      },
    ],
  };

  it('shows codes, circles and what to do about them', async () => {
    const testForwarding = vi.fn(() => Promise.resolve(forwarding.tests[0]!));
    await at('/forwarding', { forwarding: () => Promise.resolve(forwarding), testForwarding });
    await screen.findByText('**004*13125550142#');
    expect(screen.getByText('Calls would go in a circle.')).toBeInTheDocument();
    expect(screen.getByText(/Switch forwarding off on the phone that we ring/)).toBeInTheDocument();
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: 'Look for a circle' }));
    expect(testForwarding).toHaveBeenCalledWith('ring_target', expect.any(String));
  });

  it('without a number says what to do first', async () => {
    await at('/forwarding', { forwarding: () => Promise.resolve({ ...forwarding, number: null, guide: [] }) });
    await screen.findByRole('link', { name: 'To the numbers' });
  });
});
