import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import { Fragment, type ReactNode } from 'react';
import { useCan } from '../root/tenant';
import { navItems } from './navigation';
import { useShortcutHelp } from './shortcuts';

const inbox: [string, string][] = [
  ['j  /  k', 'Next, previous conversation or item'],
  ['t', 'Take over from the assistant'],
  ['b', 'Give back to the assistant'],
  ['r', 'Write a reply'],
  ['Ctrl + Enter', 'Send, or approve a draft'],
  ['e', 'Resolve and open the next'],
  ['Ctrl + K', 'Search everything, go anywhere'],
  ['/', 'Search this page'],
  ['Esc', 'Close a panel or dialog'],
  ['?', 'This help'],
];

function Keys({ rows }: { rows: [string, string][] }): ReactNode {
  return (
    <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 2, rowGap: 1, m: 0 }}>
      {rows.map(([keys, meaning]) => (
        <Fragment key={keys}>
          <Box component="dt">
            <Box
              component="kbd"
              sx={{
                fontFamily: 'inherit',
                fontSize: 12.5,
                fontWeight: 600,
                px: 0.75,
                py: 0.25,
                borderRadius: 1,
                border: '1px solid',
                borderColor: 'divider',
                bgcolor: 'background.default',
                whiteSpace: 'pre',
              }}
            >
              {keys}
            </Box>
          </Box>
          <Typography component="dd" sx={{ m: 0, fontSize: 14 }}>
            {meaning}
          </Typography>
        </Fragment>
      ))}
    </Box>
  );
}

export function ShortcutHelp(): ReactNode {
  const { isHelpOpen, setHelpOpen, isEnabled, setEnabled } = useShortcutHelp();
  const can = useCan();
  const close = (): void => setHelpOpen(false);
  return (
    <Dialog open={isHelpOpen} onClose={close} maxWidth="sm" fullWidth aria-labelledby="shortcut-title">
      <DialogTitle id="shortcut-title">Keyboard shortcuts</DialogTitle>
      <DialogContent sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 4 }}>
        <div>
          <Typography variant="overline" color="text.secondary" sx={{ display: 'block', mb: 1 }}>
            Go to
          </Typography>
          <Keys rows={navItems.filter((item) => can(item.resource, 'list')).map((item) => [`g  ${item.keyHint}`, item.label])} />
        </div>
        <div>
          <Typography variant="overline" color="text.secondary" sx={{ display: 'block', mb: 1 }}>
            Work
          </Typography>
          <Keys rows={inbox} />
        </div>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <FormControlLabel
          sx={{ flex: 1 }}
          control={<Switch checked={isEnabled} onChange={(_, checked) => setEnabled(checked)} />}
          label="Single-letter keys"
        />
        <Button onClick={close}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
