import Add from '@mui/icons-material/Add';
import Delete from '@mui/icons-material/DeleteOutlined';
import Edit from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import type { RaRecord } from 'react-admin';
import { useCan } from '../root/tenant';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { flushRow } from '../shared/rows';
import { useMaterial, useRemoveMaterial } from './useMaterial';

interface MaterialPanelProps<T extends RaRecord> {
  kind: 'ctas' | 'scripts' | 'testimonials';
  title: string;
  hint: string;
  add: string;
  empty: { title: string; text: string };
  row: (record: T) => { name: string; detail: string; chip?: ReactNode };
  dialog: (existing: T | null, onClose: () => void) => ReactNode;
}

/** A list of things that the business adds by hand, with a dialog to add and change one. */
export function MaterialPanel<T extends RaRecord>({ kind, title, hint, add, empty, row, dialog }: MaterialPanelProps<T>): ReactNode {
  const query = useMaterial<T>(kind);
  const remove = useRemoveMaterial(kind);
  const can = useCan();
  const [open, setOpen] = useState<T | 'new' | null>(null);
  const records = query.data ?? [];
  const addButton = can('settings', 'edit') ? (
    <Button startIcon={<Add />} variant="outlined" onClick={() => setOpen('new')}>
      {add}
    </Button>
  ) : null;
  return (
    <Panel title={title} hint={hint} isFlush action={records.length > 0 ? addButton : null}>
      {query.isPending ? (
        <Box sx={{ p: 2.5 }}>
          <RowSkeletons count={2} />
        </Box>
      ) : !query.data ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
      ) : records.length === 0 ? (
        <EmptyState picture="search" title={empty.title} action={addButton} isCompact>
          {empty.text}
        </EmptyState>
      ) : (
        <Box component="ul" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {records.map((record) => {
            const { name, detail, chip } = row(record);
            return (
              <Box component="li" key={record.id} sx={{ ...flushRow, gap: 1, py: 1.25 }}>
                <Box sx={{ flex: 1, minWidth: 180 }}>
                  <Typography sx={{ fontWeight: 600, fontSize: 15, overflowWrap: 'anywhere' }}>{name}</Typography>
                  <Typography color="text.secondary" sx={{ fontSize: 13.5, overflowWrap: 'anywhere' }}>
                    {detail}
                  </Typography>
                </Box>
                {chip}
                {can('settings', 'edit') ? (
                  <Box sx={{ display: 'flex' }}>
                    <IconButton aria-label={`Change ${name}`} onClick={() => setOpen(record)}>
                      <Edit fontSize="small" />
                    </IconButton>
                    <IconButton aria-label={`Delete ${name}`} disabled={remove.isPending} onClick={() => remove.mutate(String(record.id))}>
                      <Delete fontSize="small" />
                    </IconButton>
                  </Box>
                ) : null}
              </Box>
            );
          })}
        </Box>
      )}
      {open === null ? null : dialog(open === 'new' ? null : open, () => setOpen(null))}
    </Panel>
  );
}
