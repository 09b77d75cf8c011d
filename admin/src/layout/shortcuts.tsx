import { createContext, useCallback, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'react-admin';
import { useNavigate } from 'react-router';
import { usePath } from '../root/tenant';
import { navItems } from './navigation';

export type Bindings = Record<string, () => void>;
interface Registry {
  add: (bindings: { current: Bindings }) => () => void;
  isHelpOpen: boolean;
  setHelpOpen: (open: boolean) => void;
  isEnabled: boolean;
  setEnabled: (enabled: boolean) => void;
}
const ShortcutContext = createContext<Registry | null>(null);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
const chordMs = 1_200;
/** Walking down a list may be held; a step that was held would go on to whatever comes on screen next. */
const mayRepeat = /^[jk]$/;

/** Single-letter keys: silent while somebody types or a dialog is open, and they can be switched off (WCAG 2.1.4). */
export function ShortcutProvider({ children }: { children: ReactNode }): ReactNode {
  const registered = useRef<Set<{ current: Bindings }>>(new Set());
  const [isHelpOpen, setHelpOpen] = useState(false);
  const [isEnabled, setEnabled] = useStore('shortcuts.enabled', true);
  const navigate = useNavigate();
  const path = usePath();
  const chord = useRef(0);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.repeat && !mayRepeat.test(event.key)) return;
      if (event.key === '?') {
        event.preventDefault();
        setHelpOpen(true);
        return;
      }
      if (!isEnabled || document.querySelector('[role="dialog"], [role="menu"]')) return;
      if (Date.now() - chord.current < chordMs) {
        chord.current = 0;
        const item = navItems.find((nav) => nav.keyHint === event.key);
        if (item) {
          event.preventDefault();
          void navigate(path(item.to));
          return;
        }
      }
      if (event.key === 'g') {
        chord.current = Date.now();
        return;
      }
      for (const bindings of [...registered.current].reverse()) {
        const action = bindings.current[event.key];
        if (!action) continue;
        event.preventDefault();
        action();
        return;
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isEnabled, navigate, path]);

  const add = useCallback((bindings: { current: Bindings }) => {
    registered.current.add(bindings);
    return () => void registered.current.delete(bindings);
  }, []);
  const value = useMemo(() => ({ add, isHelpOpen, setHelpOpen, isEnabled, setEnabled }), [add, isHelpOpen, isEnabled, setEnabled]);
  return <ShortcutContext.Provider value={value}>{children}</ShortcutContext.Provider>;
}

export function useShortcutHelp(): Registry {
  const registry = useContext(ShortcutContext);
  if (!registry) throw new Error('useShortcutHelp outside of the layout');
  return registry;
}

/** Binds keys while the calling component is on screen. */
export function useShortcuts(bindings: Bindings): void {
  const registry = useContext(ShortcutContext);
  const current = useRef(bindings);
  // before it is painted: a key pressed at what is seen means what is seen
  useLayoutEffect(() => {
    current.current = bindings;
  });
  useLayoutEffect(() => registry?.add(current), [registry]);
}
