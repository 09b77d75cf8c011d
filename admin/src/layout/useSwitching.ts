import { useState } from 'react';
import { readSwitching, togglePin, visited, type Switching } from './switcher.rules';

const keyOf = (userId: string): string => `ringback.switcher.${userId}`;
const read = (userId: string): Switching => readSwitching(localStorage.getItem(keyOf(userId)));
const write = (userId: string, next: Switching): void => localStorage.setItem(keyOf(userId), JSON.stringify(next));

/** Notes that a person has this business open: in this browser, for this person alone. */
export const noteVisit = (userId: string, orgId: string): void => write(userId, visited(read(userId), orgId));

/** Pins and the latest businesses of a person; read again whenever the list opens, because another tab may have changed them. */
export function useSwitching(userId: string) {
  const [kept, setKept] = useState(() => read(userId));
  return {
    kept,
    refresh: () => setKept(read(userId)),
    toggle: (orgId: string): void => {
      const next = togglePin(read(userId), orgId);
      write(userId, next);
      setKept(next);
    },
  };
}
