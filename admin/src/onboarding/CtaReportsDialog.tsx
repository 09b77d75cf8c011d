import Download from '@mui/icons-material/DownloadOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useCan } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { CopyButton } from '../shared/CopyButton';
import { download } from '../shared/download';
import type { Cta, CtaFigures } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

const quiet = { fontSize: 14, color: 'text.secondary' };
const outcomes: Record<string, string> = { completed: 'done', failed: 'failed', progress: 'a step', test: 'a test' };

function Figures({ figures }: { figures: CtaFigures }): ReactNode {
  const all: [string, number][] = [
    ['Offered', figures.offered],
    ['Opened', figures.clicked],
    ['Done', figures.completed],
    ['Failed', figures.failed],
  ];
  return (
    <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', gap: 1, m: 0 }}>
      {all.map(([name, value]) => (
        <Box key={name}>
          <Typography component="dt" sx={quiet}>
            {name}
          </Typography>
          <Typography component="dd" sx={{ m: 0, fontSize: 20, fontWeight: 600 }}>
            {value}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

/** The address is readable at this moment only. */
function Address({ url }: { url: string }): ReactNode {
  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start' }}>
      <Alert severity="warning">Copy it now: it is shown this once. Whoever has it can report for this call to action.</Alert>
      <TextField
        label="Address for reports"
        value={url}
        fullWidth
        multiline
        slotProps={{ htmlInput: { readOnly: true, spellCheck: false, sx: { fontFamily: 'monospace', wordBreak: 'break-all' } } }}
        sx={{ mt: 1 }}
      />
      <CopyButton text={url} />
    </Box>
  );
}

function Reports({ figures, isEditable }: { figures: CtaFigures; isEditable: boolean }): ReactNode {
  const provider = useProvider();
  const make = useAct((id: string) => provider.makeCompletionAddress(id), { touches: ['onboarding'] });
  const test = useAct((id: string) => provider.testCompletion(id), { touches: ['onboarding'], done: 'The test report arrived' });
  const { ctaId, completionHint, lastEventAt, lastOutcome } = figures;
  return (
    <Box component="section" aria-label="Reports" sx={{ display: 'grid', gap: 1.5 }}>
      <Typography variant="h3" component="h3">
        Reports
      </Typography>
      <Typography sx={quiet}>
        Give this address to your payment, booking or form service as a webhook. When it reports that a customer is done, the conversation
        knows, you are told, and the customer is thanked. The link hands over a reference as “rb_ref”, or wherever you write {'{ref}'} in
        the web address; the report hands it back.
      </Typography>
      {make.data ? (
        <Address url={make.data.url} />
      ) : (
        <Typography sx={{ fontSize: 14 }}>
          {completionHint ? `There is an address. It ends in ${completionHint}.` : 'There is no address yet.'}
        </Typography>
      )}
      <Typography sx={{ fontSize: 14 }}>
        {lastEventAt ? (
          <>
            Last report: {outcomes[lastOutcome ?? ''] ?? 'unknown'}, <BusinessDate value={lastEventAt} />
          </>
        ) : (
          'No report so far.'
        )}
      </Typography>
      {isEditable ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          <Button variant="outlined" loading={make.isPending} onClick={() => make.mutate(ctaId)}>
            {completionHint ? 'Replace the address' : 'Make an address'}
          </Button>
          <Button variant="outlined" loading={test.isPending} onClick={() => test.mutate(ctaId)}>
            Send a test
          </Button>
        </Box>
      ) : null}
    </Box>
  );
}

/** What came of a call to action, and the way in for reports about it. */
export function CtaReportsDialog({ cta, figures, onClose }: { cta: Cta; figures: CtaFigures; onClose: () => void }): ReactNode {
  const can = useCan();
  const provider = useProvider();
  const fetched = useAct((id: string) => provider.document(`/api/onboarding/files/${id}/content`), {
    touches: [],
    onDone: (blob) => download(cta.fileName ?? 'document', blob),
  });
  const { fileId } = cta;
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="cta-reports-title">
      <DialogTitle id="cta-reports-title">{cta.label}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2.5 }}>
        <Figures figures={figures} />
        {cta.url ? (
          <Typography sx={{ fontSize: 14, overflowWrap: 'anywhere' }}>
            Leads to {cta.url}. Each customer gets an own short link, so that you see who opened it.
          </Typography>
        ) : null}
        {fileId ? (
          <Button startIcon={<Download />} loading={fetched.isPending} onClick={() => fetched.mutate(fileId)} sx={{ justifySelf: 'start' }}>
            Download {cta.fileName}
          </Button>
        ) : null}
        <Reports figures={figures} isEditable={can('settings', 'edit')} />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
