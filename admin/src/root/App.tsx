import CssBaseline from '@mui/material/CssBaseline';
import { createTheme, ThemeProvider } from '@mui/material/styles';
import { lazy, Suspense, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { BrowserRouter, Navigate, Route, Routes, useLocation } from 'react-router';
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

/** Nothing of an organisation is mounted before somebody is signed in. */
function SignedIn({ children }: { children: ReactNode }): ReactNode {
  const state = useSyncExternalStore(session.subscribe, session.state);
  const location = useLocation();
  if (state === 'unknown') return <FullPageLoading />;
  if (state === 'anonymous') return <Navigate to="/login" replace state={{ next: location.pathname + location.search }} />;
  return children;
}

export function App(): ReactNode {
  const { mode } = useColorMode();
  const theme = useMemo(() => createTheme(mode === 'dark' ? darkTheme : lightTheme), [mode]);
  useEffect(() => void session.restore(), []);
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline enableColorScheme />
      <BrowserRouter basename="/admin">
        <Suspense fallback={<FullPageLoading />}>
          <Routes>
            <Route path="/login" element={<LoginPage />} />
            <Route path="/sign-in-link" element={<AskLinkPage key="link" kind="link" />} />
            <Route path="/forgot-password" element={<AskLinkPage key="reset" kind="reset" />} />
            <Route path="/link" element={<LinkPage />} />
            <Route path="/reset" element={<ResetPage />} />
            <Route path="/invite" element={<InvitePage />} />
            <Route
              path="/t/:slug/*"
              element={
                <SignedIn>
                  <TenantGate />
                </SignedIn>
              }
            />
            <Route
              path="*"
              element={
                <SignedIn>
                  <Home />
                </SignedIn>
              }
            />
          </Routes>
        </Suspense>
      </BrowserRouter>
    </ThemeProvider>
  );
}
