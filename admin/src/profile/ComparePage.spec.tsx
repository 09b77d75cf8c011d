import { screen, within } from '@testing-library/react';
import { HttpError } from 'react-admin';
import { fakeProvider, show } from '../test/Console';
import type { ProfileDiff } from '../shared/types';
import ComparePage from './ComparePage';
import { schemas, version } from './profile.fixture';

const open = (profileDiff: () => Promise<ProfileDiff>) =>
  show(<ComparePage />, {
    provider: fakeProvider({ profileDiff, profileSchemas: () => Promise.resolve({ schemas }) }),
    path: '/t/north/profile/v1/compare/v2',
    route: '/t/north/profile/:id/compare/:other',
  });
const diffOf = (changes: ProfileDiff['changes']): ProfileDiff => ({ before: version(), after: version({ id: 'v2', number: 2 }), changes });

describe('two versions side by side', () => {
  it('mark what went and what came, field by field', async () => {
    await open(() => Promise.resolve(diffOf([{ document: 'toneProfile', path: 'maxWords', before: 20, after: 12 } as never])));
    const field = await screen.findByRole('group', { name: 'Words per text' });
    expect(within(field).getByText('20').tagName).toBe('DEL');
    expect(within(field).getByText('12').tagName).toBe('INS');
    expect(screen.getByRole('heading', { name: 'Version 1 and version 2' })).toBeVisible();
  });
  it('say when nothing differs', async () => {
    await open(() => Promise.resolve(diffOf([])));
    expect(await screen.findByText('They say the same')).toBeVisible();
  });
  it('say what failed, and can be asked again', async () => {
    await open(() => Promise.reject(new HttpError('Out of order.', 503, {})));
    expect(await screen.findByText(/Out of order/)).toBeVisible();
  });
});
