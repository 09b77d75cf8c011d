import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import RadioUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Tune from '@mui/icons-material/TuneOutlined';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import List from '@mui/material/List';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemIcon from '@mui/material/ListItemIcon';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink, useNavigate } from 'react-router';
import { usePath } from '../root/tenant';
import type { Readiness } from '../shared/types';
import { stateOf, stateWords, steps, type StepState } from './steps.rules';

const icons: Record<StepState, typeof CheckCircle> = { done: CheckCircle, open: Tune, blocked: RadioUnchecked, optional: Tune };
const tones: Record<StepState, string> = {
  done: 'success.main',
  open: 'warning.main',
  blocked: 'text.secondary',
  optional: 'text.disabled',
};

interface StepListProps {
  current: string | undefined;
  readiness: Readiness | undefined;
}

function Progress({ readiness }: { readiness: Readiness | undefined }): ReactNode {
  const needed = steps.filter((step) => step.checks.length > 0);
  const done = needed.filter((step) => stateOf(step, readiness) === 'done').length;
  return (
    <Box sx={{ mb: 1.5 }}>
      <Typography sx={{ fontSize: 13.5, fontWeight: 600, mb: 0.5 }}>
        {done} of {needed.length} steps done
      </Typography>
      <LinearProgress
        variant="determinate"
        value={(100 * done) / needed.length}
        aria-label="Steps done"
        sx={{ borderRadius: 2, height: 6 }}
      />
    </Box>
  );
}

/** Every step with how it stands; any may be opened at any time. */
export function StepList({ current, readiness }: StepListProps): ReactNode {
  const path = usePath();
  return (
    <Box component="nav" aria-label="Steps of setting up">
      <Progress readiness={readiness} />
      <List component="div" dense disablePadding>
        <ListItemButton
          component={RouterLink}
          to={path('/onboarding')}
          selected={current === undefined}
          aria-current={current === undefined ? 'step' : undefined}
          sx={{ borderRadius: 2 }}
        >
          <ListItemText primary="Overview" />
        </ListItemButton>
        {steps.map((step) => {
          const state = stateOf(step, readiness);
          const Icon = icons[state];
          return (
            <ListItemButton
              key={step.id}
              component={RouterLink}
              to={path(`/onboarding/${step.id}`)}
              selected={current === step.id}
              aria-current={current === step.id ? 'step' : undefined}
              sx={{ borderRadius: 2 }}
            >
              <ListItemText primary={step.label} secondary={state === 'optional' ? null : stateWords[state]} />
              {state === 'optional' ? null : (
                <ListItemIcon sx={{ minWidth: 0 }}>
                  <Icon aria-hidden="true" fontSize="small" sx={{ color: tones[state] }} />
                </ListItemIcon>
              )}
            </ListItemButton>
          );
        })}
      </List>
    </Box>
  );
}

/** On a phone the steps are one list to choose from. */
export function StepChoice({ current, readiness }: StepListProps): ReactNode {
  const path = usePath();
  const navigate = useNavigate();
  return (
    <Box>
      <Progress readiness={readiness} />
      <TextField
        select
        fullWidth
        label="Step"
        value={current ?? ''}
        onChange={(event) => void navigate(path(event.target.value === '' ? '/onboarding' : `/onboarding/${event.target.value}`))}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">Overview</MenuItem>
        {steps.map((step) => {
          const state = stateOf(step, readiness);
          return (
            <MenuItem key={step.id} value={step.id}>
              {step.label}
              {state === 'optional' ? '' : ` (${stateWords[state]})`}
            </MenuItem>
          );
        })}
      </TextField>
    </Box>
  );
}
