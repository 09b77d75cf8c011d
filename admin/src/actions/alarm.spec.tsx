import { focusManager, useQueryClient } from '@tanstack/react-query';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { Invalidator } from '../realtime/invalidation';
import { fakeProvider, show } from '../test/Console';
import { AlarmSwitch } from './AlarmSwitch';
import { useCriticalAlarm } from './useCriticalAlarm';

/** A browser that stays silent until it is resumed, and counts the tones. */
let tones = 0;
class Silent {
  state = 'suspended';
  currentTime = 0;
  destination = {};
  resume(): Promise<void> {
    this.state = 'running';
    return Promise.resolve();
  }
  createOscillator(): object {
    return { frequency: {}, connect: () => undefined, start: () => (tones += 1), stop: () => undefined };
  }
  createGain(): object {
    return { gain: { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined }, connect: () => undefined };
  }
}

let changed: Invalidator['changed'];
function Desk(): ReactNode {
  useCriticalAlarm();
  changed = new Invalidator(useQueryClient()).changed;
  return <AlarmSwitch />;
}

describe('the sound for critical items', () => {
  let total = 1;
  const getList = vi.fn((_resource: string, _params: { filter: object }) => Promise.resolve({ data: [], total }));
  const arrives = async (next: number): Promise<void> => {
    total = next;
    const asked = getList.mock.calls.length;
    act(() => changed({ resource: 'actions', recordId: 'a1', type: 'updated' } as Parameters<typeof changed>[0]));
    await waitFor(() => expect(getList.mock.calls.length).toBeGreaterThan(asked));
    await act(() => Promise.resolve());
  };
  beforeAll(() => vi.stubGlobal('AudioContext', Silent));
  afterAll(() => vi.unstubAllGlobals());
  beforeEach(() => {
    localStorage.clear();
    getList.mockClear();
    total = 1;
    tones = 0;
  });

  it('is off until it is asked for, and then heard once', async () => {
    await show(<Desk />, { provider: fakeProvider({ getList }) });
    expect(screen.getByRole('switch', { name: 'Sound for critical items' })).not.toBeChecked();
    expect(getList).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('switch'));
    await waitFor(() => expect(tones).toBe(2));
    expect(getList).toHaveBeenCalledWith('actions', expect.objectContaining({ filter: { status: 'open', priority: 'critical' } }));
    expect(localStorage.getItem('ringback.alarm-sound')).toBe('on');
  });

  it('comes when there are more than before, and at nothing else', async () => {
    localStorage.setItem('ringback.alarm-sound', 'on');
    await show(<Desk />, { provider: fakeProvider({ getList }) });
    await waitFor(() => expect(getList).toHaveBeenCalledTimes(1));
    await userEvent.keyboard('j');
    await arrives(1);
    await arrives(0);
    expect(tones).toBe(0);
    await arrives(2);
    await waitFor(() => expect(tones).toBe(2));
    await arrives(2);
    expect(tones).toBe(2);
    await userEvent.click(screen.getByRole('switch'));
    expect(localStorage.getItem('ringback.alarm-sound')).toBeNull();
  });

  it('comes to a page that nobody looks at, without a word from the stream', async () => {
    localStorage.setItem('ringback.alarm-sound', 'on');
    vi.useFakeTimers();
    try {
      focusManager.setFocused(false);
      void show(<Desk />, { provider: fakeProvider({ getList }) });
      await act(() => vi.advanceTimersByTimeAsync(1_000));
      expect(getList).toHaveBeenCalledTimes(1);
      fireEvent.keyDown(document.body, { key: 'j' });
      total = 2;
      await act(() => vi.advanceTimersByTimeAsync(60_000));
      expect(tones).toBe(2);
    } finally {
      focusManager.setFocused(undefined);
      vi.useRealTimers();
    }
  });

  it('is not for who may not see the list', async () => {
    localStorage.setItem('ringback.alarm-sound', 'on');
    await show(<Desk />, { provider: fakeProvider({ getList }), permissions: ['calls.read'] });
    expect(screen.getByRole('switch')).toBeChecked();
    expect(getList).not.toHaveBeenCalled();
  });
});
