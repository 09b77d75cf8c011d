import FastForward from '@mui/icons-material/FastForward';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonGroup from '@mui/material/ButtonGroup';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import ListItemText from '@mui/material/ListItemText';
import { useState, type ReactNode } from 'react';
import { VisuallyHidden } from '../shared/VisuallyHidden';
import type { useSimulatorActions } from './useSimulator';

const faults = [
  { kind: '500', label: 'The carrier answers with an error', count: 1 },
  { kind: '429', label: 'The carrier says: too many texts', count: 1 },
  { kind: 'timeout', label: 'The carrier does not answer', count: 1 },
  { kind: 'drop-answer', label: 'Accepted, but the answer is lost', count: 1 },
  { kind: 'slow', label: 'The carrier is slow', count: 3, delayMs: 3000 },
] as const;
const jumps = [2, 24, 72] as const;

/** Time and trouble, on demand. */
export function WorldControls({ actions }: { actions: ReturnType<typeof useSimulatorActions> }): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <ButtonGroup aria-label="Move the clock on" size="small" disabled={actions.advance.isPending}>
        {jumps.map((hours) => (
          <Button key={hours} startIcon={hours === 2 ? <FastForward /> : undefined} onClick={() => actions.advance.mutate(hours)}>
            {hours} h<VisuallyHidden> later</VisuallyHidden>
          </Button>
        ))}
      </ButtonGroup>
      <Button
        size="small"
        variant="outlined"
        color="warning"
        startIcon={<WarningAmber />}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Fail the next text
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {faults.map((fault) => (
          <MenuItem
            key={fault.kind}
            onClick={() => {
              setAnchor(null);
              actions.fault.mutate({ ...fault });
            }}
          >
            <ListItemText primary={fault.label} />
          </MenuItem>
        ))}
      </Menu>
    </Box>
  );
}
