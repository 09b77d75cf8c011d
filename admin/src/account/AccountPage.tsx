import type { ReactNode } from 'react';
import { Page } from '../layout/Page';
import { useTenant } from '../root/tenant';
import { usePageTitle } from '../shared/page-title';
import { PasswordPanel } from './PasswordPanel';
import { SessionsPanel } from './SessionsPanel';

/** The person's own account, the same in every business they work in. */
export default function AccountPage(): ReactNode {
  usePageTitle('Your account');
  const { user } = useTenant().me;
  return (
    <Page title="Your account" hint={`${user.name} · ${user.email}`} width={900}>
      <PasswordPanel />
      <SessionsPanel />
    </Page>
  );
}
