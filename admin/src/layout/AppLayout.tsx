import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import { Suspense, useEffect, useRef, type ReactNode } from 'react';
import { ErrorBoundary } from './ErrorBoundary';
import { useLocation } from 'react-router';
import { useCriticalAlarm } from '../actions/useCriticalAlarm';
import { useNow } from '../root/BusinessClock';
import { useCan, useTenant } from '../root/tenant';
import { formatDay, formatTime, hoverText, zoneLabel } from '../shared/business-time';
import { RowSkeletons } from '../shared/Skeletons';
import { UndoBar } from '../drafts/UndoBar';
import { BottomNav, bottomNavHeight } from './BottomNav';
import { Brand } from './Brand';
import { CommandBar } from './CommandBar';
import { ConnectionBadge } from './ConnectionBadge';
import { NotificationBell } from './NotificationBell';
import { StoppedWorkBanner } from '../system/StoppedWorkBanner';
import { PausedNotice } from './PausedNotice';
import { ShortcutHelp } from './ShortcutHelp';
import { ShortcutProvider, useShortcutHelp } from './shortcuts';
import { Sidebar } from './Sidebar';
import { useCounts } from './useCounts';
import { UserMenu } from './UserMenu';
import { ViewAsBanner } from './ViewAsBanner';

export const headerHeight = 56;

function BusinessNow(): ReactNode {
  const now = useNow();
  const { timeZone } = useTenant().org;
  return (
    <Box component="time" title={hoverText(now)} sx={{ fontSize: 13, color: 'text.secondary', whiteSpace: 'nowrap' }}>
      {formatDay(now, timeZone)}, {formatTime(now, timeZone)} {zoneLabel(now, timeZone)}
    </Box>
  );
}

function Header({ isPhone }: { isPhone: boolean }): ReactNode {
  const { setHelpOpen } = useShortcutHelp();
  const can = useCan();
  return (
    <Box
      component="header"
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 1050,
        height: headerHeight,
        display: 'flex',
        alignItems: 'center',
        gap: { xs: 1, sm: 2 },
        px: { xs: 2, sm: 3 },
        borderBottom: '1px solid',
        borderColor: 'divider',
        bgcolor: 'background.paper',
      }}
    >
      {isPhone ? <Brand isShort /> : <BusinessNow />}
      <Box sx={{ flex: 1 }} />
      <CommandBar isPhone={isPhone} />
      <ConnectionBadge />
      {can('notifications', 'list') ? <NotificationBell /> : null}
      <UserMenu onHelp={() => setHelpOpen(true)} />
    </Box>
  );
}

/** After a change of page, the reader of the screen starts at the top of the new one. */
function useScrollToTop(): void {
  const { pathname } = useLocation();
  const page = pathname.split('/')[3] ?? '';
  const last = useRef(page);
  useEffect(() => {
    if (last.current === page) return;
    last.current = page;
    window.scrollTo(0, 0);
  }, [page]);
}

function Frame({ children }: { children: ReactNode }): ReactNode {
  const theme = useTheme();
  const isPhone = useMediaQuery(theme.breakpoints.down('sm'), { noSsr: true });
  const isWide = useMediaQuery(theme.breakpoints.up('lg'), { noSsr: true });
  const counts = useCounts();
  useCriticalAlarm();
  useScrollToTop();
  return (
    <Box sx={{ display: 'flex', minHeight: '100dvh', bgcolor: 'background.default', color: 'text.primary' }}>
      <Link
        href="#main"
        sx={{
          position: 'absolute',
          left: 8,
          top: -60,
          zIndex: 2000,
          p: 1,
          bgcolor: 'background.paper',
          borderRadius: 1,
          '&:focus': { top: 8 },
        }}
      >
        Skip to content
      </Link>
      {isPhone ? null : <Sidebar isShort={!isWide} counts={counts} />}
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <Header isPhone={isPhone} />
        <Box
          component="main"
          id="main"
          tabIndex={-1}
          sx={{ flex: 1, minWidth: 0, outline: 'none', pb: isPhone ? `${bottomNavHeight}px` : 0 }}
        >
          <ViewAsBanner />
          <StoppedWorkBanner />
          <PausedNotice />
          <ErrorBoundary>
            <Suspense fallback={<RowSkeletons />}>{children}</Suspense>
          </ErrorBoundary>
        </Box>
      </Box>
      {isPhone ? <BottomNav counts={counts} /> : null}
      <UndoBar />
      <ShortcutHelp />
    </Box>
  );
}

export function AppLayout({ children }: { children: ReactNode }): ReactNode {
  return (
    <ShortcutProvider>
      <Frame>{children}</Frame>
    </ShortcutProvider>
  );
}
