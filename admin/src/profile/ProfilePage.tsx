import AutoAwesome from '@mui/icons-material/AutoAwesomeOutlined';
import Undo from '@mui/icons-material/Undo';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import { Page } from '../layout/Page';
import { messageOf } from '../providers/http';
import { useCan, usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { EmptyState } from '../shared/EmptyState';
import { ErrorState } from '../shared/ErrorState';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { Profile, ProfileVersion, VersionFigures } from '../shared/types';
import { flushRow } from '../shared/rows';
import { figureWords, madeBy, releaseWords, stateChips } from './profile.rules';
import { TestPanel } from './TestPanel';
import { useFigures, useGenerate, useProfile, useRollBack, useVersions } from './useProfile';

const step = 25;
const shownReleases = 8;

function Live({ profile }: { profile: Profile }): ReactNode {
  const path = usePath();
  const can = useCan();
  const rollBack = useRollBack();
  const { published, publishedAt, previous } = profile;
  if (!published)
    return (
      <Alert severity="info">
        No version is live: the assistant goes by the settings alone. Open a version below, look at it, and publish it.
      </Alert>
    );
  return (
    <Panel
      title={`Version ${published.number} is live`}
      hint={
        <>
          {publishedAt ? (
            <>
              Since <BusinessDate value={publishedAt} /> ·{' '}
            </>
          ) : null}
          {published.reason}
        </>
      }
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <Link component={RouterLink} to={path(`/profile/${published.id}`)} sx={{ fontWeight: 600 }}>
          Open version {published.number}
        </Link>
        {previous && can('profile', 'edit') ? (
          <Button
            variant="outlined"
            startIcon={<Undo />}
            loading={rollBack.isPending}
            onClick={() => rollBack.mutate({ id: previous.id, baseVersionId: published.id })}
          >
            Roll back to version {previous.number}
          </Button>
        ) : null}
      </Box>
    </Panel>
  );
}

interface VersionRowProps {
  version: ProfileVersion;
  liveId: string | null;
  figures: VersionFigures | undefined;
}

function VersionRow({ version, liveId, figures }: VersionRowProps): ReactNode {
  const path = usePath();
  const chip = stateChips[version.state];
  return (
    <Box component="li" sx={flushRow}>
      <Box sx={{ flex: 1, minWidth: { xs: '100%', sm: 220 } }}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
          <Link component={RouterLink} to={path(`/profile/${version.id}`)} sx={{ fontWeight: 600 }}>
            Version {version.number}
          </Link>
          <StatusChip label={chip.label} tone={chip.tone} />
        </Box>
        <Typography sx={{ fontSize: 14, overflowWrap: 'anywhere' }}>{version.reason}</Typography>
        <Typography color="text.secondary" sx={{ fontSize: 13 }}>
          {madeBy(version)} · <BusinessDate value={version.createdAt} />
        </Typography>
        {figures ? <Typography sx={{ fontSize: 13 }}>{figureWords(figures)}</Typography> : null}
      </Box>
      {liveId && liveId !== version.id ? (
        <Button
          size="small"
          component={RouterLink}
          to={path(`/profile/${liveId}/compare/${version.id}`)}
          aria-label={`Compare with live: version ${version.number}`}
        >
          Compare with live
        </Button>
      ) : null}
    </Box>
  );
}

function Releases({ profile }: { profile: Profile }): ReactNode {
  if (profile.history.length === 0) return null;
  return (
    <Panel title="History" hint="What was live, and why." isFlush>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {profile.history.slice(0, shownReleases).map((release) => (
          <Box component="li" key={release.id} sx={{ px: 2.5, py: 1.25, borderTop: '1px solid', borderColor: 'divider' }}>
            <Typography sx={{ fontSize: 14, fontWeight: 580 }}>{releaseWords(release)}</Typography>
            <Typography color="text.secondary" sx={{ fontSize: 13, overflowWrap: 'anywhere' }}>
              {release.createdByName ?? 'The system'} · <BusinessDate value={release.createdAt} /> · {release.reason}
            </Typography>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

/** What the assistant goes by: which version is live, which one is tried, and all that were kept. */
export default function ProfilePage(): ReactNode {
  usePageTitle('Assistant profile');
  const [count, setCount] = useState(step);
  const can = useCan();
  const path = usePath();
  const navigate = useNavigate();
  const profile = useProfile();
  const versions = useVersions(count);
  const figures = useFigures();
  const generate = useGenerate((made) => void navigate(path(`/profile/${made.id}`)));
  const rows = versions.data?.rows ?? [];
  const generateButton = can('profile', 'edit') ? (
    <Button variant="contained" startIcon={<AutoAwesome />} loading={generate.isPending} onClick={() => generate.mutate(undefined)}>
      Generate from the answers
    </Button>
  ) : null;
  const isEmpty = versions.data?.total === 0;
  return (
    <Page
      title="Assistant profile"
      hint="Five documents: the business, how it sells, its tone, its guardrails, its scripts."
      width={1000}
      actions={isEmpty ? null : generateButton}
    >
      {generate.error ? <Alert severity="error">{messageOf(generate.error)} Nothing was changed.</Alert> : null}
      {profile.isPending || versions.isPending ? (
        <RowSkeletons count={4} />
      ) : !profile.data || !versions.data ? (
        <ErrorState error={profile.error ?? versions.error} onRetry={() => void Promise.all([profile.refetch(), versions.refetch()])} />
      ) : isEmpty ? (
        <EmptyState picture="leads" title="There is no profile yet" action={generateButton}>
          Answer the questions of the onboarding, then let the five documents be made of them. Nothing is live until you publish it.
        </EmptyState>
      ) : (
        <>
          <Live profile={profile.data} />
          <TestPanel profile={profile.data} versions={rows} isFresh={!versions.isFetching && !profile.isFetching} />
          <Panel title="Versions" hint="None is ever changed: an edit is kept as a new one." isFlush>
            <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
              {rows.map((version) => (
                <VersionRow
                  key={version.id}
                  version={version}
                  liveId={profile.data.published?.id ?? null}
                  figures={figures.data?.get(version.id)}
                />
              ))}
            </Box>
            {versions.data.total > rows.length ? (
              <Box sx={{ px: 2.5, py: 1.5 }}>
                <Button onClick={() => setCount(count + step)} loading={versions.isFetching}>
                  Show older ones
                </Button>
              </Box>
            ) : null}
          </Panel>
          <Releases profile={profile.data} />
        </>
      )}
    </Page>
  );
}
