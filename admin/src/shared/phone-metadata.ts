import { useSyncExternalStore } from 'react';
import type * as Library from 'libphonenumber-js/min';

/** The number plans of the world are 30 kB; they arrive right after the first screen instead of before it. */
let library: typeof Library | null = null;
const listeners = new Set<() => void>();

const loading = import('libphonenumber-js/min').then((loaded) => {
  library = loaded;
  for (const listener of [...listeners]) listener();
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const phoneLibrary = (): typeof Library | null => library;
export const phoneLibraryReady = (): Promise<void> => loading;

/** Renders again once the number plans are here. */
export const usePhoneLibrary = (): typeof Library | null => useSyncExternalStore(subscribe, phoneLibrary);
