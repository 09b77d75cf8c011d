import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { allPermissions, fakeProvider, show } from '../test/Console';
import type { Experiment, ExperimentResults } from '../shared/types';
import ExperimentPage from './ExperimentPage';
import ExperimentsPage from './ExperimentsPage';

const experiment = (over: Partial<Experiment> = {}): Experiment => ({
  id: 'e1',
  name: 'Shorter texts',
  hypothesis: '',
  lever: 'length',
  goal: 'booked',
  status: 'running',
  layer: 'length',
  trafficPercent: 100,
  minEffectPoints: 10,
  variants: [
    { key: 'control', name: 'As it is', percent: 50, value: null, stoppedAt: null, stoppedBy: null },
    { key: 'a', name: 'Ten words', percent: 50, value: { maxWords: 10 }, stoppedAt: null, stoppedBy: null },
  ],
  exposed: 20,
  endsAt: null,
  startedAt: '2026-11-20T15:00:00Z',
  endedAt: null,
  endReason: null,
  promotedVariant: null,
  checkedAt: null,
  createdByName: 'Dana Ortiz',
  version: 1,
  createdAt: '2026-11-20T15:00:00Z',
  updatedAt: '2026-11-20T15:00:00Z',
  ...over,
});
const arm = (over: object): ExperimentResults['variants'][number] =>
  ({
    variant: 'a',
    name: 'Ten words',
    percent: 50,
    stoppedAt: null,
    exposed: 10,
    replied: 4,
    qualified: 2,
    booked: 1,
    rate: { value: 0.1, low: 0.02, high: 0.4 },
    difference: { value: 0.1, low: -0.2, high: 0.4 },
    verdict: 'not_enough_data',
    sentence: 'There is not enough data: "Ten words" needs 184 more people.',
    missing: 184,
    guards: [{ guard: 'optedOut', count: 1, rate: { value: 0.1, low: 0, high: 0.4 }, difference: null, state: 'watch' }],
    ...over,
  }) as ExperimentResults['variants'][number];
const results = (over: Partial<ExperimentResults> = {}): ExperimentResults => ({
  id: 'e1',
  goal: 'booked',
  needed: 194,
  winner: null,
  isSplitOff: false,
  variants: [arm({ variant: 'control', name: 'As it is', verdict: 'control', difference: null, guards: [] }), arm({})],
  ...over,
});
const listOf = (rows: Experiment[]) => () => Promise.resolve({ data: rows, total: rows.length });
const detail = (of: Experiment, found: () => Promise<ExperimentResults>, more: object = {}, permissions = allPermissions) =>
  show(<ExperimentPage />, {
    provider: fakeProvider({ getOne: () => Promise.resolve({ data: of }), experimentResults: found, ...more }),
    path: '/t/north/experiments/e1',
    route: '/t/north/experiments/:id',
    permissions,
  });

describe('the list', () => {
  it('offers ideas where nothing was tried, and takes one over into the form', async () => {
    await show(<ExperimentsPage />, { provider: fakeProvider({ getList: listOf([]) }) });
    expect(await screen.findByText('Nothing was tried yet')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Times sooner/ }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getAllByLabelText('Name')[0]).toHaveValue('Times sooner');
    expect(within(dialog).getByLabelText('When the next step is offered')).toHaveTextContent('As soon as the need is known');
  });
  it('says what each tries and how many felt it', async () => {
    await show(<ExperimentsPage />, { provider: fakeProvider({ getList: listOf([experiment()]) }) });
    expect(await screen.findByRole('link', { name: 'Shorter texts' })).toBeVisible();
    expect(screen.getByText('Length of the texts: As it is or Ten words')).toBeVisible();
    expect(screen.getByText(/20 people felt it/)).toBeVisible();
  });
  it('offers nothing to write to who may not', async () => {
    await show(<ExperimentsPage />, {
      provider: fakeProvider({ getList: listOf([]) }),
      permissions: allPermissions.filter((name) => name !== 'settings.write'),
    });
    expect(await screen.findByText('Nothing was tried yet')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'New experiment' })).toBeNull();
  });
  it('says what failed, and can be asked again', async () => {
    await show(<ExperimentsPage />, { provider: fakeProvider({ getList: () => Promise.reject(new HttpError('Out of order.', 503, {})) }) });
    expect(await screen.findByText(/Out of order/)).toBeVisible();
  });
});

