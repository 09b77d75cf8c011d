import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import type { ReactNode } from 'react';
import { chooseAlarm, playAlarm, unlockSound, useAlarmChoice } from './alarm-sound';

/** Switches the sound for critical items on in this browser, and lets it be heard once. */
export function AlarmSwitch(): ReactNode {
  const isOn = useAlarmChoice();
  const change = (next: boolean): void => {
    chooseAlarm(next);
    if (next) void unlockSound().then(playAlarm);
  };
  return (
    <FormControlLabel
      control={<Switch size="small" checked={isOn} onChange={(_, next) => change(next)} />}
      label="Sound for critical items"
      slotProps={{ typography: { sx: { fontSize: 14 } } }}
    />
  );
}
