import Box from '@mui/material/Box';
import Switch from '@mui/material/Switch';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { BooleanInput, maxValue, minValue, NumberInput, SelectInput, TextInput } from 'react-admin';
import { useCan } from '../root/tenant';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import type { NotificationPreferences, NotificationPreferencesChange } from '../shared/types';
import { SettingsForm, TwoColumns } from './SettingsForm';

const silences = [
  { id: 'remind', name: 'Remind the person' },
  { id: 'reassign', name: 'Call everybody on duty' },
  { id: 'return', name: 'Let the assistant go on' },
];

function Events(): ReactNode {
  const provider = useProvider();
  const can = useCan();
  const query = useQuery<NotificationPreferences>({
    queryKey: ['settings', 'notification-preferences'],
    queryFn: provider.notificationPreferences,
  });
  const change = useAct((changes: NotificationPreferencesChange) => provider.saveNotificationPreferences(changes), {
    touches: ['settings'],
    done: 'Saved',
  });
  const preferences = query.data;
  const toggle = (event: string, way: 'sms' | 'email', isOn: boolean): void => {
    const old = preferences?.events.find((item) => item.event === event);
    if (!preferences || !old) return;
    change.mutate({ version: preferences.version, events: { [event]: { sms: old.sms, email: old.email, [way]: isOn } } });
  };
  return (
    <Panel title="Which news, which way" hint="Everything also appears in the console.">
      {query.isPending ? (
        <RowSkeletons count={5} height={40} />
      ) : !preferences ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
      ) : (
        <Box sx={{ overflowX: 'auto', mx: -1 }}>
          <Table size="small" aria-label="Notifications by event">
            <TableHead>
              <TableRow>
                <TableCell>News</TableCell>
                <TableCell align="center">Text</TableCell>
                <TableCell align="center">E-mail</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {preferences.events.map((event) => (
                <TableRow key={event.event}>
                  <TableCell component="th" scope="row">
                    <Typography sx={{ fontSize: 14 }}>{event.label}</Typography>
                    {event.isFixed ? (
                      <Typography variant="caption" color="text.secondary">
                        Always on, at any hour
                      </Typography>
                    ) : null}
                  </TableCell>
                  {(['sms', 'email'] as const).map((way) => (
                    <TableCell key={way} align="center">
                      <Switch
                        size="small"
                        checked={event[way]}
                        disabled={event.isFixed || !can('settings', 'edit') || change.isPending}
                        onChange={(_, isOn) => toggle(event.event, way, isOn)}
                        slotProps={{ input: { 'aria-label': `${event.label} by ${way === 'sms' ? 'text' : 'e-mail'}` } }}
                      />
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </Panel>
  );
}

export function NotificationSection(): ReactNode {
  return (
    <>
      <SettingsForm title="Notifications" hint="How the owner hears what matters. Emergencies always come through.">
        <TwoColumns>
          <BooleanInput source="notifySms" label="Texts to the owner" helperText={false} />
          <BooleanInput source="notifyEmail" label="E-mails to the owner" helperText={false} />
          <TextInput source="ownerQuietStart" label="Quiet from" type="time" />
          <TextInput source="ownerQuietEnd" label="Quiet until" type="time" />
          <BooleanInput
            source="isTakeoverRelayOn"
            label="During a takeover, relay the customer's texts to the owner's phone"
            helperText={false}
            sx={{ gridColumn: { sm: '1 / -1' } }}
          />
          <NumberInput
            source="takeoverReminderMinutes"
            label="Remind after (minutes without an answer)"
            min={1}
            max={1440}
            validate={[minValue(1), maxValue(1440)]}
          />
          <SelectInput source="takeoverSilence" label="If the person stays silent" choices={silences} />
          <NumberInput
            source="draftReminderMinutes"
            label="Remind of a reply that waits for approval (minutes)"
            min={1}
            max={1440}
            validate={[minValue(1), maxValue(1440)]}
          />
        </TwoColumns>
      </SettingsForm>
      <Events />
    </>
  );
}
