import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import Edit from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Switch from '@mui/material/Switch';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useCan, usePath, useTenant } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { formatCount } from '../shared/format';
import { StatusChip } from '../shared/StatusChip';
import type { OwnRule, RuleFigures } from '../shared/types';
import { actionOf, conditionsOf, isBroken, sentenceOf } from './rules.rules';

interface RuleRowProps {
  rule: OwnRule;
  /** From 1. */
  place: number;
  of: number;
  figures: RuleFigures | undefined;
  onMove: (by: 1 | -1) => void;
  onSwitch: () => void;
  onEdit: () => void;
}

/** Every count leads to the decisions behind it. */
function Fired({ rule, figures }: { rule: OwnRule; figures: RuleFigures | undefined }): ReactNode {
  const path = usePath();
  const can = useCan();
  if (!figures) return null;
  if (figures.fired === 0) return <span>Has not applied in the last 30 days</span>;
  const times = `Applied ${figures.fired === 1 ? 'once' : `${formatCount(figures.fired)} times`} in 30 days`;
  const to = path(`/decisions?filter=${encodeURIComponent(JSON.stringify({ ruleId: rule.id }))}`);
  return (
    <>
      {can('decisions', 'list') ? (
        <Link component={RouterLink} to={to}>
          {times}
        </Link>
      ) : (
        times
      )}
      , last <BusinessDate value={figures.lastFiredAt} />
    </>
  );
}

/** Stays in place for the keyboard when the rule has reached the end: a button that is switched off would lose the focus. */
function Arrow({
  label,
  isEnd,
  onPress,
  children,
}: {
  label: string;
  isEnd: boolean;
  onPress: () => void;
  children: ReactNode;
}): ReactNode {
  return (
    <IconButton
      aria-label={label}
      aria-disabled={isEnd || undefined}
      onClick={isEnd ? undefined : onPress}
      sx={isEnd ? { color: 'action.disabled', cursor: 'default' } : {}}
    >
      {children}
    </IconButton>
  );
}

/** One rule as a sentence, with its place in the order and what became of it. */
export function RuleRow({ rule, place, of, figures, onMove, onSwitch, onEdit }: RuleRowProps): ReactNode {
  const { currency } = useTenant().org;
  const mayEdit = useCan()('rules', 'edit');
  return (
    <Box
      component="li"
      sx={{
        display: 'grid',
        gap: { xs: 0.5, sm: 2 },
        alignItems: 'center',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) auto' },
        px: 2.5,
        py: 1.75,
        borderTop: '1px solid',
        borderColor: 'divider',
        '&:first-of-type': { borderTop: 0 },
      }}
    >
      <Box sx={{ display: 'flex', gap: 1.5, minWidth: 0 }}>
        <Typography component="span" aria-hidden="true" color="text.secondary" sx={{ fontSize: 14, pt: '2px', minWidth: 20 }}>
          {place}.
        </Typography>
        <Box sx={{ minWidth: 0 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <Typography sx={{ fontWeight: 620, fontSize: 15, overflowWrap: 'anywhere' }}>{rule.name}</Typography>
            {rule.isActive ? null : <StatusChip label="Off" />}
            {isBroken(rule) ? <StatusChip label="What it offers was deleted" tone="warning" /> : null}
          </Box>
          <Typography sx={{ fontSize: 14.5, overflowWrap: 'anywhere', color: rule.isActive ? 'text.primary' : 'text.secondary' }}>
            {sentenceOf(conditionsOf(rule), actionOf(rule), { currency, ctaLabel: rule.ctaLabel })}
          </Typography>
          <Typography color="text.secondary" sx={{ fontSize: 13, mt: 0.25 }}>
            <Fired rule={rule} figures={figures} />
          </Typography>
        </Box>
      </Box>
      {mayEdit ? (
        <Box
          role="group"
          aria-label={`Rule ${rule.name}`}
          sx={{ display: 'flex', alignItems: 'center', justifyContent: { xs: 'flex-end', sm: 'flex-start' } }}
        >
          <Arrow label={`Move ${rule.name} up`} isEnd={place === 1} onPress={() => onMove(-1)}>
            <ArrowUpward fontSize="small" />
          </Arrow>
          <Arrow label={`Move ${rule.name} down`} isEnd={place === of} onPress={() => onMove(1)}>
            <ArrowDownward fontSize="small" />
          </Arrow>
          <Switch checked={rule.isActive} onChange={onSwitch} slotProps={{ input: { 'aria-label': `${rule.name} is on` } }} />
          <IconButton aria-label={`Change ${rule.name}`} onClick={onEdit}>
            <Edit fontSize="small" />
          </IconButton>
        </Box>
      ) : null}
    </Box>
  );
}
