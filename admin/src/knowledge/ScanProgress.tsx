import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Panel } from '../shared/Panel';
import type { WebsiteScan } from '../shared/types';
import { scanWords } from './knowledge.rules';
import { useLatestScan } from './useKnowledge';

function Skipped({ pages }: { pages: WebsiteScan['pages'] }): ReactNode {
  if (pages.length === 0) return null;
  return (
    <Box component="details" sx={{ mt: 1, fontSize: 13 }}>
      <Box component="summary" sx={{ cursor: 'pointer', py: 0.5 }}>
        {pages.length === 1 ? 'One page was left out' : `${pages.length} pages were left out`}
      </Box>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {pages.map((page) => (
          <Box component="li" key={page.url} sx={{ overflowWrap: 'anywhere', py: 0.25 }}>
            {page.url.replace(/^https?:\/\//, '')}: {page.reason}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** The newest website scan: how far it is, or what became of it. */
export function ScanProgress(): ReactNode {
  const { data: scan } = useLatestScan();
  if (!scan) return null;
  if (scan.state === 'failed')
    return (
      <Alert severity="error" sx={{ overflowWrap: 'anywhere' }}>
        {scan.url} could not be read. {scan.error} What was known before is unchanged.
      </Alert>
    );
  const done = scan.pages.filter((page) => page.state !== 'waiting').length;
  return (
    <Panel title="Website" hint={<span style={{ overflowWrap: 'anywhere' }}>{scan.url}</span>}>
      <Typography role="status" sx={{ fontSize: 14 }}>
        {scanWords(scan)}
      </Typography>
      {scan.state === 'done' ? null : (
        <LinearProgress
          aria-label="Pages read"
          sx={{ mt: 1 }}
          {...(scan.pages.length > 0 ? { variant: 'determinate' as const, value: (100 * done) / scan.pages.length } : {})}
        />
      )}
      <Skipped pages={scan.pages.filter((page) => page.state === 'skipped')} />
    </Panel>
  );
}
