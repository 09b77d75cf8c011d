import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Form, SaveButton, useNotify } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { messageOf } from '../providers/http';
import { changedFields } from '../providers/query';
import { useCan } from '../root/tenant';
import { ErrorState } from '../shared/ErrorState';
import { evenInputs } from '../shared/form-layout';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import type { Settings } from '../shared/types';
import { useProvider } from '../shared/useProvider';

interface SettingsFormProps {
  title: string;
  hint: string;
  children: ReactNode;
}

const settingsKey = ['settings', 'current'] as const;
/** What somebody is typing outlives every new reading of the settings. */
const keepTyped = { keepDirtyValues: true, keepDirty: true };

export function useSettings() {
  const provider = useProvider();
  return useQuery<Settings>({ queryKey: settingsKey, queryFn: provider.settings });
}

/** Errors of the server by field; a nested one ("hours.monday") belongs to its field. */
export function fieldErrors(error: unknown): Record<string, string> | undefined {
  const errors = (error as { body?: { errors?: Record<string, string> } }).body?.errors;
  if (!errors) return undefined;
  const found: Record<string, string> = {};
  for (const [path, why] of Object.entries(errors)) {
    const [field = path, ...rest] = path.split('.');
    found[field] = [found[field], rest.length > 0 ? `${rest.join(' ')}: ${why}` : why].filter(Boolean).join(' ');
  }
  return found;
}

function SaveByKey(): null {
  const { formState } = useFormContext();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return;
      event.preventDefault();
      if (formState.isDirty) document.querySelector<HTMLButtonElement>('#settings-panel form button[type="submit"]')?.click();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [formState.isDirty]);
  return null;
}

interface Saved {
  sent: Record<string, unknown>;
  settings: Settings;
}

/** Ends the changes that the server has taken; what was typed while it answered stays one. */
function SavedFields({ saved }: { saved: Saved | undefined }): null {
  const { getValues, resetField } = useFormContext();
  useEffect(() => {
    if (!saved) return;
    const { sent, settings } = saved;
    const since = changedFields(getValues(), sent);
    for (const name of Object.keys(sent)) if (!(name in since)) resetField(name, { defaultValue: settings[name as keyof Settings] });
  }, [saved, getValues, resetField]);
  return null;
}

/** One card of settings: reads all, sends only what changed, together with the version that was read. */
export function SettingsForm({ title, hint, children }: SettingsFormProps): ReactNode {
  const query = useSettings();
  const provider = useProvider();
  const client = useQueryClient();
  const notify = useNotify();
  const can = useCan();
  const [saved, setSaved] = useState<Saved>();
  if (query.isPending) return <RowSkeletons count={4} />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const settings = query.data;
  const save = async (values: Record<string, unknown>): Promise<Record<string, string> | undefined> => {
    const changes = changedFields(values, settings);
    if (Object.keys(changes).length === 0) {
      notify('Nothing was changed', { type: 'info' });
      setSaved({ sent: values, settings });
      return undefined;
    }
    try {
      const answer = await provider.saveSettings({ ...changes, version: settings.version });
      client.setQueryData(settingsKey, answer);
      setSaved({ sent: values, settings: answer });
      notify('Saved', { type: 'success' });
      return undefined;
    } catch (error) {
      const errors = fieldErrors(error);
      const isConflict = (error as { status?: number }).status === 409;
      if (isConflict) void client.invalidateQueries({ queryKey: settingsKey });
      notify(
        isConflict
          ? 'Somebody else changed the settings in the meantime. Your change is still here: look at theirs, then save again.'
          : errors
            ? 'Please check the marked fields.'
            : messageOf(error),
        { type: 'error' },
      );
      return errors;
    }
  };
  return (
    <Panel title={title} hint={hint}>
      <Form record={settings} onSubmit={save} mode="onBlur" reValidateMode="onBlur" resetOptions={keepTyped} warnWhenUnsavedChanges>
        <SaveByKey />
        <SavedFields saved={saved} />
        <Box
          component="fieldset"
          disabled={!can('settings', 'edit')}
          sx={{ border: 0, m: 0, p: 0, minWidth: 0, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2, ...evenInputs }}
        >
          {children}
          {can('settings', 'edit') ? (
            <SaveButton sx={{ justifySelf: 'start' }} />
          ) : (
            <Typography variant="caption" color="text.secondary">
              Your role may read the settings but not change them.
            </Typography>
          )}
        </Box>
      </Form>
    </Panel>
  );
}

export function TwoColumns({ children }: { children: ReactNode }): ReactNode {
  return (
    <Box
      sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}
    >
      {children}
    </Box>
  );
}
