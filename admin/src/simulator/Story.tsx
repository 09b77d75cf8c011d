import Call from '@mui/icons-material/CallOutlined';
import CallMade from '@mui/icons-material/NorthEast';
import CallReceived from '@mui/icons-material/SouthWest';
import Done from '@mui/icons-material/DoneAll';
import Psychology from '@mui/icons-material/AutoAwesomeOutlined';
import RecordVoiceOver from '@mui/icons-material/RecordVoiceOverOutlined';
import Warning from '@mui/icons-material/WarningAmberOutlined';
import Webhook from '@mui/icons-material/Webhook';
import type { SvgIconComponent } from '@mui/icons-material';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useZone } from '../root/tenant';
import { formatTime } from '../shared/business-time';
import { EmptyState } from '../shared/EmptyState';
import { tones, type Tone } from '../theme/tones';
import type { StoryKind, StoryStep } from './story.rules';

const looks: Record<StoryKind, { icon: SvgIconComponent; tone: Tone }> = {
  call: { icon: Call, tone: 'neutral' },
  voice: { icon: RecordVoiceOver, tone: 'neutral' },
  'text-in': { icon: CallReceived, tone: 'info' },
  'text-out': { icon: CallMade, tone: 'success' },
  status: { icon: Done, tone: 'success' },
  decision: { icon: Psychology, tone: 'warning' },
  webhook: { icon: Webhook, tone: 'neutral' },
  trouble: { icon: Warning, tone: 'danger' },
};

export function Story({ steps, onWhy }: { steps: StoryStep[]; onWhy: (decisionId: string) => void }): ReactNode {
  const zone = useZone();
  if (steps.length === 0) {
    return (
      <EmptyState picture="phone" title="Nothing has happened yet" isCompact>
        Let the phone ring out, and watch every step appear here.
      </EmptyState>
    );
  }
  return (
    <Box component="ol" aria-label="What the system did" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {steps.map((step) => {
        const { icon: Icon, tone } = looks[step.kind];
        return (
          <Box
            component="li"
            key={step.key}
            data-step={step.kind}
            sx={{ display: 'flex', gap: 1.5, py: 1, '& + &': { borderTop: '1px solid', borderColor: 'divider' } }}
          >
            <Box
              aria-hidden="true"
              sx={(theme) => ({
                width: 30,
                height: 30,
                flexShrink: 0,
                borderRadius: 99,
                display: 'grid',
                placeItems: 'center',
                color: tones[theme.palette.mode][tone].text,
                bgcolor: tones[theme.palette.mode][tone].fill,
              })}
            >
              <Icon sx={{ fontSize: 17 }} />
            </Box>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
                <Typography sx={{ flex: 1, fontSize: 14, fontWeight: 580 }}>{step.title}</Typography>
                <Typography variant="caption" color="text.secondary" sx={{ whiteSpace: 'nowrap' }}>
                  {formatTime(step.at, zone)}
                </Typography>
              </Box>
              {step.detail ? (
                <Typography color="text.secondary" sx={{ fontSize: 13.5, overflowWrap: 'anywhere' }}>
                  {step.detail}
                </Typography>
              ) : null}
              {step.decisionId ? (
                <Button size="small" sx={{ ml: -1, minHeight: 26, py: 0 }} onClick={() => onWhy(step.decisionId as string)}>
                  Why?
                </Button>
              ) : null}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
