import BedtimeOutlined from '@mui/icons-material/BedtimeOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useNow } from '../root/BusinessClock';
import { useZone } from '../root/tenant';
import { formatTime } from '../shared/business-time';
import type { Settings } from '../shared/types';
import { tones } from '../theme/tones';
import { quietUntil } from './quiet.rules';
import type { useSimulatorActions } from './useSimulator';

/** Why the owner's phone stays silent at night, and the way to the morning. */
export function QuietNotice({
  settings,
  advance,
}: {
  settings: Settings;
  advance: ReturnType<typeof useSimulatorActions>['advance'];
}): ReactNode {
  const now = useNow();
  const zone = useZone();
  const until = quietUntil(now, settings.ownerQuietStart, settings.ownerQuietEnd, zone);
  if (!until) return null;
  const time = formatTime(until, zone);
  return (
    <Box
      role="note"
      sx={(theme) => ({
        display: 'flex',
        gap: 1,
        alignItems: 'center',
        px: 1.5,
        py: 1,
        bgcolor: tones[theme.palette.mode].neutral.fill,
        borderBottom: '1px solid',
        borderColor: 'divider',
      })}
    >
      <BedtimeOutlined fontSize="small" color="action" />
      <Typography sx={{ flex: 1, fontSize: 12.5, lineHeight: 1.4 }}>
        Quiet hours: news waits until {time}. Emergencies ring through.
      </Typography>
      <Button
        size="small"
        onClick={() => advance.mutate((until.getTime() - now) / 3_600_000)}
        loading={advance.isPending}
        sx={{ whiteSpace: 'nowrap' }}
      >
        Skip to {time}
      </Button>
    </Box>
  );
}