describe('the form', () => {
  it('shows each refusal at its field', async () => {
    const body = {
      errors: { 'variants.1.value.maxWords': 'must be a whole number from 5 to 80', variants: 'The shares add up to 90, not to 100.' },
    };
    const writeExperiment = vi.fn(() => Promise.reject(new HttpError('variants', 400, body)));
    await show(<ExperimentsPage />, { provider: fakeProvider({ getList: listOf([]), writeExperiment }) });
    await userEvent.click(await screen.findByRole('button', { name: /Shorter texts/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Write it down' }));
    expect(await screen.findByText('must be a whole number from 5 to 80')).toBeVisible();
    expect(screen.getByText('The shares add up to 90, not to 100.')).toBeVisible();
    expect(writeExperiment).toHaveBeenCalledWith(
      expect.objectContaining({
        lever: 'length',
        variants: [
          { name: 'As it is', percent: 50 },
          { name: 'Ten words', percent: 50, value: { maxWords: 10 } },
        ],
      }),
    );
  });
  it('divides the shares when a variant is added', async () => {
    await show(<ExperimentsPage />, { provider: fakeProvider({ getList: listOf([]) }) });
    await userEvent.click(await screen.findByRole('button', { name: 'New experiment' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Another variant' }));
    expect(screen.getAllByLabelText('Share in percent').map((field) => (field as HTMLInputElement).value)).toEqual(['34', '33', '33']);
  });
});

describe('one experiment', () => {
  it('shows the picture, the figures, what is missing and the guards', async () => {
    await detail(experiment(), () => Promise.resolve(results()));
    expect(await screen.findByRole('img', { name: /Bookings\. As it is: 10\.0 %, between 2\.0 % and 40\.0 %; Ten words/ })).toBeVisible();
    expect(screen.getByText('There is not enough data: "Ten words" needs 184 more people.')).toBeVisible();
    expect(screen.getByText('+10.0 points (−20.0 to +40.0)')).toBeVisible();
    expect(screen.getByText('Watched')).toBeVisible();
  });
  it('warns of a split that cannot be', async () => {
    await detail(experiment(), () => Promise.resolve(results({ isSplitOff: true })));
    expect(await screen.findByText(/Do not trust these figures/)).toBeVisible();
  });
  it('asks to be sure before an unproven variant is given to everybody', async () => {
    const promoteVariant = vi.fn(() => Promise.resolve(experiment({ status: 'promoted' })));
    await detail(experiment(), () => Promise.resolve(results()), { promoteVariant });
    await userEvent.click(await screen.findByRole('button', { name: 'Give it to everybody' }));
    const dialog = await screen.findByRole('dialog');
    const send = within(dialog).getByRole('button', { name: 'Give it to everybody' });
    expect(send).toBeDisabled();
    await userEvent.click(within(dialog).getByRole('checkbox'));
    await userEvent.click(send);
    expect(promoteVariant).toHaveBeenCalledWith('e1', { variant: 'a', isUnproven: true });
  });
  it('gives a winner to everybody without that', async () => {
    const promoteVariant = vi.fn(() => Promise.resolve(experiment({ status: 'promoted' })));
    const won = results({
      winner: 'a',
      variants: [results().variants[0]!, arm({ verdict: 'better', missing: 0, sentence: '"Ten words" is better.' })],
    });
    await detail(experiment(), () => Promise.resolve(won), { promoteVariant });
    await userEvent.click(await screen.findByRole('button', { name: 'Give it to everybody' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Give it to everybody' }));
    expect(promoteVariant).toHaveBeenCalledWith('e1', { variant: 'a', isUnproven: false });
  });
  it('starts a draft, and shows no results of it', async () => {
    const stepExperiment = vi.fn(() => Promise.resolve(experiment()));
    await detail(experiment({ status: 'draft', startedAt: null }), () => Promise.reject(new Error('not asked for')), { stepExperiment });
    await userEvent.click(await screen.findByRole('button', { name: 'Start' }));
    expect(stepExperiment).toHaveBeenCalledWith('e1', 'start');
    expect(screen.queryByText('Guards')).toBeNull();
  });
  it('changes all of a draft, with the version that was read', async () => {
    const changeExperiment = vi.fn((_id: string, _change: object) => Promise.resolve(experiment({ status: 'draft' })));
    const draft = experiment({ status: 'draft', startedAt: null, version: 3, endsAt: '2026-12-31T23:59:00-06:00' });
    await detail(draft, () => Promise.reject(new Error('not asked for')), { changeExperiment });
    await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
    const dialog = await screen.findByRole('dialog', { name: 'Change the experiment' });
    expect(within(dialog).getByLabelText(/Last day/)).toHaveValue('2026-12-31');
    const words = within(dialog).getByLabelText('Words per text');
    await userEvent.clear(words);
    await userEvent.type(words, '12');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    const [id, change] = changeExperiment.mock.lastCall!;
    expect(id).toBe('e1');
    expect(change).toMatchObject({ version: 3, lever: 'length', variants: [{ name: 'As it is' }, { value: { maxWords: 12 } }] });
    expect(change).not.toHaveProperty('endsAt');
  });
  it('changes only words and the end of one that runs, and says what was refused', async () => {
    const changeExperiment = vi.fn((_id: string, _change: object) =>
      Promise.reject(new HttpError('Somebody else changed it.', 409, { code: 'experiments.changed' })),
    );
    const newest = { version: 2, name: 'Shorter texts' };
    const getOne = (): Promise<object> => Promise.resolve({ data: experiment(newest) });
    await detail(experiment(), () => Promise.resolve(results()), { changeExperiment, getOne });
    await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
    const dialog = await screen.findByRole('dialog', { name: 'Change the experiment' });
    expect(within(dialog).queryByLabelText('Words per text')).toBeNull();
    await userEvent.type(within(dialog).getByLabelText('Name'), ' again');
    Object.assign(newest, { version: 3, name: 'Renamed by somebody' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(changeExperiment.mock.lastCall![1]).toEqual({ version: 2, name: 'Shorter texts again', hypothesis: '' });
    expect(await within(dialog).findByText(/Somebody else changed it\..*Nothing was kept\./)).toBeVisible();
    // the newer one was read meanwhile; it does not make the old words pass
    await screen.findByText('Renamed by somebody');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(changeExperiment).toHaveBeenCalledTimes(2);
    expect(changeExperiment.mock.lastCall![1]).toMatchObject({ version: 2 });
  });
  it('changes nothing of one that has ended', async () => {
    await detail(experiment({ status: 'stopped' }), () => Promise.resolve(results()));
    expect(await screen.findByText('All experiments')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Change' })).toBeNull();
  });
});
