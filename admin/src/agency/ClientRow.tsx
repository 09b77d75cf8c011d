import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import Info from '@mui/icons-material/InfoOutlined';
import Warning from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { BusinessDate } from '../shared/BusinessDate';
import { formatCost, formatCount, formatMoney } from '../shared/format';
import { StatusChip } from '../shared/StatusChip';
import type { ClientLine } from '../shared/types';
import { changeWords, recoveredShare, replyTime, troubleTones } from './agency.rules';

const icons = { critical: ErrorIcon, warning: Warning, notice: Info };

function Figure({ label, value, hint }: { label: string; value: string; hint?: string }): ReactNode {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography component="dt" variant="caption" color="text.secondary" noWrap>
        {label}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontSize: 15, fontWeight: 620, fontVariantNumeric: 'tabular-nums' }} title={hint ?? ''}>
        {value}
      </Typography>
    </Box>
  );
}

interface ClientRowProps {
  line: ClientLine;
  actions?: ReactNode;
}

/** One client: what is wrong, what it earned, and the way in. */
export function ClientRow({ line, actions }: ClientRowProps): ReactNode {
  const { current, previous } = line;
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gap: { xs: 1.5, md: 3 },
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(240px, 1fr) minmax(0, 1.5fr)' },
        px: { xs: 2, sm: 2.5 },
        py: 2,
        borderTop: '1px solid',
        borderColor: 'divider',
      }}
    >
      <Box sx={{ minWidth: 0, display: 'grid', gap: 0.75, alignContent: 'start' }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}>
          <Link
            component={RouterLink}
            to={`/t/${line.slug}`}
            sx={{ fontWeight: 650, fontSize: 15.5, flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}
          >
            {line.name}
          </Link>
          {actions}
        </Box>
        <Typography variant="caption" color="text.secondary">
          {line.lastActivityAt ? (
            <>
              Last active <BusinessDate value={line.lastActivityAt} />
            </>
          ) : (
            'No conversation yet'
          )}
        </Typography>
        {line.troubles.length > 0 ? (
          <Box
            component="ul"
            aria-label={`Trouble of ${line.name}`}
            sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 0.75 }}
          >
            {line.troubles.map((trouble) => (
              <Box component="li" key={trouble.code} sx={{ minWidth: 0, maxWidth: '100%' }}>
                <StatusChip label={trouble.text} tone={troubleTones[trouble.level] ?? 'neutral'} icon={icons[trouble.level]} />
              </Box>
            ))}
          </Box>
        ) : null}
      </Box>
      <Box
        component="dl"
        aria-label={`Figures of ${line.name}`}
        sx={{ m: 0, display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'repeat(3, 1fr)', sm: 'repeat(6, 1fr)' }, alignContent: 'start' }}
      >
        <Figure label="Missed" value={formatCount(current.missed)} hint={changeWords(current.missed, previous.missed)} />
        <Figure
          label="Won back"
          value={recoveredShare(line)}
          hint={`${current.recovered} of ${current.missed} missed callers wrote back`}
        />
        <Figure label="First reply" value={replyTime(line.medianFirstReplySeconds)} />
        <Figure label="Booked" value={formatCount(current.booked)} hint={changeWords(current.booked, previous.booked)} />
        <Figure label="Revenue" value={formatMoney(current.revenueMinor, line.currency)} />
        <Figure label="Model cost" value={current.costMicros ? formatCost(current.costMicros) : '–'} />
      </Box>
    </Box>
  );
}
