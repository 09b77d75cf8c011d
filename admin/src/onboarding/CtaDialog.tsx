import UploadFile from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { errorsOf, messageOf } from '../providers/http';
import type { Cta, SendableFile, Service } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { ctaNames } from './fields.rules';
import { errorsByField } from './values.rules';
import { MaterialDialog } from './MaterialDialog';
import { useMaterial, useSaveMaterial } from './useMaterial';

const targetNames: Record<Cta['target'], string> = {
  link: 'A web address',
  file: 'A document',
  service: 'A service that is booked',
  steps: 'Steps only',
};
const shown = ['kind', 'label', 'target', 'url', 'fileId', 'serviceId', 'steps'] as const;
/** As the server allows it: a call or a demo can be booked, documents can be sent, everything else happens elsewhere. */
const targetsOf: Record<Cta['kind'], readonly Cta['target'][]> = {
  book_call: ['service', 'link', 'steps'],
  schedule_demo: ['service', 'link', 'steps'],
  payment: ['link', 'steps'],
  send_docs: ['file', 'link'],
  visit_website: ['link'],
  fill_form: ['link'],
  app_download: ['link'],
  join_webinar: ['link', 'steps'],
};

function FileChoice({ value, error, onChange }: { value: string; error: string | undefined; onChange: (id: string) => void }): ReactNode {
  const provider = useProvider();
  const files = useMaterial<SendableFile>('files');
  const input = useRef<HTMLInputElement>(null);
  const upload = useAct((file: File) => provider.uploadSendable(file), {
    touches: ['onboarding'],
    isQuiet: true,
    onDone: (file) => onChange(file.id),
  });
  const rows = files.data ?? [];
  return (
    <Box>
      <TextField
        select
        fullWidth
        label="Document"
        value={rows.some((file) => file.id === value) ? value : ''}
        onChange={(event) => onChange(event.target.value)}
        error={error !== undefined}
        helperText={error ?? 'It is sent as it is'}
      >
        {rows.map((file) => (
          <MenuItem key={file.id} value={file.id}>
            {file.fileName}
          </MenuItem>
        ))}
      </TextField>
      <input
        ref={input}
        type="file"
        hidden
        accept=".pdf,.png,.jpg,.jpeg"
        aria-label="Document to upload"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) upload.mutate(file);
          event.target.value = '';
        }}
      />
      <Button startIcon={<UploadFile />} loading={upload.isPending} onClick={() => input.current?.click()} sx={{ mt: 1 }}>
        Upload a PDF or picture
      </Button>
      {upload.error ? <FormHelperText error>{messageOf(upload.error)}</FormHelperText> : null}
    </Box>
  );
}

function ServiceChoice({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | undefined;
  onChange: (id: string) => void;
}): ReactNode {
  const provider = useProvider();
  const services = useQuery({
    queryKey: ['services', 'active'],
    queryFn: async () =>
      (
        await provider.getList<Service>('services', {
          pagination: { page: 1, perPage: 100 },
          sort: { field: 'sort', order: 'ASC' },
          filter: { isActive: true },
        })
      ).data,
  });
  const rows = services.data ?? [];
  return (
    <TextField
      select
      label="Service"
      value={rows.some((service) => service.id === value) ? value : ''}
      onChange={(event) => onChange(event.target.value)}
      error={error !== undefined}
      helperText={error ?? 'Booked in your own calendar'}
    >
      {rows.map((service) => (
        <MenuItem key={service.id} value={service.id}>
          {service.name}
        </MenuItem>
      ))}
    </TextField>
  );
}

export function CtaDialog({ existing, onClose }: { existing: Cta | null; onClose: () => void }): ReactNode {
  const [draft, setDraft] = useState({
    kind: existing?.kind ?? ('visit_website' as Cta['kind']),
    label: existing?.label ?? '',
    target: existing?.target ?? ('link' as Cta['target']),
    url: existing?.url ?? '',
    fileId: existing?.fileId ?? '',
    serviceId: existing?.serviceId ?? '',
    steps: (existing?.steps ?? []).join('\n'),
    isActive: existing?.isActive ?? true,
  });
  const save = useSaveMaterial<Cta>('ctas', existing, onClose);
  const errors = save.error ? errorsByField(errorsOf(save.error)) : {};
  const set = (change: Partial<typeof draft>): void => setDraft({ ...draft, ...change });
  const submit = (): void =>
    save.mutate({
      ...draft,
      url: draft.target === 'link' ? draft.url : null,
      fileId: draft.target === 'file' && draft.fileId !== '' ? draft.fileId : null,
      serviceId: draft.target === 'service' && draft.serviceId !== '' ? draft.serviceId : null,
      steps: draft.steps.split('\n').filter((step) => step.trim() !== ''),
    });
  const problem = (field: (typeof shown)[number]) => ({ error: errors[field] !== undefined, helperText: errors[field] });
  return (
    <MaterialDialog
      title={existing ? 'Change a call to action' : 'Add a call to action'}
      fields={shown}
      error={save.error}
      isSaving={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        select
        label="What the customer does"
        value={draft.kind}
        onChange={(event) => {
          const kind = event.target.value as Cta['kind'];
          set({ kind, target: targetsOf[kind].includes(draft.target) ? draft.target : targetsOf[kind][0]! });
        }}
        {...problem('kind')}
      >
        {Object.entries(ctaNames).map(([id, name]) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <TextField label="Name" value={draft.label} onChange={(event) => set({ label: event.target.value })} {...problem('label')} required />
      <TextField
        select
        label="It leads to"
        value={draft.target}
        onChange={(event) => set({ target: event.target.value as Cta['target'] })}
        {...problem('target')}
      >
        {targetsOf[draft.kind].map((target) => (
          <MenuItem key={target} value={target}>
            {targetNames[target]}
          </MenuItem>
        ))}
      </TextField>
      {draft.target === 'link' ? (
        <TextField
          label="Web address"
          type="url"
          value={draft.url}
          onChange={(event) => set({ url: event.target.value })}
          {...problem('url')}
        />
      ) : null}
      {draft.target === 'file' ? <FileChoice value={draft.fileId} error={errors['fileId']} onChange={(fileId) => set({ fileId })} /> : null}
      {draft.target === 'service' ? (
        <ServiceChoice value={draft.serviceId} error={errors['serviceId']} onChange={(serviceId) => set({ serviceId })} />
      ) : null}
      <TextField
        label="Steps, one per line"
        multiline
        minRows={3}
        value={draft.steps}
        onChange={(event) => set({ steps: event.target.value })}
        {...problem('steps')}
      />
      <FormControlLabel
        label="Offered to customers"
        control={<Switch checked={draft.isActive} onChange={(_, isActive) => set({ isActive })} />}
      />
    </MaterialDialog>
  );
}
