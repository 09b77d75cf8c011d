import Close from '@mui/icons-material/Close';
import Box from '@mui/material/Box';
import Drawer from '@mui/material/Drawer';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { BusinessDate } from '../shared/BusinessDate';
import type { AuditEntry } from '../shared/types';
import { actionWords, actorWords, changesOf, type Change } from './audit.rules';

function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '104px minmax(0, 1fr)', gap: 1, py: 0.5 }}>
      <Typography component="dt" color="text.secondary" sx={{ fontSize: 14 }}>
        {label}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontSize: 14, overflowWrap: 'anywhere' }}>
        {children}
      </Typography>
    </Box>
  );
}

function Value({ label, text, isNew = false }: { label: string; text: string | null; isNew?: boolean }): ReactNode {
  return (
    <Box
      sx={{
        px: 1.25,
        py: 0.75,
        borderLeft: '3px solid',
        borderColor: text === null ? 'divider' : isNew ? 'success.main' : 'error.main',
        bgcolor: 'background.default',
        fontSize: 13.5,
        overflowWrap: 'anywhere',
        whiteSpace: 'pre-wrap',
        minWidth: 0,
      }}
    >
      <Typography component="span" variant="caption" color="text.secondary" sx={{ display: 'block' }}>
        {label}
      </Typography>
      {text ?? '–'}
    </Box>
  );
}

function Difference({ change }: { change: Change }): ReactNode {
  return (
    <Box component="li" sx={{ py: 1 }}>
      <Typography sx={{ fontSize: 13.5, fontWeight: 600, mb: 0.5, overflowWrap: 'anywhere' }}>{change.field}</Typography>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' } }}>
        <Value label="Before" text={change.before} />
        <Value label="After" text={change.after} isNew />
      </Box>
    </Box>
  );
}

function Details({ entry }: { entry: AuditEntry }): ReactNode {
  const changes = changesOf(entry);
  return (
    <Box sx={{ px: 3, pb: 4 }}>
      <Box component="dl" sx={{ m: 0 }}>
        <Fact label="When">
          <BusinessDate value={entry.at} show="zoned" />
        </Fact>
        <Fact label="Who">
          {actorWords(entry)}
          {entry.viewAs ? ' · through a view as this business' : ''}
        </Fact>
        <Fact label="On">
          {entry.targetType} {entry.targetId}
        </Fact>
        {entry.ip ? <Fact label="Address">{entry.ip}</Fact> : null}
        {entry.requestId ? <Fact label="Request">{entry.requestId}</Fact> : null}
        <Fact label="Seal">{entry.hash ? `No. ${entry.seq}, ${entry.hash}` : 'Follows within seconds'}</Fact>
      </Box>
      <Typography variant="h3" component="h3" sx={{ mt: 3, mb: 0.5 }}>
        What changed
      </Typography>
      {changes.length === 0 ? (
        <Typography color="text.secondary" sx={{ fontSize: 14 }}>
          This step changed no field.
        </Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {changes.map((change) => (
            <Difference key={change.field} change={change} />
          ))}
        </Box>
      )}
    </Box>
  );
}

/** One entry beside the list: who, when, and each field before and after. */
export function AuditDrawer({ entry, onClose }: { entry: AuditEntry | null; onClose: () => void }): ReactNode {
  return (
    <Drawer
      anchor="right"
      open={entry !== null}
      onClose={onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': 'audit-title', sx: { width: 560, maxWidth: '100vw' } } }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', px: 3, py: 2 }}>
        <Typography id="audit-title" variant="h2" sx={{ flex: 1, fontSize: 19, overflowWrap: 'anywhere' }}>
          {entry ? actionWords(entry.action) : 'Entry'}
        </Typography>
        <IconButton aria-label="Close" onClick={onClose}>
          <Close />
        </IconButton>
      </Box>
      {entry ? <Details entry={entry} /> : null}
    </Drawer>
  );
}
