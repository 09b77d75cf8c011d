import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { allPermissions, fakeProvider, show } from '../test/Console';
import { version } from '../profile/profile.fixture';
import type { OnboardingSection, Readiness, TestAnswer } from '../shared/types';
import OnboardingPage from './OnboardingPage';

const readiness: Readiness = {
  score: 60,
  blockers: 1,
  status: 'setup',
  checks: [
    {
      id: 'customer-details',
      title: 'Customers',
      level: 'blocker',
      isDone: false,
      detail: 'Missing: who your customers are.',
      link: '/onboarding/customer-details',
    },
    { id: 'quiet-hours', title: 'Quiet hours', level: 'warning', isDone: false, detail: 'They are short.', link: '/onboarding/setup' },
    { id: 'offer', title: 'Offer', level: 'blocker', isDone: true, detail: null, link: '/onboarding/offer' },
  ],
};
const section = (over: Partial<OnboardingSection> = {}): OnboardingSection => ({
  section: 'customer-details',
  answers: { idealCustomer: 'Homeowners', useCases: ['no heat'] },
  missing: [],
  isSaved: true,
  version: 3,
  ...over,
});
const open = (step: string | null, answers: Record<string, unknown>, permissions = allPermissions) =>
  show(<OnboardingPage />, {
    provider: fakeProvider({
      readiness: () => Promise.resolve(readiness),
      section: () => Promise.resolve(section()),
      getList: () => Promise.resolve({ data: [], total: 0 }),
      ...answers,
    }),
    permissions,
    path: `/t/north/onboarding${step ? `/${step}` : ''}`,
    route: '/t/north/onboarding/:step?',
  });
const best = () => screen.findByRole('textbox', { name: 'Who are your best customers?' });

describe('readiness', () => {
  it('shows the score, what is needed first, and where it is mended', async () => {
    await open(null, {});
    expect(await screen.findByRole('img', { name: '60 of 100 points ready' })).toBeVisible();
    const rows = within(screen.getByRole('list', { name: 'Readiness' })).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining('Customers'),
      expect.stringContaining('Quiet hours'),
      expect.stringContaining('Offer'),
    ]);
    expect(screen.getByRole('link', { name: 'Complete: Customers' })).toHaveAttribute('href', '/t/north/onboarding/customer-details');
    expect(screen.getByRole('button', { name: 'Go live' })).toBeDisabled();
  });

  it('goes live when nothing is left, and says why when the server refuses', async () => {
    const goLive = vi.fn(() => Promise.reject(new HttpError('One thing is left before you can go live: Number.', 422)));
    await open(null, { readiness: () => Promise.resolve({ ...readiness, blockers: 0 }), goLive });
    await userEvent.click(await screen.findByRole('button', { name: 'Go live' }));
    expect(await screen.findByText(/One thing is left/)).toBeVisible();
  });

  it('has no button for whoever may only read', async () => {
    await open(null, {}, ['settings.read']);
    await screen.findByRole('img', { name: '60 of 100 points ready' });
    expect(screen.queryByRole('button', { name: 'Go live' })).toBeNull();
  });
});

describe('a section', () => {
  it('is saved when a field is left, under the version that was read, and only when something changed', async () => {
    const saveSection = vi.fn((_: string, answers: object, version: number) =>
      Promise.resolve(section({ answers: answers as never, version: version + 1 })),
    );
    await open('customer-details', { saveSection });
    fireEvent.blur(await best());
    expect(saveSection).not.toHaveBeenCalled();
    fireEvent.change(await best(), { target: { value: 'Landlords' } });
    fireEvent.blur(await best());
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(saveSection).toHaveBeenCalledWith(
      'customer-details',
      expect.objectContaining({ idealCustomer: 'Landlords', useCases: ['no heat'] }),
      3,
    );
    fireEvent.change(await best(), { target: { value: 'Tenants' } });
    fireEvent.blur(await best());
    await waitFor(() =>
      expect(saveSection).toHaveBeenLastCalledWith('customer-details', expect.objectContaining({ idealCustomer: 'Tenants' }), 4),
    );
  });

  it('is saved when the step is left', async () => {
    const saveSection = vi.fn(() => Promise.resolve(section({ version: 4 })));
    await open('customer-details', { saveSection });
    fireEvent.change(await best(), { target: { value: 'Landlords' } });
    await userEvent.click(screen.getByRole('link', { name: /Next/ }));
    await waitFor(() => expect(saveSection).toHaveBeenCalled());
  });

  it('asks before what was refused is left behind, and stays where one wants to stay', async () => {
    const refusal = new HttpError('Check the fields.', 400, { errors: { 'answers.idealCustomer': 'is too long' } });
    const confirm = vi.spyOn(window, 'confirm').mockReturnValueOnce(false).mockReturnValueOnce(true);
    await open('customer-details', { saveSection: () => Promise.reject(refusal) });
    fireEvent.change(await best(), { target: { value: 'Tenants' } });
    fireEvent.blur(await best());
    await screen.findByText('is too long');
    await userEvent.click(screen.getByRole('link', { name: 'Overview' }));
    expect(confirm).toHaveBeenCalledWith(expect.stringMatching(/not saved/));
    expect(await best()).toHaveValue('Tenants');
    await userEvent.click(screen.getByRole('link', { name: 'Overview' }));
    expect(await screen.findByRole('list', { name: 'Readiness' })).toBeVisible();
    confirm.mockRestore();
  });

  it('shows why an entry is refused beside it, and keeps what was typed', async () => {
    const refusal = new HttpError('x', 400, { errors: { 'answers.idealCustomer': 'Say it in fewer words.' } });
    await open('customer-details', { saveSection: () => Promise.reject(refusal) });
    fireEvent.change(await best(), { target: { value: 'Everybody' } });
    fireEvent.blur(await best());
    expect(await screen.findByText('Say it in fewer words.')).toBeVisible();
    expect(await best()).toHaveValue('Everybody');
    expect(screen.getByRole('status')).toHaveTextContent('Not saved yet');
  });

  it('leaves the choice to the person when somebody else was faster', async () => {
    const current = section({ answers: { idealCustomer: 'Theirs' }, version: 9 });
    const saveSection = vi
      .fn()
      .mockRejectedValueOnce(new HttpError('x', 409, { details: { current } }))
      .mockResolvedValueOnce(section({ answers: { idealCustomer: 'Mine' }, version: 10 }));
    await open('customer-details', { saveSection });
    fireEvent.change(await best(), { target: { value: 'Mine' } });
    fireEvent.blur(await best());
    await userEvent.click(await screen.findByRole('button', { name: 'Keep mine' }));
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(saveSection).toHaveBeenLastCalledWith('customer-details', expect.objectContaining({ idealCustomer: 'Mine' }), 9);
  });
});

