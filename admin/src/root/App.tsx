import CssBaseline from '@mui/material/CssBaseline';
import { createTheme, ThemeProvider } from '@mui/material/styles';
import { lazy, Suspense, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { createBrowserRouter, Navigate, Outlet, RouterProvider, useLocation } from 'react-router';
import { LoginPage } from '../auth/LoginPage';
import { session } from '../auth/session';
import { FullPageLoading } from '../shared/FullPageLoading';
import { useColorMode } from '../theme/color-mode';
import { darkTheme, lightTheme } from '../theme/theme';
import { Home } from './Home';
import { TenantGate } from './TenantGate';

const AskLinkPage = lazy(() => import('../auth/AskLinkPage'));
const LinkPage = lazy(() => import('../auth/LinkPage'));
const ResetPage = lazy(() => import('../auth/ResetPage'));
const InvitePage = lazy(() => import('../auth/InvitePage'));
const SignUpPage = lazy(() => import('../auth/SignUpPage'));
const WelcomePage = lazy(() => import('../auth/WelcomePage'));

/** Nothing of an organisation is mounted before somebody is signed in. */
function SignedIn({ children }: { children: ReactNode }): ReactNode {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const location = useLocation();
  if (state === 'unknown') return <FullPageLoading />;
  if (state === 'anonymous') return <Navigate to="/login" replace state={{ next: location.pathname + location.search }} />;
  return children;
}

/** Made once: a router that knows its routes can hold a page back that would lose what was typed (shared/useLeaveGuard). */
const router = createBrowserRouter(
  [
    {
      element: (
        <Suspense fallback={<FullPageLoading />}>
          <Outlet />
        </Suspense>
      ),
      children: [
        { path: '/login', element: <LoginPage /> },
        { path: '/sign-in-link', element: <AskLinkPage key="link" kind="link" /> },
        { path: '/forgot-password', element: <AskLinkPage key="reset" kind="reset" /> },
        { path: '/link', element: <LinkPage /> },
        { path: '/reset', element: <ResetPage /> },
        { path: '/invite', element: <InvitePage /> },
        { path: '/signup', element: <SignUpPage /> },
        { path: '/welcome', element: <WelcomePage /> },
        {
          path: '/t/:slug/*',
          element: (
            <SignedIn>
              <TenantGate />
            </SignedIn>
          ),
        },
        {
          path: '*',
          element: (
            <SignedIn>
              <Home />
            </SignedIn>
          ),
        },
      ],
    },
  ],
  { basename: '/admin' },
);

export function App(): ReactNode {
  const { mode } = useColorMode();
  const theme = useMemo(() => createTheme(mode === 'dark' ? darkTheme : lightTheme), [mode]);
  useEffect(() => void session.restore(), []);
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline enableColorScheme />
      <RouterProvider router={router} />
    </ThemeProvider>
  );
}
