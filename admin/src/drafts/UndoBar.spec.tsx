import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { fakeProvider, show } from '../test/Console';
import { endless } from '../test/timers';
import { reviewed, undoMs } from './reviewed';
import { UndoBar } from './UndoBar';

const bar = (reviewDraft: unknown) => show(<UndoBar />, { provider: fakeProvider({ reviewDraft }) });
const just = (id: string, step: 'approve' | 'discard' = 'approve') => act(() => reviewed.add({ id, who: 'Tom Baker', step }));

afterEach(() => {
  vi.useRealTimers();
  act(() => reviewed.current().forEach((draft) => reviewed.remove(draft)));
});

describe('the way back', () => {
  it('takes the very review back that it stands beside', async () => {
    endless(undoMs);
    const review = vi.fn().mockResolvedValue({ state: 'draft' });
    await bar(review);
    just('m1');
    just('m2', 'discard');
    await userEvent.click(screen.getByRole('button', { name: 'Undo: Discarded the reply to Tom Baker' }));
    expect(review).toHaveBeenCalledExactlyOnceWith('m2', 'undo');
    expect(await screen.findByText('It waits again')).toBeVisible();
    expect(screen.getAllByRole('button', { name: /^Undo/ })).toHaveLength(1);
  });
  it('says when the customer wrote meanwhile', async () => {
    endless(undoMs);
    await bar(() => Promise.resolve({ state: 'expired' }));
    just('m1');
    await userEvent.click(screen.getByRole('button', { name: /^Undo/ }));
    expect(await screen.findByText(/customer wrote meanwhile/)).toBeVisible();
  });
  it('says when it is too late', async () => {
    endless(undoMs);
    await bar(() => Promise.reject(new HttpError('It is too late.', 409, { requestId: 'r1' })));
    just('m1');
    await userEvent.click(screen.getByRole('button', { name: /^Undo/ }));
    expect(await screen.findByText('It is too late. (request r1)')).toBeVisible();
  });
  it('is gone after the promised time', async () => {
    await bar(vi.fn());
    vi.useFakeTimers();
    just('m1');
    expect(screen.getByText(/leaves in a moment/)).toBeVisible();
    act(() => vi.advanceTimersByTime(undoMs));
    expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
  });
});
