import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import type { Member } from '../shared/types';
import type { MemberAlerts } from './member.rules';

interface AlertFieldsProps {
  member: Member;
  value: MemberAlerts;
  onChange: (value: MemberAlerts) => void;
  /** What the server found wrong with the number. */
  fault: string | undefined;
}

/** Where a member is alerted by text, and whether they are. */
export function AlertFields({ member, value, onChange, fault }: AlertFieldsProps): ReactNode {
  const hasPhone = value.phone.trim() !== '';
  const isStopped = member.alertsStoppedAt !== null && value.phone.trim() === member.phone;
  const hint = isStopped
    ? 'This phone answered STOP: no alerts go there until it texts START.'
    : 'Texts and calls from it are known to come from your own people. Empty: no alerts by text.';
  return (
    <>
      <TextField
        label="Alert phone"
        type="tel"
        autoComplete="off"
        value={value.phone}
        onChange={(event) => onChange({ ...value, phone: event.target.value })}
        error={fault !== undefined}
        helperText={fault ?? hint}
      />
      <FormControlLabel
        label="On call: send alerts to this phone"
        disabled={!hasPhone}
        control={<Checkbox checked={hasPhone && value.isOnCall} onChange={(_, isOnCall) => onChange({ ...value, isOnCall })} />}
      />
    </>
  );
}
