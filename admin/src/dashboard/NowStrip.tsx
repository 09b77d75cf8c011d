import type { SvgIconComponent } from '@mui/icons-material';
import ChevronRight from '@mui/icons-material/ChevronRight';
import Forum from '@mui/icons-material/ForumOutlined';
import Person from '@mui/icons-material/PersonOutlined';
import Schedule from '@mui/icons-material/ScheduleSend';
import TaskAlt from '@mui/icons-material/TaskAltOutlined';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePath } from '../root/tenant';
import { formatCount } from '../shared/format';
import type { DashboardStats } from '../shared/types';
import { tones, type Tone } from '../theme/tones';

function Tile({
  to,
  icon: Icon,
  count,
  label,
  tone,
}: {
  to: string;
  icon: SvgIconComponent;
  count: number;
  label: string;
  tone: Tone;
}): ReactNode {
  const path = usePath();
  return (
    <ButtonBase
      component={Link}
      to={path(to)}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        p: 2,
        borderRadius: 3.5,
        textAlign: 'left',
        justifyContent: 'flex-start',
        border: '1px solid',
        borderColor: 'divider',
        bgcolor: 'background.paper',
        '&:hover': { borderColor: 'primary.main' },
      }}
    >
      <Box
        sx={(theme) => ({
          width: 40,
          height: 40,
          borderRadius: 2.5,
          display: { xs: 'none', sm: 'grid' },
          placeItems: 'center',
          flexShrink: 0,
          color: tones[theme.palette.mode][tone].text,
          bgcolor: tones[theme.palette.mode][tone].fill,
        })}
      >
        <Icon />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography sx={{ fontSize: 24, fontWeight: 700, lineHeight: 1.1, letterSpacing: '-0.02em' }}>{formatCount(count)}</Typography>
        <Typography color="text.secondary" sx={{ fontSize: 13 }}>
          {label}
        </Typography>
      </Box>
      <ChevronRight fontSize="small" sx={{ color: 'text.secondary', display: { xs: 'none', sm: 'block' } }} />
    </ButtonBase>
  );
}

/** How things stand this minute. */
export function NowStrip({ now }: { now: DashboardStats['now'] }): ReactNode {
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' } }}>
      <Tile
        to="/actions"
        icon={TaskAlt}
        count={now.openActions}
        label={now.criticalActions > 0 ? `Open actions, ${now.criticalActions} critical` : 'Open actions'}
        tone={now.criticalActions > 0 ? 'danger' : now.openActions > 0 ? 'warning' : 'neutral'}
      />
      <Tile
        to="/inbox?tab=needs-you"
        icon={Person}
        count={now.needsHuman}
        label="Threads need a person"
        tone={now.needsHuman > 0 ? 'warning' : 'neutral'}
      />
      <Tile to="/inbox" icon={Forum} count={now.openConversations} label="Open conversations" tone="info" />
      <Tile to="/inbox" icon={Schedule} count={now.pendingFollowUps} label="Planned follow-ups" tone="neutral" />
    </Box>
  );
}
