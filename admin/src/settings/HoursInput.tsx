import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import ContentCopy from '@mui/icons-material/ContentCopy';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useController } from 'react-hook-form';
import { humanise } from '../shared/format';
import { weekDays, type OpenRange, type WeekDay, type WeekHours } from '../shared/types';
import { checkWeek, fallbackRange } from './hours.rules';

function Range({
  day,
  index,
  range,
  onChange,
  onRemove,
}: {
  day: WeekDay;
  index: number;
  range: OpenRange;
  onChange: (range: OpenRange) => void;
  onRemove: () => void;
}): ReactNode {
  const name = humanise(day);
  const time = (label: string, value: string, set: (value: string) => void): ReactNode => (
    <TextField
      type="time"
      value={value}
      onChange={(event) => set(event.target.value)}
      slotProps={{ htmlInput: { 'aria-label': `${name} ${label}${index > 0 ? ` ${index + 1}` : ''}`, step: 900 } }}
      sx={{ width: 134 }}
    />
  );
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.75 }}>
      {time('opens', range.open, (open) => onChange({ ...range, open }))}
      <span aria-hidden="true">–</span>
      {time('closes', range.close, (close) => onChange({ ...range, close }))}
      {index > 0 ? (
        <IconButton size="small" aria-label={`Remove ${name} hours ${index + 1}`} onClick={onRemove}>
          <Close fontSize="small" />
        </IconButton>
      ) : null}
    </Box>
  );
}

/** Seven days, each open in none, one or more ranges. */
export function HoursInput(): ReactNode {
  const { field, fieldState } = useController<Record<string, WeekHours>>({
    name: 'hours',
    rules: { validate: (value) => checkWeek(value as WeekHours) ?? true },
  });
  const hours = field.value as WeekHours;
  const set = (day: WeekDay, ranges: OpenRange[]): void => field.onChange({ ...hours, [day]: ranges });
  const copyToWorkdays = (day: WeekDay): void =>
    field.onChange({
      ...hours,
      ...Object.fromEntries(weekDays.slice(0, 5).map((name) => [name, hours[day].map((range) => ({ ...range }))])),
    });
  return (
    <Box role="group" aria-label="Opening hours" onBlur={field.onBlur}>
      {weekDays.map((day) => {
        const ranges = hours[day] ?? [];
        const isOpen = ranges.length > 0;
        return (
          <Box
            key={day}
            sx={{
              display: 'grid',
              gridTemplateColumns: { xs: '1fr auto', sm: '120px 90px minmax(0, 1fr) auto' },
              gap: 1,
              alignItems: 'start',
              py: 1,
              borderBottom: '1px solid',
              borderColor: 'divider',
            }}
          >
            <Typography sx={{ fontWeight: 580, fontSize: 14.5, pt: 1 }}>{humanise(day)}</Typography>
            <Box sx={{ display: 'flex', alignItems: 'center', height: 40 }}>
              <Switch
                checked={isOpen}
                onChange={(_, open) => set(day, open ? [{ ...fallbackRange }] : [])}
                slotProps={{ input: { 'aria-label': `Open on ${humanise(day)}` } }}
              />
            </Box>
            <Box sx={{ gridColumn: { xs: '1 / -1', sm: 'auto' }, display: 'grid', gap: 1 }}>
              {isOpen ? (
                ranges.map((range, index) => (
                  <Range
                    key={index}
                    day={day}
                    index={index}
                    range={range}
                    onChange={(next) =>
                      set(
                        day,
                        ranges.map((old, i) => (i === index ? next : old)),
                      )
                    }
                    onRemove={() =>
                      set(
                        day,
                        ranges.filter((_, i) => i !== index),
                      )
                    }
                  />
                ))
              ) : (
                <Typography color="text.secondary" sx={{ fontSize: 14, pt: { sm: 1.1 } }}>
                  Closed
                </Typography>
              )}
            </Box>
            {isOpen ? (
              <Box sx={{ display: 'flex', gridColumn: { xs: '1 / -1', sm: 'auto' } }}>
                <Tooltip title="Add a second range, such as after lunch">
                  <IconButton
                    aria-label={`Add hours on ${humanise(day)}`}
                    onClick={() => set(day, [...ranges, { open: '13:00', close: '17:00' }])}
                    disabled={ranges.length >= 3}
                  >
                    <Add fontSize="small" />
                  </IconButton>
                </Tooltip>
                <Tooltip title="Copy to Monday to Friday">
                  <IconButton aria-label={`Copy ${humanise(day)} to Monday to Friday`} onClick={() => copyToWorkdays(day)}>
                    <ContentCopy sx={{ fontSize: 17 }} />
                  </IconButton>
                </Tooltip>
              </Box>
            ) : null}
          </Box>
        );
      })}
      {fieldState.error ? (
        <FormHelperText error role="alert" sx={{ mt: 1 }}>
          {fieldState.error.message?.toString().replace(/^@@react-admin@@"?|"$/g, '')}
        </FormHelperText>
      ) : null}
      <Button
        sx={{ mt: 1 }}
        size="small"
        onClick={() => field.onChange(Object.fromEntries(weekDays.map((day, index) => [day, index < 5 ? [{ ...fallbackRange }] : []])))}
      >
        Set Monday to Friday, 8 to 5
      </Button>
    </Box>
  );
}
