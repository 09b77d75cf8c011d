import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { FocusEvent, ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useCan } from '../root/tenant';
import { ErrorState } from '../shared/ErrorState';
import { RowSkeletons } from '../shared/Skeletons';
import type { OnboardingSection, SectionName } from '../shared/types';
import { FieldInput } from './FieldInput';
import { sectionFields } from './fields.rules';
import { toValues, type Values } from './values.rules';
import { useAutosave, type SaveState } from './useAutosave';
import { useSection } from './useOnboarding';

const words: Record<Exclude<SaveState['is'], 'failed' | 'conflict'>, string> = {
  rest: 'Saved as you go: leave a field and it is kept.',
  saving: 'Saving…',
  saved: 'Saved.',
  refused: 'Not saved yet: please mend the marked fields.',
};

/** A section whose fields save themselves when they are left. */
export function SectionForm({ name }: { name: SectionName }): ReactNode {
  const query = useSection(name);
  if (query.isPending) return <RowSkeletons count={5} />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Fields key={name} section={query.data} />;
}

function Fields({ section }: { section: OnboardingSection }): ReactNode {
  const can = useCan();
  const name = section.section;
  const form = useForm<Values>({ defaultValues: toValues(name, section.answers) });
  const { state, save, keepMine, takeTheirs } = useAutosave(section, form);
  // Menus live outside of the form, so that leaving a field for its own menu is no leaving.
  const onBlur = (event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof Element) || !event.relatedTarget.closest('[role="presentation"]')) void save();
  };
  return (
    <FormProvider {...form}>
      <Box
        component="form"
        noValidate
        onBlur={onBlur}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {state.is === 'conflict' ? (
          <Alert
            severity="warning"
            sx={{ mb: 2 }}
            action={
              <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
                <Button color="inherit" size="small" onClick={keepMine}>
                  Keep mine
                </Button>
                <Button color="inherit" size="small" onClick={takeTheirs}>
                  Show theirs
                </Button>
              </Box>
            }
          >
            Somebody else saved this section meanwhile. What you typed is still here and not saved.
          </Alert>
        ) : null}
        {state.is === 'failed' ? (
          <Alert
            severity="error"
            sx={{ mb: 2 }}
            action={
              <Button color="inherit" size="small" onClick={() => void save()}>
                Try again
              </Button>
            }
          >
            {state.why} What you typed is still here.
          </Alert>
        ) : null}
        <Box
          component="fieldset"
          disabled={!can('settings', 'edit')}
          sx={{
            border: 0,
            m: 0,
            p: 0,
            minWidth: 0,
            display: 'grid',
            gap: 2.5,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
          }}
        >
          {sectionFields[name].map((field) => (
            <FieldInput key={field.source} field={field} />
          ))}
        </Box>
        <Typography role="status" color={state.is === 'refused' ? 'error' : 'text.secondary'} sx={{ fontSize: 13.5, mt: 2 }}>
          {!can('settings', 'edit')
            ? 'Your role may read this but not change it.'
            : state.is === 'conflict' || state.is === 'failed'
              ? 'Not saved.'
              : words[state.is]}
        </Typography>
      </Box>
    </FormProvider>
  );
}
