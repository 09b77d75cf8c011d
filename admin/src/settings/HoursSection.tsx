import type { ReactNode } from 'react';
import { HolidaysInput } from './HolidaysInput';
import { HoursInput } from './HoursInput';
import { SettingsForm } from './SettingsForm';

export function HoursSection(): ReactNode {
  return (
    <>
      <SettingsForm title="Opening hours" hint="The assistant books inside them, and says when you are closed.">
        <HoursInput />
      </SettingsForm>
      <SettingsForm title="Holidays" hint="Days you are closed all day.">
        <HolidaysInput />
      </SettingsForm>
    </>
  );
}
