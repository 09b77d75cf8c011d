import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { isSimpleMode } from '../inbox/alternatives.rules';
import { isDecisive } from '../rules/rules.rules';
import { BusinessDate } from '../shared/BusinessDate';
import { costWords, formatCount, humanise } from '../shared/format';
import { StatusChip } from '../shared/StatusChip';
import type { Decision } from '../shared/types';
import { actionChoices, engineName, rowText, verdictOf } from './decisions.rules';

function Chips({ decision }: { decision: Decision }): ReactNode {
  const verdict = verdictOf(decision);
  const action = decision.action === 'reply' ? null : actionChoices.find(({ value }) => value === decision.action);
  return (
    <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
      {action ? <StatusChip label={action.label} tone={decision.action === 'escalate' ? 'warning' : 'neutral'} /> : null}
      {verdict ? <StatusChip label={verdict.label} tone={verdict.tone} /> : null}
      {isSimpleMode(decision) ? <StatusChip label="Simple mode" tone="neutral" /> : null}
      {decision.rules.filter(isDecisive).map((rule) => (
        <StatusChip key={rule.id} label={`Your rule: ${rule.name}`} tone="info" />
      ))}
    </Box>
  );
}

/** What was said, why, and at what price; opens the whole record. */
export function DecisionRow({ decision, onOpen }: { decision: Decision; onOpen: () => void }): ReactNode {
  const tokens = decision.tokensIn + decision.tokensOut;
  return (
    <Box component="li" sx={{ borderTop: '1px solid', borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box
        component="button"
        type="button"
        onClick={onOpen}
        sx={{
          font: 'inherit',
          color: 'text.primary',
          background: 'none',
          border: 0,
          width: '100%',
          textAlign: 'left',
          cursor: 'pointer',
          px: { xs: 2, sm: 2.5 },
          py: 1.5,
          display: 'grid',
          gap: { xs: 0.5, sm: 2 },
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '150px minmax(0, 1fr)', md: '150px minmax(0, 1fr) 190px' },
          alignItems: 'start',
          '&:hover': { bgcolor: 'action.hover' },
          '&:focus-visible': { outlineOffset: -2 },
        }}
      >
        <Typography component="span" color="text.secondary" sx={{ fontSize: 13.5, pt: '2px' }}>
          <BusinessDate value={decision.createdAt} />
        </Typography>
        <Box component="span" sx={{ display: 'grid', gap: 0.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <Typography component="span" sx={{ fontWeight: 620, fontSize: 14.5 }}>
            {humanise(decision.reasonCode)}
          </Typography>
          <Typography
            component="span"
            color={decision.reply ? 'text.primary' : 'text.secondary'}
            sx={{
              fontSize: 14,
              overflowWrap: 'anywhere',
              display: '-webkit-box',
              WebkitLineClamp: 2,
              WebkitBoxOrient: 'vertical',
              overflow: 'hidden',
            }}
          >
            {rowText(decision)}
          </Typography>
          <Chips decision={decision} />
        </Box>
        <Typography
          component="span"
          color="text.secondary"
          sx={{ fontSize: 13, gridColumn: { sm: 2, md: 'auto' }, textAlign: { md: 'right' }, overflowWrap: 'anywhere' }}
        >
          {decision.model ?? engineName(decision.engine)}
          {tokens > 0 ? ` · ${formatCount(tokens)} tokens · ${costWords(decision)}` : ''}
        </Typography>
      </Box>
    </Box>
  );
}
