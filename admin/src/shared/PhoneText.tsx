import type { ReactNode } from 'react';
import { useTenant } from '../root/tenant';
import { formatPhone } from './format';
import { usePhoneLibrary } from './phone-metadata';

export function usePhone(): (phone: string | null | undefined) => string {
  const { country } = useTenant().org;
  usePhoneLibrary();
  return (phone) => formatPhone(phone, country);
}

/** A phone number as people of this country write it; the full one on hover. */
export function PhoneText({ value }: { value: string | null | undefined }): ReactNode {
  const format = usePhone();
  return (
    <span title={value ?? undefined} style={{ whiteSpace: 'nowrap' }}>
      {format(value)}
    </span>
  );
}
