import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';

const CommandPalette = lazy(() => import('./CommandPalette'));
const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** The way to everything: a button for the hand, Ctrl+K or Cmd+K for the keyboard. */
export function CommandBar({ isPhone }: { isPhone: boolean }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpen((open) => {
        // Whatever is being written in another dialog must not be lost to a search.
        if (!open && document.querySelector('[role="dialog"]')) return open;
        return !open;
      });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const shortcut = { 'aria-haspopup': 'dialog', 'aria-keyshortcuts': 'Control+K Meta+K', onClick: () => setOpen(true) } as const;
  return (
    <>
      {isPhone ? (
        <IconButton aria-label="Search" {...shortcut}>
          <Search />
        </IconButton>
      ) : (
        <Button
          {...shortcut}
          variant="outlined"
          color="inherit"
          startIcon={<Search />}
          sx={{ color: 'text.secondary', borderColor: 'divider', fontWeight: 500, minWidth: { md: 220 }, justifyContent: 'flex-start' }}
        >
          <Box component="span" sx={{ flex: 1, textAlign: 'left' }}>
            Search
          </Box>
          <Box
            component="kbd"
            aria-hidden="true"
            sx={{ fontFamily: 'inherit', fontSize: 12, ml: 2, px: 0.75, border: '1px solid', borderColor: 'divider', borderRadius: 1 }}
          >
            {isApple() ? '⌘ K' : 'Ctrl K'}
          </Box>
        </Button>
      )}
      <Suspense fallback={null}>{isOpen ? <CommandPalette onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  );
}
