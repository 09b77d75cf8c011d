import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { allPermissions, fakeProvider, show } from '../test/Console';
import { pagesOf } from '../test/pages';
import type { Profile, ProfileVersion } from '../shared/types';
import { profile, version } from './profile.fixture';
import ProfilePage from './ProfilePage';
import { TestPanel } from './TestPanel';

const rows = [
  version({ id: 'v3', number: 3, state: 'draft', origin: 'edited', reason: 'Shorter texts' }),
  profile().published!,
  version({ state: 'retired' }),
];
const open = (state: Profile, versions: ProfileVersion[], answers: Record<string, unknown> = {}, permissions = allPermissions) =>
  show(<ProfilePage />, {
    provider: fakeProvider({
      profile: () => Promise.resolve(state),
      profileFigures: () =>
        Promise.resolve({ data: [{ versionId: 'v2', number: 2, conversations: 40, booked: 10, declined: 1, optedOut: 0, handedOver: 2 }] }),
      getList: () => Promise.resolve({ data: versions, total: versions.length }),
      ...answers,
    }),
    permissions,
  });

describe('the profile of the assistant', () => {
  it('says what to do when there is none', async () => {
    await open(profile({ published: null, publishedAt: null, previous: null, history: [] }), []);
    expect(await screen.findByText('There is no profile yet')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Generate from the answers' })).toBeEnabled();
  });

  it('shows what is live, and who made which version, when and why', async () => {
    await open(profile(), rows);
    const live = await screen.findByRole('region', { name: 'Version 2 is live' });
    expect(within(live).getByText(/Softer/)).toBeVisible();
    const list = screen.getByRole('region', { name: 'Versions' });
    expect(within(list).getByText('Shorter texts')).toBeVisible();
    expect(within(list).getByText('Was live')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Compare with live: version 3' })).toHaveAttribute('href', '/t/north/profile/v2/compare/v3');
    expect(screen.getByText('Version 2 went live')).toBeVisible();
    expect(await screen.findByText('40 conversations in 30 days · booked 10 (25 %) · needed a person 2 (5 %)')).toBeVisible();
  });

  it('rolls back with one click', async () => {
    const rollBackProfile = vi.fn(() => Promise.resolve(profile({ published: version() })));
    await open(profile(), rows, { rollBackProfile });
    await userEvent.click(await screen.findByRole('button', { name: 'Roll back to version 1' }));
    expect(rollBackProfile).toHaveBeenCalledWith('v1', 'v2');
    expect(await screen.findByText('Version 1 is live again')).toBeVisible();
  });

  it('shows more than a hundred versions, and stays a page with a way back', async () => {
    const many = Array.from({ length: 110 }, (_, index) => version({ id: `v${index}`, number: 110 - index, state: 'retired' }));
    await open(profile(), many, { getList: pagesOf(many) });
    for (const seen of [86, 61, 36, 11]) {
      // by its words: a search by role computes the name of everything in the hundred rows
      await screen.findByText(`Version ${seen}`, { selector: 'a' });
      await userEvent.click(screen.getByText('Show older ones', { selector: 'button' }));
    }
    expect(await screen.findByText('Version 1', { selector: 'a' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Roll back to version 1' })).toBeEnabled();
    expect(screen.queryByText('Show older ones')).toBeNull();
  });

  it('gives a share of conversations to another version', async () => {
    const tryProfile = vi.fn(() => Promise.resolve(profile({ test: { version: rows[0]!, percent: 11 } })));
    await open(profile(), rows, { tryProfile });
    const slider = await screen.findByRole('slider', { name: '10 % of new conversations' });
    act(() => slider.focus());
    await userEvent.keyboard('{ArrowRight}');
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(tryProfile).toHaveBeenCalledWith({ versionId: 'v3', percent: 11, reason: 'Version 3 on 11 %' });
  });

  it('proposes no version to try while the list is read again: the newest may be missing from it', async () => {
    await show(<TestPanel profile={profile()} versions={rows} isFresh={false} />, {});
    expect(await screen.findByRole('button', { name: 'Start' })).toBeDisabled();
    await userEvent.click(screen.getByRole('combobox', { name: 'Version to try' }));
    await userEvent.click(screen.getByRole('option', { name: 'Version 1' }));
    expect(screen.getByRole('button', { name: 'Start' })).toBeEnabled();
  });

  it('ends a running test', async () => {
    const endProfileTest = vi.fn(() => Promise.resolve(profile()));
    await open(profile({ test: { version: rows[0]!, percent: 10 } }), rows, { endProfileTest });
    expect(await screen.findByText('10 % of new conversations run on version 3, the others on version 2.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'End' }));
    expect(endProfileTest).toHaveBeenCalled();
  });

  it('says why nothing could be generated', async () => {
    await open(profile(), rows, {
      generateProfile: () =>
        Promise.reject(new HttpError('documents.guardrails.customInstructions: it cannot pass for a person.', 422, {})),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Generate from the answers' }));
    expect(await screen.findByText(/cannot pass for a person\. Nothing was changed\./)).toBeVisible();
  });

  it('lets a reader look, and nothing else', async () => {
    await open(profile(), rows, {}, ['settings.read']);
    expect(await screen.findByText('Version 2 is live')).toBeVisible();
    for (const name of [/Roll back/, 'Start', 'Generate from the answers']) expect(screen.queryByRole('button', { name })).toBeNull();
  });
});
