import { QueryClient } from '@tanstack/react-query';
import { createTheme, ThemeProvider } from '@mui/material/styles';
import { render, screen } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { AdminContext, memoryStore, Notification } from 'react-admin';
import { createMemoryRouter, Route, RouterProvider, Routes } from 'react-router';
import { i18nProvider } from '../i18n/i18n-provider';
import { createDataProvider, type RingbackDataProvider } from '../providers/data-provider';
import { BusinessClock } from '../root/BusinessClock';
import { TenantProvider } from '../root/tenant';
import { ShortcutProvider } from '../layout/shortcuts';
import type { Me, Membership, Org } from '../shared/types';
import { lightTheme } from '../theme/theme';

export const org: Org = {
  id: 'org-1',
  name: 'Northside Heating & Air',
  slug: 'north',
  kind: 'client',
  timeZone: 'America/Chicago',
  country: 'US',
  currency: 'USD',
  locale: 'en-US',
  vertical: 'hvac',
  status: 'active',
  role: 'org_owner',
  roleName: null,
};
export const allPermissions = [
  'analytics.read',
  'calls.read',
  'contacts.read',
  'leads.read',
  'leads.write',
  'conversations.read',
  'conversations.takeover',
  'messages.send',
  'decisions.read',
  'actions.read',
  'actions.write',
  'appointments.read',
  'appointments.write',
  'settings.read',
  'settings.write',
  'services.write',
  'numbers.read',
  'numbers.write',
  'notifications.read',
  'simulator.use',
  'knowledge.read',
  'knowledge.write',
];
export const me: Me = {
  user: { id: 'u1', name: 'Alex Morgan', email: 'alex@example.com' },
  activeOrg: org,
  memberships: [],
  permissions: allPermissions,
  viewAs: null,
};

/** Answers of a made-up server by method name; anything else fails loudly. */
export function fakeProvider(answers: Partial<Record<keyof RingbackDataProvider, unknown>>): RingbackDataProvider {
  const refuse = () => Promise.reject(new Error('The test did not expect a request.'));
  return { ...createDataProvider(refuse), ...answers } as RingbackDataProvider;
}

interface ConsoleProps {
  children: ReactNode;
  provider?: RingbackDataProvider;
  permissions?: string[];
  memberships?: Membership[];
  path?: string;
  route?: string;
  isClockKnown?: boolean;
}

/** Everything a page finds around it, without a server. */
function Inside({
  children,
  provider = fakeProvider({}),
  permissions = allPermissions,
  memberships = [],
  route = '*',
  isClockKnown = true,
}: Omit<ConsoleProps, 'path'>): ReactNode {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return (
    <TenantProvider value={{ me: { ...me, permissions, memberships }, org, clockOffset: 0, isClockKnown }}>
      <AdminContext
        basename="/t/north"
        dataProvider={provider}
        i18nProvider={i18nProvider}
        queryClient={client}
        store={memoryStore()}
        theme={lightTheme}
        darkTheme={null}
      >
        <ThemeProvider theme={createTheme(lightTheme)}>
          <BusinessClock>
            <ShortcutProvider>
              <Routes>
                <Route path={route} element={children} />
              </Routes>
              <Notification />
              <span data-testid="console" hidden />
            </ShortcutProvider>
          </BusinessClock>
        </ThemeProvider>
      </AdminContext>
    </TenantProvider>
  );
}

/** With a router like the console's own, which can hold a page back. */
function Console({ path = '/t/north', ...rest }: ConsoleProps): ReactNode {
  const [router] = useState(() => createMemoryRouter([{ path: '*', element: <Inside {...rest} /> }], { initialEntries: [path] }));
  return <RouterProvider router={router} />;
}

/** Renders a part of the console and waits until everything around it is there. */
export async function show(children: ReactNode, options: Omit<ConsoleProps, 'children'> = {}): Promise<void> {
  render(<Console {...options}>{children}</Console>);
  await screen.findByTestId('console');
}
