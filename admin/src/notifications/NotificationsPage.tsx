import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { Page } from '../layout/Page';
import { Panel } from '../shared/Panel';
import { usePageTitle } from '../shared/page-title';
import { NotificationRows } from './NotificationRows';
import { useNotifications } from './useNotifications';

export default function NotificationsPage(): ReactNode {
  usePageTitle('Notifications');
  const { items, unread, isPending, error, refetch, readAll } = useNotifications(50);
  return (
    <Page
      title="Notifications"
      width={780}
      hint="What the assistant wanted you to know. Which of these also reach your phone is in the settings."
      actions={
        <Button variant="outlined" disabled={unread === 0} onClick={() => readAll()}>
          Mark all read
        </Button>
      }
    >
      <Panel isFlush>
        <NotificationRows items={items} isPending={isPending} error={error} onRetry={refetch} />
      </Panel>
    </Page>
  );
}
