import Download from '@mui/icons-material/DownloadOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState, type ReactNode } from 'react';
import { CopyButton } from '../shared/CopyButton';

function save(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'ringback-recovery-codes.txt';
  link.click();
  URL.revokeObjectURL(address);
}

/** The only moment at which the codes can be read; it ends when the person says that they have them. */
export function RecoveryCodes({ titleId, codes, onClose }: { titleId: string; codes: readonly string[]; onClose: () => void }): ReactNode {
  const [isKept, setKept] = useState(false);
  const text = `Recovery codes for Ringback. Each works once.\n\n${codes.join('\n')}\n`;
  return (
    <>
      <DialogTitle id={titleId}>Keep your recovery codes</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Alert severity="warning">
          They are shown this once. Each opens your account one time, for the day the phone is lost. Keep them where you keep passwords.
        </Alert>
        <Box
          component="ol"
          aria-label="Recovery codes"
          sx={{
            m: 0,
            p: 2,
            display: 'grid',
            gap: 0.75,
            gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
            listStyle: 'none',
            border: '1px solid',
            borderColor: 'divider',
            borderRadius: 1.5,
            fontFamily: 'monospace',
            fontSize: 15,
          }}
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <CopyButton text={text} />
          <Button startIcon={<Download />} onClick={() => save(text)}>
            Save as a file
          </Button>
        </Box>
        <FormControlLabel
          label="I have kept them"
          control={<Checkbox checked={isKept} onChange={(event) => setKept(event.target.checked)} />}
        />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" disabled={!isKept} onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </>
  );
}
