import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { engineName, verdictOf } from '../decisions/decisions.rules';
import { usePath } from '../root/tenant';
import { costWords, formatCost, humanise } from '../shared/format';
import { StatusChip } from '../shared/StatusChip';
import type { ConversationDetail } from '../shared/types';
import { criticOf, lookedUp } from './decision.rules';

const quiet = { fontSize: 14, color: 'text.secondary' };

interface LastDecisionProps {
  conversation: ConversationDetail;
  onWhy: (decisionId: string) => void;
}

/** The newest decision in short: why, how sure, at what cost, what the checks said of its words, and what it had looked up; and what all of the conversation cost. */
export function LastDecision({ conversation, onWhy }: LastDecisionProps): ReactNode {
  const path = usePath();
  const decision = conversation.lastDecision;
  const here = JSON.stringify({ conversationId: conversation.id });
  if (!decision) return <Typography sx={quiet}>The assistant has not decided anything here yet.</Typography>;
  const critic = criticOf(decision.checks);
  const verdict = verdictOf(decision);
  return (
    <Box sx={{ display: 'grid', gap: 0.75 }}>
      <Typography sx={{ fontSize: 14, fontWeight: 580 }}>{humanise(decision.reasonCode)}</Typography>
      <Typography sx={quiet}>
        {decision.confidence === null ? '' : `${Math.round(decision.confidence * 100)} % sure · `}
        {engineName(decision.engine)} · {decision.tokensIn + decision.tokensOut} tokens · {costWords(decision)}
      </Typography>
      {conversation.costMicros ? (
        <Typography sx={quiet}>The whole conversation so far: {formatCost(conversation.costMicros)}</Typography>
      ) : null}
      <Box>
        {/* words may pass every check and still not leave */}
        {verdict?.tone === 'danger' ? <StatusChip {...verdict} /> : <StatusChip label={critic.label} tone={critic.tone} />}
        {critic.reasons.map((reason) => (
          <Typography key={reason} sx={{ fontSize: 14, mt: 0.5, overflowWrap: 'anywhere' }}>
            {reason}
          </Typography>
        ))}
      </Box>
      <Typography sx={{ ...quiet, overflowWrap: 'anywhere' }}>{lookedUp(decision.retrieval)}</Typography>
      <Button size="small" variant="outlined" sx={{ justifySelf: 'start', mt: 0.5 }} onClick={() => onWhy(decision.id)}>
        Why did it say this?
      </Button>
      <Link component={RouterLink} to={path(`/decisions?filter=${encodeURIComponent(here)}`)} sx={{ fontSize: 14 }}>
        All decisions in this conversation
      </Link>
    </Box>
  );
}
