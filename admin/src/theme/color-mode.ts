import { useSyncExternalStore } from 'react';

export type ColorChoice = 'system' | 'light' | 'dark';
const key = 'ringback.theme';
const listeners = new Set<() => void>();
const system = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-color-scheme: dark)');

const read = (): ColorChoice => {
  const stored = localStorage.getItem(key);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
};
const announce = (): void => listeners.forEach((listener) => listener());
system?.addEventListener('change', announce);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function chooseColor(choice: ColorChoice): void {
  if (choice === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, choice);
  announce();
}

/** One choice for the browser, not per organisation: the sign-in page follows it too. */
export function useColorMode(): { choice: ColorChoice; mode: 'light' | 'dark' } {
  const choice = useSyncExternalStore(subscribe, read);
  const isSystemDark = useSyncExternalStore(subscribe, () => system?.matches ?? false);
  return { choice, mode: choice === 'system' ? (isSystemDark ? 'dark' : 'light') : choice };
}
