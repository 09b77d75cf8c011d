import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useCan } from '../root/tenant';
import { useProvider } from '../shared/useProvider';
import { playAlarm, unlockSound, useAlarmChoice } from './alarm-sound';

const askMs = 30_000;

/** Sounds on any page when there are more critical items than before, where this browser was asked to. */
export function useCriticalAlarm(): void {
  const provider = useProvider();
  const can = useCan();
  const isOn = useAlarmChoice() && can('actions', 'list');
  const query = useQuery({
    queryKey: ['actions', 'count', 'critical'],
    queryFn: async ({ signal }) =>
      (
        await provider.getList('actions', {
          pagination: { page: 1, perPage: 1 },
          filter: { status: 'open', priority: 'critical' },
          signal,
        })
      ).total ?? 0,
    enabled: isOn,
    // A page that nobody looks at leaves the stream after a while; the alarm is for just that time.
    refetchInterval: askMs,
    refetchIntervalInBackground: true,
  });
  const count = isOn ? query.data : undefined;
  const before = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (count !== undefined && before.current !== undefined && count > before.current) playAlarm();
    before.current = count;
  }, [count]);
  // After a reload the choice is still there, but the browser wants another press.
  useEffect(() => {
    if (!isOn) return undefined;
    const unlock = (): void => void unlockSound();
    const presses = ['pointerdown', 'keydown'] as const;
    for (const press of presses) window.addEventListener(press, unlock, { once: true });
    return () => presses.forEach((press) => window.removeEventListener(press, unlock));
  }, [isOn]);
}
