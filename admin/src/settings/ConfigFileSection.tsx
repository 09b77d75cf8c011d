import Download from '@mui/icons-material/DownloadOutlined';
import Upload from '@mui/icons-material/UploadFileOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef, useState, type ChangeEvent, type ReactNode } from 'react';
import { errorsOf, messageOf } from '../providers/http';
import { useNow } from '../root/BusinessClock';
import { useCan, useTenant } from '../root/tenant';
import { download } from '../shared/download';
import { EmptyState } from '../shared/EmptyState';
import { Panel } from '../shared/Panel';
import type { ConfigDifference, ConfigPreview } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { fileNameOf } from './config-file.rules';
import { differenceWords } from './config-words.rules';

function Export(): ReactNode {
  const provider = useProvider();
  const { org } = useTenant();
  const now = useNow();
  const save = useAct(() => provider.exportConfig(), {
    touches: [],
    onDone: ({ config }) => download(fileNameOf(org.slug, new Date(now)), `${JSON.stringify(config, null, 2)}\n`),
  });
  return (
    <Panel
      title="Export"
      hint="Settings, services, places, locations, answers of the questionnaire, calls to action and scripts as one file. No owner, no phones, no keys, no customers, no documents to send."
    >
      <Button variant="outlined" startIcon={<Download />} loading={save.isPending} onClick={() => save.mutate(undefined)}>
        Download the configuration
      </Button>
    </Panel>
  );
}

function Side({ label, words }: { label: string; words: string }): ReactNode {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography component="dt" variant="caption" color="text.secondary">
        {label}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontSize: 14, overflowWrap: 'anywhere' }}>
        {words}
      </Typography>
    </Box>
  );
}

function Difference({ item }: { item: ConfigDifference }): ReactNode {
  const { group, field, before, after } = differenceWords(item);
  return (
    <Box component="li" sx={{ py: 1.25, borderTop: '1px solid', borderColor: 'divider' }}>
      <Typography sx={{ fontWeight: 600, fontSize: 14.5, overflowWrap: 'anywhere' }}>
        {group} · {field}
        {before === undefined ? ' (new)' : ''}
      </Typography>
      <Box
        component="dl"
        sx={{ m: 0, mt: 0.5, display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}
      >
        {before === undefined ? null : <Side label="Now" words={before} />}
        <Side label="In the file" words={after} />
      </Box>
    </Box>
  );
}

function Differences({ preview, onDone }: { preview: ConfigPreview; onDone: () => void }): ReactNode {
  const provider = useProvider();
  const apply = useAct(() => provider.importConfig(preview.config, preview.basis), {
    touches: ['settings', 'services', 'resources', 'locations', 'onboarding', 'section'],
    done: 'The configuration was imported',
    onDone,
  });
  const count = preview.differences.length;
  if (count === 0)
    return (
      <EmptyState
        picture="done"
        title="The file says what is set already"
        isCompact
        action={<Button onClick={onDone}>Choose another file</Button>}
      />
    );
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Typography role="status">
        {count === 1 ? 'One thing would change.' : `${count} things would change.`} Nothing has changed yet.
      </Typography>
      <Box component="ul" aria-label="What would change" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {preview.differences.map((item) => (
          <Difference key={item.path} item={item} />
        ))}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button variant="contained" loading={apply.isPending} onClick={() => apply.mutate(undefined)}>
          Import
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </Box>
    </Box>
  );
}

function Refused({ error }: { error: unknown }): ReactNode {
  const errors = Object.entries(errorsOf(error));
  return (
    <Alert severity="error">
      {errors.length === 0 ? messageOf(error) : 'This file was not imported. Mend it and choose it again:'}
      {errors.length > 0 ? (
        <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.5, overflowWrap: 'anywhere' }}>
          {errors.map(([field, why]) => (
            <li key={field}>
              {field === 'file' ? 'The file' : field} {why}
            </li>
          ))}
        </Box>
      ) : null}
    </Alert>
  );
}

function Import(): ReactNode {
  const provider = useProvider();
  const input = useRef<HTMLInputElement>(null);
  const [preview, setPreview] = useState<ConfigPreview | null>(null);
  const look = useAct((file: File) => provider.previewConfig(file), { touches: [], isQuiet: true, onDone: setPreview });
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (file) look.mutate(file);
  };
  return (
    <Panel
      title="Import"
      hint="You see what would change before anything does. Services, places, calls to action and scripts that the file does not name stay; a section of the questionnaire that it names is replaced whole by its answers."
    >
      {preview ? (
        <Differences preview={preview} onDone={() => setPreview(null)} />
      ) : (
        <Box sx={{ display: 'grid', gap: 1.5, justifyItems: 'start' }}>
          {look.error ? <Refused error={look.error} /> : null}
          <input ref={input} type="file" accept=".json,application/json" hidden onChange={choose} aria-label="Configuration file" />
          <Button variant="outlined" startIcon={<Upload />} loading={look.isPending} onClick={() => input.current?.click()}>
            Choose a file
          </Button>
        </Box>
      )}
    </Panel>
  );
}

/** The configuration as a file: for a copy elsewhere, for another business, for keeping. */
export function ConfigFileSection(): ReactNode {
  const can = useCan();
  return (
    <>
      <Export />
      {can('settings', 'edit') ? <Import /> : null}
    </>
  );
}
