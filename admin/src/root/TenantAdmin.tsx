import { QueryClient } from '@tanstack/react-query';
import { lazy, useMemo, type ReactNode } from 'react';
import { AdminContext, CoreAdminUI, CustomRoutes, localStorageStore, Notification, Resource } from 'react-admin';
import { Route } from 'react-router';
import { createAuthProvider } from '../auth/auth-provider';
import { session } from '../auth/session';
import { i18nProvider } from '../i18n/i18n-provider';
import { AppLayout } from '../layout/AppLayout';
import { FullPageLoading } from '../shared/FullPageLoading';
import { Guard } from '../layout/Guard';
import { NotFound } from '../layout/NotFound';
import { createDataProvider } from '../providers/data-provider';
import { createHttp } from '../providers/http';
import { RealtimeProvider } from '../realtime/RealtimeProvider';
import type { Me } from '../shared/types';
import { useColorMode } from '../theme/color-mode';
import { darkTheme, lightTheme } from '../theme/theme';
import { BusinessClock } from './BusinessClock';
import { pages } from './pages';
import { TenantProvider, useTenant } from './tenant';
import { useClockOffset } from './useClockOffset';

const Dashboard = lazy(() => import('../dashboard/Dashboard'));
const CallList = lazy(() => import('../calls/CallList'));
const LeadList = lazy(() => import('../leads/LeadList'));
const LeadShow = lazy(() => import('../leads/LeadShow'));
const LeadCreate = lazy(() => import('../leads/LeadCreate'));
const LeadEdit = lazy(() => import('../leads/LeadEdit'));
const AccountPage = lazy(() => import('../account/AccountPage'));

const staleMs = 15_000;

/** One cache per organisation, kept while the tab lives: switching back is instant and never shows the other one's rows. */
const clients = new Map<string, QueryClient>();
function clientFor(orgId: string): QueryClient {
  let client = clients.get(orgId);
  if (!client) {
    client = new QueryClient({
      defaultOptions: {
        queries: {
          staleTime: staleMs,
          refetchOnWindowFocus: false,
          retry: (count, error) => count < 1 && ((error as { status?: number }).status ?? 0) >= 500,
        },
      },
    });
    clients.set(orgId, client);
  }
  return client;
}

/** The console of one organisation. */
export function TenantAdmin({ me }: { me: Me }): ReactNode {
  const org = me.activeOrg;
  const { mode } = useColorMode();
  const client = clientFor(`${org.id} ${me.viewAs?.id ?? ''}`);
  const store = useMemo(() => localStorageStore('1', `ringback.${org.id}`), [org.id]);
  const dataProvider = useMemo(() => createDataProvider(createHttp(session, org.id)), [org.id]);
  const authProvider = useMemo(() => createAuthProvider(session, me), [me]);
  const { clockOffset, isClockKnown } = useClockOffset(dataProvider, client, me);
  const tenant = useMemo(() => ({ me, org, clockOffset, isClockKnown }), [me, org, clockOffset, isClockKnown]);

  return (
    <TenantProvider value={tenant}>
      <AdminContext
        basename={`/t/${org.slug}`}
        authProvider={authProvider}
        darkTheme={null}
        dataProvider={dataProvider}
        i18nProvider={i18nProvider}
        queryClient={client}
        store={store}
        theme={mode === 'dark' ? darkTheme : lightTheme}
      >
        {/* react-admin's own layout, menu and login page are left out, and with them their weight. */}
        <CoreAdminUI
          authCallbackPage={false}
          catchAll={NotFound}
          dashboard={DashboardRoute}
          disableTelemetry
          layout={LiveLayout}
          loading={FullPageLoading}
          loginPage={false}
          requireAuth
          title="Ringback"
        >
          <Resource name="calls" list={CallList} />
          <Resource name="leads" list={LeadList} show={LeadShow} create={LeadCreate} edit={LeadEdit} recordRepresentation="name" />
          <CustomRoutes>
            {pages.map(({ path, resource, Page }) => (
              <Route
                key={path}
                path={path}
                element={
                  <Guard resource={resource}>
                    <Page />
                  </Guard>
                }
              />
            ))}
            <Route path="/account" element={<AccountPage />} />
          </CustomRoutes>
        </CoreAdminUI>
        <Notification />
      </AdminContext>
    </TenantProvider>
  );
}

function DashboardRoute(): ReactNode {
  return (
    <Guard resource="dashboard">
      <Dashboard />
    </Guard>
  );
}

function LiveLayout({ children }: { children: ReactNode }): ReactNode {
  const { org } = useTenant();
  return (
    <RealtimeProvider orgId={org.id}>
      <BusinessClock>
        <AppLayout>{children}</AppLayout>
      </BusinessClock>
    </RealtimeProvider>
  );
}
