import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { usePath } from '../root/tenant';
import { formatDuration } from '../shared/business-time';
import { formatCount, formatMoney } from '../shared/format';
import { Panel } from '../shared/Panel';
import type { Ladder } from '../shared/types';
import { linkOf, rungs, stepShare, type Rung } from './ladder.rules';

function Row({ rung, ladder, top }: { rung: Rung; ladder: Ladder; top: number }): ReactNode {
  const path = usePath();
  const count = ladder[rung.key];
  const share = stepShare(rung.key, ladder);
  return (
    <ButtonBase
      component={RouterLink}
      to={path(linkOf(rung.key, ladder))}
      title={rung.explains}
      sx={{
        display: 'grid',
        gridTemplateColumns: '104px minmax(0, 1fr) 40px 48px',
        gap: 1.25,
        alignItems: 'center',
        width: '100%',
        textAlign: 'left',
        px: 1,
        py: 0.75,
        borderRadius: 2,
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      <Typography sx={{ fontSize: 13.5 }}>{rung.label}</Typography>
      <Box
        aria-hidden="true"
        sx={{
          height: 10,
          borderRadius: 99,
          bgcolor: (theme) => (theme.palette.mode === 'light' ? '#edf1f6' : '#222b37'),
          overflow: 'hidden',
        }}
      >
        <Box
          sx={{
            width: `${top > 0 ? Math.max((count / top) * 100, count > 0 ? 3 : 0) : 0}%`,
            height: 1,
            borderRadius: 99,
            bgcolor: rung.key === 'missed' ? (theme) => (theme.palette.mode === 'light' ? '#93a3b8' : '#5c6b80') : 'primary.main',
            transition: 'width .4s',
          }}
        />
      </Box>
      <Typography data-rung={rung.key} sx={{ fontWeight: 680, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>
        {formatCount(count)}
      </Typography>
      <Typography variant="caption" color="text.secondary" sx={{ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}>
        {share === null ? '' : `${share} %`}
      </Typography>
    </ButtonBase>
  );
}

function Figure({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="caption" color="text.secondary" component="dt">
        {label}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontSize: 18, fontWeight: 680, letterSpacing: '-0.01em' }}>
        {children}
      </Typography>
    </Box>
  );
}

/** Calls and what became of them, for one period. */
export function LadderPanel({ title, ladder, currency }: { title: string; ladder: Ladder; currency: string }): ReactNode {
  const path = usePath();
  const top = Math.max(...rungs.map((rung) => ladder[rung.key]), 1);
  return (
    <Panel
      title={title}
      action={
        <Link component={RouterLink} to={path(linkOf('calls', ladder))} underline="hover" sx={{ fontSize: 13.5, fontWeight: 600 }}>
          {formatCount(ladder.calls)} {ladder.calls === 1 ? 'call' : 'calls'}
        </Link>
      }
    >
      <Box sx={{ mx: -1, display: 'grid' }}>
        {rungs.map((rung) => (
          <Row key={rung.key} rung={rung} ladder={ladder} top={top} />
        ))}
      </Box>
      <Box
        component="dl"
        sx={{
          m: 0,
          mt: 2,
          pt: 2,
          borderTop: '1px solid',
          borderColor: 'divider',
          display: 'grid',
          gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
          gap: 1.5,
        }}
      >
        <Figure label="Earned">{formatMoney(ladder.actualRevenueMinor, currency)}</Figure>
        <Figure label="Estimated">{formatMoney(ladder.estimatedRevenueMinor, currency)}</Figure>
        <Figure label="First reply">{formatDuration(ladder.medianFirstReplySeconds)}</Figure>
      </Box>
    </Panel>
  );
}
