import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutline from '@mui/icons-material/ErrorOutlined';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { messageOf } from '../providers/http';
import { useCan, usePath, useTenant } from '../root/tenant';
import { Panel } from '../shared/Panel';
import { StatusChip } from '../shared/StatusChip';
import type { Readiness, ReadinessCheck } from '../shared/types';
import { ScoreRing } from './ScoreRing';
import { resumeAt } from './steps.rules';
import { useGoLive } from './useOnboarding';

function CheckRow({ check }: { check: ReadinessCheck }): ReactNode {
  const path = usePath();
  const Icon = check.isDone ? CheckCircle : check.level === 'blocker' ? ErrorOutline : InfoOutlined;
  const todo = check.level === 'blocker' ? 'Complete' : 'Improve';
  const tone = check.isDone ? 'success.main' : check.level === 'blocker' ? 'error.main' : 'warning.main';
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        px: 2.5,
        py: 1.25,
        borderTop: '1px solid',
        borderColor: 'divider',
      }}
    >
      <Icon aria-hidden="true" sx={{ color: tone }} />
      <Box sx={{ flex: 1, minWidth: { xs: 'calc(100% - 40px)', sm: 180 } }}>
        <Typography sx={{ fontWeight: 600, fontSize: 15 }}>{check.title}</Typography>
        {check.detail ? (
          <Typography color="text.secondary" sx={{ fontSize: 14 }}>
            {check.detail}
          </Typography>
        ) : null}
      </Box>
      {check.isDone ? (
        <StatusChip label="Done" tone="success" />
      ) : (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, ml: { xs: 4.5, sm: 0 } }}>
          <StatusChip label={check.level === 'blocker' ? 'Needed' : 'Better'} tone={check.level === 'blocker' ? 'danger' : 'warning'} />
          <Button component={RouterLink} to={path(check.link)} size="small" aria-label={`${todo}: ${check.title}`}>
            {todo}
          </Button>
        </Box>
      )}
    </Box>
  );
}

function summary({ status, blockers, score }: Readiness): string {
  if (status === 'active') return score === 100 ? 'It is live and nothing is open.' : 'It is live. A few things could be better.';
  if (status === 'paused') return 'It is paused. The agency can resume it.';
  if (blockers === 0) return 'Everything needed is there. You can go live.';
  return blockers === 1 ? 'One thing is needed before it can go live.' : `${blockers} things are needed before it can go live.`;
}

/** The score, what stands in the way, and the button that starts it all. */
export function ReadinessPanel({ readiness }: { readiness: Readiness }): ReactNode {
  const can = useCan();
  const path = usePath();
  const { org } = useTenant();
  // Whether a business is live is read with the organisation, once per page: a new page shows it everywhere.
  const goLive = useGoLive(() => window.location.reload());
  const resume = resumeAt(readiness);
  return (
    <>
      <Panel>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 3 }}>
          <ScoreRing score={readiness.score} />
          <Box sx={{ flex: 1, minWidth: 220, display: 'grid', gap: 1.5, justifyItems: 'start' }}>
            <Typography variant="h2">{org.name}</Typography>
            <Typography color="text.secondary">{summary(readiness)}</Typography>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
              {readiness.status === 'setup' && can('settings', 'edit') ? (
                <Button
                  variant="contained"
                  disabled={readiness.blockers > 0}
                  loading={goLive.isPending}
                  onClick={() => goLive.mutate(undefined)}
                >
                  Go live
                </Button>
              ) : null}
              {resume ? (
                <Button component={RouterLink} to={path(`/onboarding/${resume.id}`)} variant="outlined">
                  Go on with {resume.label.toLowerCase()}
                </Button>
              ) : null}
              <Button component={RouterLink} to={path('/onboarding/test')}>
                Test chat
              </Button>
            </Box>
          </Box>
        </Box>
        {goLive.error ? (
          <Alert severity="error" sx={{ mt: 2 }}>
            {messageOf(goLive.error)}
          </Alert>
        ) : null}
      </Panel>
      <Panel title="Readiness" hint="What is needed stands first" isFlush>
        <Box component="ul" aria-label="Readiness" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {readiness.checks.map((check) => (
            <CheckRow key={check.id} check={check} />
          ))}
        </Box>
      </Panel>
    </>
  );
}
