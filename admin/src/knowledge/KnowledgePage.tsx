import Add from '@mui/icons-material/Add';
import Language from '@mui/icons-material/Language';
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import LinearProgress from '@mui/material/LinearProgress';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useRef, useState, type ReactNode } from 'react';
import { Page } from '../layout/Page';
import { messageOf } from '../providers/http';
import { useCan } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { usePageTitle } from '../shared/page-title';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { Knowledge } from '../shared/types';
import { AskPanel } from './AskPanel';
import { DocumentDialog } from './DocumentDialog';
import { acceptedFiles, factsOf, staleWords } from './knowledge.rules';
import { NoteForm } from './NoteForm';
import { QuestionsPanel } from './QuestionsPanel';
import { ScanDialog } from './ScanDialog';
import { ScanProgress } from './ScanProgress';
import { useDocuments, useKnowledgeStatus, useUpload } from './useKnowledge';

const step = 25;

function Row({ row, onOpen }: { row: Knowledge; onOpen: () => void }): ReactNode {
  return (
    <Box component="li" sx={{ borderTop: '1px solid', borderColor: 'divider' }}>
      <ButtonBase
        onClick={onOpen}
        sx={{
          width: '100%',
          display: 'flex',
          flexWrap: 'wrap',
          justifyContent: 'flex-start',
          gap: 1.5,
          px: 2.5,
          py: 1.5,
          textAlign: 'left',
        }}
      >
        <Box sx={{ flex: 1, minWidth: 180 }}>
          <Typography sx={{ fontWeight: 600, fontSize: 15, overflowWrap: 'anywhere' }}>{row.title}</Typography>
          <Typography color="text.secondary" sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>
            {factsOf(row)}
            {row.sourceUrl ? ` · ${row.sourceUrl.replace(/^https?:\/\//, '')}` : ''}
          </Typography>
        </Box>
        <Box sx={{ display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: 0.5 }}>
          <StatusChip label={staleWords(row)} tone={row.isStale ? 'warning' : 'success'} />
          <Typography variant="caption" color="text.secondary">
            Checked <BusinessDate value={row.lastVerifiedAt} />
          </Typography>
        </Box>
      </ButtonBase>
    </Box>
  );
}

interface AddProps {
  upload: ReturnType<typeof useUpload>;
  onNote: () => void;
  onScan: () => void;
}

function AddButtons({ upload, onNote, onScan }: AddProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={acceptedFiles}
        hidden
        aria-label="File to upload"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) upload.mutate(file);
          event.target.value = '';
        }}
      />
      <Button variant="outlined" startIcon={<Add />} onClick={onNote}>
        Write a note
      </Button>
      <Button variant="outlined" startIcon={<Language />} onClick={onScan}>
        Scan a website
      </Button>
      <Button variant="contained" startIcon={<UploadFile />} disabled={upload.isPending} onClick={() => input.current?.click()}>
        Upload a file
      </Button>
    </>
  );
}

/** What the business knows: the documents, and the box to ask them. */
export default function KnowledgePage(): ReactNode {
  usePageTitle('Knowledge');
  const can = useCan();
  const [count, setCount] = useState(step);
  const [q, setQ] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const [isWriting, setIsWriting] = useState(false);
  const [isScanning, setIsScanning] = useState(false);
  const query = useDocuments(count, q);
  const status = useKnowledgeStatus();
  const upload = useUpload();
  const buttons = can('knowledge', 'create') ? (
    <AddButtons upload={upload} onNote={() => setIsWriting(true)} onScan={() => setIsScanning(true)} />
  ) : null;
  const rows = query.data?.rows ?? [];
  const isEmpty = query.data?.total === 0 && q === '';
  return (
    <Page
      title="Knowledge"
      hint="What the assistant may tell customers, and where it comes from."
      actions={isEmpty ? undefined : buttons}
      width={1100}
    >
      {upload.isPending ? (
        <Box role="status">
          <Typography sx={{ fontSize: 14, mb: 0.5 }}>Reading {upload.variables.name}…</Typography>
          <LinearProgress aria-label="Reading the file" />
        </Box>
      ) : null}
      {upload.error ? (
        <Alert severity="error" onClose={() => upload.reset()}>
          {messageOf(upload.error)} Nothing was changed.
        </Alert>
      ) : null}
      {status.data && status.data.staleDocuments > 0 ? (
        <Alert severity="warning">
          {status.data.staleDocuments === 1 ? 'One document is' : `${status.data.staleDocuments} documents are`} out of date. Until you have
          looked, the assistant states no price, no number of your terms and no number from these documents: it offers that a person
          answers. Open what is marked below.
        </Alert>
      ) : null}
      <ScanProgress />
      {isEmpty ? null : <AskPanel />}
      <QuestionsPanel />
      <Panel title="Documents" isFlush hint={status.data ? `${status.data.chunks} pieces can be found` : undefined}>
        {query.isPending ? (
          <Box sx={{ p: 2.5 }}>
            <RowSkeletons count={3} />
          </Box>
        ) : !query.data ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : isEmpty ? (
          <EmptyState picture="search" title="Nothing is known yet" action={buttons}>
            Upload your questions and answers as .txt, .md, .csv, .docx or .pdf, scan your website, or write the first ones here. The
            assistant answers only from what it finds on this page.
          </EmptyState>
        ) : (
          <>
            <Box sx={{ px: 2.5, pb: 1.5 }}>
              <TextField
                label="Search titles"
                size="small"
                value={q}
                onChange={(event) => setQ(event.target.value)}
                sx={{ width: { xs: '100%', sm: 280 } }}
              />
            </Box>
            {rows.length === 0 ? (
              <EmptyState picture="search" title="No document has this in its title" isCompact />
            ) : (
              <Box component="ul" aria-label="Documents" sx={{ listStyle: 'none', m: 0, p: 0 }}>
                {rows.map((row) => (
                  <Row key={row.id} row={row} onOpen={() => setOpen(row.id)} />
                ))}
              </Box>
            )}
            {query.data.total > rows.length ? (
              <Box sx={{ p: 1.5, textAlign: 'center', borderTop: '1px solid', borderColor: 'divider' }}>
                <Button onClick={() => setCount(count + step)} loading={query.isPlaceholderData}>
                  Show more ({query.data.total - rows.length})
                </Button>
              </Box>
            ) : null}
          </>
        )}
      </Panel>
      {open ? <DocumentDialog id={open} onClose={() => setOpen(null)} /> : null}
      {isScanning ? <ScanDialog onClose={() => setIsScanning(false)} /> : null}
      {isWriting ? <NoteForm document={null} onClose={() => setIsWriting(false)} /> : null}
    </Page>
  );
}
