import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { Link as RouterLink, useNavigate, useParams } from 'react-router';
import { Page } from '../layout/Page';
import { messageOf } from '../providers/http';
import { useCan, usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { ErrorState } from '../shared/ErrorState';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { ProfileVersionDetail } from '../shared/types';
import { JUST_SAVED, useLeaveGuard } from '../shared/useLeaveGuard';
import { JsonEditor } from './JsonEditor';
import { documentNames, errorsOf, madeBy, stateChips, withValue, type DocumentName, type Schema } from './profile.rules';
import { PublishDialog } from './PublishDialog';
import { SchemaForm } from './SchemaForm';
import { useKeep, useProfile, useSchemas, useVersion } from './useProfile';

type Documents = Record<DocumentName, unknown>;

interface EditorProps {
  version: ProfileVersionDetail;
  schemas: Record<DocumentName, Schema>;
  /** Whether something is changed that is not kept yet. */
  onDirty: (isDirty: boolean) => void;
}

function KeepForm({ keep, isBlocked }: { keep: (reason: string) => void; isBlocked: boolean }): ReactNode {
  const [reason, setReason] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    keep(reason.trim());
  };
  return (
    <Box component="form" onSubmit={send} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-start' }}>
      <TextField
        label="Why you changed it"
        size="small"
        required
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        sx={{ flex: 1, minWidth: 220 }}
        slotProps={{ htmlInput: { maxLength: 300 } }}
      />
      <Button type="submit" variant="contained" disabled={isBlocked || reason.trim() === ''}>
        Keep as a new version
      </Button>
    </Box>
  );
}

/** The five documents of a version, each as a form or as JSON. What is changed here is kept as a new version. */
function Editor({ version, schemas, onDirty }: EditorProps): ReactNode {
  const can = useCan();
  const path = usePath();
  const navigate = useNavigate();
  const [documents, setDocuments] = useState<Documents>(version.documents);
  const [shown, setShown] = useState<DocumentName>('businessConfig');
  const [view, setView] = useState<'form' | 'json'>('form');
  const [isBroken, setBroken] = useState(false);
  const keep = useKeep((made) => void navigate(path(`/profile/${made.id}`), { state: JUST_SAVED }));
  const isDirty = documents !== version.documents;
  useLeaveGuard(isDirty);
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  const isReadOnly = !can('profile', 'edit');
  const errors = errorsOf(keep.error, shown);
  const hasMarks = documentNames.some((name) => Object.keys(errorsOf(keep.error, name)).length > 0);
  const change = (name: DocumentName, at: readonly (string | number)[], value: unknown): void =>
    setDocuments((now) => ({ ...now, [name]: withValue(now[name], at, value) }));
  const title = schemas[shown].title ?? shown;
  const show = (name: DocumentName): void => {
    // half-typed JSON stays on the screen until it is whole
    if (!isBroken) setShown(name);
  };
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <Tabs
          value={shown}
          onChange={(_, name: DocumentName) => show(name)}
          variant="scrollable"
          aria-label="Documents"
          sx={{ flex: 1, minWidth: { xs: '100%', sm: 0 }, maxWidth: '100%' }}
        >
          {documentNames.map((name) => {
            const count = Object.keys(errorsOf(keep.error, name)).length;
            const label = schemas[name].title ?? name;
            return (
              <Tab
                key={name}
                value={name}
                id={`tab-${name}`}
                aria-controls="document-panel"
                disabled={isBroken && name !== shown}
                label={count > 0 ? `${label} (${count} to check)` : label}
              />
            );
          })}
        </Tabs>
        <ToggleButtonGroup
          exclusive
          size="small"
          value={view}
          aria-label="How it is shown"
          onChange={(_, chosen: 'form' | 'json' | null) => {
            if (chosen && !isBroken) setView(chosen);
          }}
        >
          <ToggleButton value="form">Form</ToggleButton>
          <ToggleButton value="json">JSON</ToggleButton>
        </ToggleButtonGroup>
      </Box>
      <Box id="document-panel" role="tabpanel" aria-labelledby={`tab-${shown}`} sx={{ minWidth: 0 }}>
        <Panel title={title} hint={schemas[shown].description}>
          {view === 'form' ? (
            <SchemaForm
              key={shown}
              schema={schemas[shown]}
              value={documents[shown]}
              errors={errors}
              isReadOnly={isReadOnly}
              onChange={(at, value) => change(shown, at, value)}
            />
          ) : (
            <JsonEditor
              key={shown}
              label={title}
              value={documents[shown]}
              errors={errors}
              isReadOnly={isReadOnly}
              onChange={(value) => change(shown, [], value)}
              onBroken={setBroken}
            />
          )}
        </Panel>
      </Box>
      {isDirty && !isReadOnly ? (
        <Panel title="Keep what you changed" hint={`Version ${version.number} stays as it is.`}>
          {keep.error ? (
            <Alert severity="error" sx={{ mb: 2 }}>
              {hasMarks ? 'Some fields are refused. They are marked, and the tabs above count them.' : messageOf(keep.error)} Nothing was
              kept, and nothing you typed is lost.
            </Alert>
          ) : null}
          <KeepForm
            isBlocked={isBroken || keep.isPending}
            keep={(reason) => keep.mutate({ baseVersionId: version.id, documents, reason })}
          />
        </Panel>
      ) : null}
    </>
  );
}

