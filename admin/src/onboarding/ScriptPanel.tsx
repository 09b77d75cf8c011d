import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { StatusChip } from '../shared/StatusChip';
import { humanise } from '../shared/format';
import type { Script } from '../shared/types';
import { languageNames, scriptKindNames } from './fields.rules';
import { MaterialChoice } from './MaterialChoice';
import { MaterialDialog } from './MaterialDialog';
import { MaterialPanel } from './MaterialPanel';
import { useMaterialForm } from './useMaterialForm';

function ScriptDialog({ existing, onClose }: { existing: Script | null; onClose: () => void }): ReactNode {
  const { text, frame } = useMaterialForm({
    kind: 'scripts',
    existing,
    start: {
      kind: existing?.kind ?? 'opener',
      name: existing?.name ?? '',
      language: existing?.language ?? 'en',
      body: existing?.body ?? '',
    },
    only: 'body',
    onClose,
  });
  return (
    <MaterialDialog title={existing ? 'Change a script' : 'Add a script'} {...frame}>
      <MaterialChoice {...text('kind', 'When')} choices={scriptKindNames} />
      <TextField {...text('name', 'Moment', 'A short name such as new_lead or too_expensive')} required />
      <MaterialChoice {...text('language', 'Language')} choices={languageNames} />
      <TextField
        {...text(
          'body',
          'Text',
          'May use {name}, {business}, {agent} and {service}. With words for an unknown name: {{contact.first_name | "there"}}',
        )}
        multiline
        minRows={3}
        required
      />
    </MaterialDialog>
  );
}

/** Texts of the business for single moments; a missing language is filled by the main one. */
export function ScriptPanel(): ReactNode {
  return (
    <MaterialPanel<Script>
      kind="scripts"
      title="Scripts"
      hint="Your own words for single moments, one per language"
      add="Add"
      empty={{ title: 'No scripts yet', text: 'Without them the assistant words everything itself, within your rules.' }}
      row={(script) => ({
        name: `${scriptKindNames[script.kind]}: ${humanise(script.name)}`,
        detail: script.body,
        chip: <StatusChip label={languageNames[script.language] ?? script.language} />,
      })}
      dialog={(existing, onClose) => <ScriptDialog existing={existing} onClose={onClose} />}
    />
  );
}
