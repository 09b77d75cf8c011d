import InputAdornment from '@mui/material/InputAdornment';
import type { ReactNode } from 'react';
import { minValue, NumberInput } from 'react-admin';
import { useTenant } from '../root/tenant';

const toMajor = (minor: number | '' | null | undefined): number | string =>
  minor === null || minor === undefined || minor === '' ? '' : minor / 100;
const toMinor = (major: string): number | null => (major === '' ? null : Math.round(Number(major) * 100));

/** Typed in whole money, kept in minor units. */
export function MoneyInput({ source, label }: { source: string; label: string }): ReactNode {
  const { currency } = useTenant().org;
  return (
    <NumberInput
      source={source}
      label={label}
      format={toMajor}
      parse={toMinor}
      validate={minValue(0, 'This cannot be below zero')}
      min={0}
      step={1}
      slotProps={{ input: { startAdornment: <InputAdornment position="start">{currency}</InputAdornment> } }}
    />
  );
}