/** One version: looked at, edited, published. */
export default function VersionPage(): ReactNode {
  const { id = '' } = useParams();
  const path = usePath();
  const can = useCan();
  const version = useVersion(id);
  const schemas = useSchemas();
  const profile = useProfile();
  const [isPublishing, setPublishing] = useState(false);
  const [isDirty, setDirty] = useState(false);
  const title = version.data ? `Version ${version.data.number}` : 'Version';
  usePageTitle(title);
  if (version.isPending || schemas.isPending || profile.isPending)
    return (
      <Page title={title} width={1000}>
        <RowSkeletons count={6} />
      </Page>
    );
  if (!version.data || !schemas.data || !profile.data)
    return (
      <Page title={title} width={1000}>
        <ErrorState
          error={version.error ?? schemas.error ?? profile.error}
          onRetry={() => void Promise.all([version.refetch(), schemas.refetch(), profile.refetch()])}
        />
      </Page>
    );
  const { published } = profile.data;
  const chip = stateChips[version.data.state];
  const isLive = published?.id === version.data.id;
  return (
    <Page
      title={
        <>
          {title} <StatusChip label={chip.label} tone={chip.tone} />
        </>
      }
      hint={
        <>
          {version.data.reason} · {madeBy(version.data)} · <BusinessDate value={version.data.createdAt} />
        </>
      }
      width={1000}
      actions={
        <>
          <Button component={RouterLink} to={path('/profile')}>
            All versions
          </Button>
          {can('decisions', 'list') ? (
            <Button component={RouterLink} to={path(`/decisions/replay?version=${version.data.id}`)}>
              Replay with it
            </Button>
          ) : null}
          {published && !isLive ? (
            <Button component={RouterLink} to={path(`/profile/${published.id}/compare/${version.data.id}`)}>
              Compare with live
            </Button>
          ) : null}
          {isLive || !can('profile', 'edit') ? null : (
            <Button
              variant="contained"
              disabled={isDirty}
              title={isDirty ? 'Keep what you changed first: this would publish the version without it' : undefined}
              onClick={() => setPublishing(true)}
            >
              Publish
            </Button>
          )}
        </>
      }
    >
      {version.data.notes.map((note) => (
        <Alert key={note} severity="info">
          {note}
        </Alert>
      ))}
      <Editor
        key={version.data.id}
        version={version.data}
        onDirty={setDirty}
        schemas={schemas.data.schemas as Record<DocumentName, Schema>}
      />
      {isPublishing ? <PublishDialog version={version.data} live={published} onClose={() => setPublishing(false)} /> : null}
    </Page>
  );
}