describe('the test chat', () => {
  const answer: TestAnswer = {
    chatId: 'c1',
    isTest: true,
    action: 'reply',
    reasonCode: 'offer',
    engine: 'rules',
    offer: null,
    read: { intent: 'BOOKING', sentiment: 'neutral' },
    rule: null,
    checks: [],
    writer: 'code',
    model: null,
    effects: ['offer'],
    texts: [
      {
        body: 'Tomorrow at 10?',
        kind: 'reply',
        gate: {
          verdict: 'deny',
          message: 'The number is not registered.',
          trace: [{ rule: 'registration', verdict: 'deny', reason: 'Not registered.' }],
        },
      },
    ],
  };

  it('says that it is a test, and shows the verdict of the gate', async () => {
    const testChat = vi.fn(() => Promise.resolve(answer));
    await open('test', { testChat });
    expect(screen.getByText(/Nothing is sent, and no lead, conversation or booking is made/)).toBeVisible();
    const input = screen.getByRole('textbox', { name: 'Text of the customer' });
    await userEvent.type(input, 'AC is broken{Enter}');
    expect(await screen.findByText('Tomorrow at 10?')).toBeVisible();
    expect(screen.getByText('Would not be sent')).toBeVisible();
    expect(screen.getByText('The number is not registered.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Show the checks' }));
    expect(screen.getByText(/Not registered/)).toBeVisible();
    await userEvent.type(input, 'yes{Enter}');
    await waitFor(() => expect(testChat).toHaveBeenLastCalledWith('yes', 'c1', null));
  });

  it('answers with a version of the profile where one is chosen, in a chat of its own', async () => {
    const testChat = vi.fn(() => Promise.resolve(answer));
    const getList = vi.fn(() => Promise.resolve({ data: [version({ id: 'v4', number: 4 })], total: 1 }));
    await open('test', { testChat, getList });
    const input = screen.getByRole('textbox', { name: 'Text of the customer' });
    await userEvent.type(input, 'hi{Enter}');
    await screen.findByText('Tomorrow at 10?');
    await userEvent.click(screen.getByRole('combobox', { name: 'Answer with' }));
    await userEvent.click(await screen.findByRole('option', { name: /Version 4/ }));
    expect(screen.queryByText('Tomorrow at 10?')).toBeNull();
    await userEvent.type(input, 'hello{Enter}');
    await waitFor(() => expect(testChat).toHaveBeenLastCalledWith('hello', null, 'v4'));
  });

  it('begins no new chat while an answer is on its way', async () => {
    const testChat = vi
      .fn()
      .mockResolvedValueOnce(answer)
      .mockReturnValue(new Promise(() => undefined));
    const getList = vi.fn(() => Promise.resolve({ data: [version({ id: 'v4', number: 4 })], total: 1 }));
    await open('test', { testChat, getList });
    const input = screen.getByRole('textbox', { name: 'Text of the customer' });
    await userEvent.type(input, 'hi{Enter}');
    await screen.findByText('Tomorrow at 10?');
    await userEvent.type(input, 'yes{Enter}');
    await waitFor(() => expect(screen.getByRole('combobox', { name: 'Answer with' })).toHaveAttribute('aria-disabled', 'true'));
    expect(screen.getByRole('button', { name: 'Start anew' })).toBeDisabled();
  });

  it('names the call to action that it would offer, and why', async () => {
    const offer = { id: 'cta1', kind: 'payment', label: 'Pay the deposit', target: 'link', step: 0, why: 'asked' } as const;
    await open('test', { testChat: () => Promise.resolve({ ...answer, offer, effects: [] }) });
    await userEvent.type(screen.getByRole('textbox', { name: 'Text of the customer' }), 'How can I pay?{Enter}');
    expect(await screen.findByText('Offers: Pay the deposit')).toBeVisible();
    expect(screen.getByText(/because the customer asks for it; .* this one leads nowhere/)).toBeVisible();
  });
});
