import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { BusinessDate } from '../shared/BusinessDate';
import { formatDuration } from '../shared/business-time';
import { ErrorState } from '../shared/ErrorState';
import { costWords, humanise } from '../shared/format';
import { RowSkeletons } from '../shared/Skeletons';
import type { DecisionDetails as Decision } from '../shared/types';
import { useProvider } from '../shared/useProvider';
import { goalWords, memoryChanges } from './decision.rules';
import { alternativesOf } from './alternatives.rules';
import { DecisionContext } from './DecisionContext';
import { DecisionChecks, DecisionRetrieval } from './DecisionReasons';
import { GateTrace } from './GateTrace';

function Block({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <Box component="section" sx={{ mt: 2.5 }}>
      <Typography variant="h3" component="h3" sx={{ mb: 0.75 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function Facts({ decision }: { decision: Decision }): ReactNode {
  const rows: [string, ReactNode][] = [
    ['Decided to', humanise(decision.action)],
    ['Because', humanise(decision.reasonCode)],
    ['Wanted', goalWords(decision.goal)],
    ['Understood', decision.intent ? humanise(decision.intent) : '–'],
    ['Mood', decision.sentiment ? humanise(decision.sentiment) : '–'],
    ['Sure', decision.confidence === null ? '–' : `${Math.round(decision.confidence * 100)} %`],
    ['Engine', decision.model ? `${decision.engine} (${decision.model})` : decision.engine],
    ['Tokens', `${decision.tokensIn} in, ${decision.tokensOut} out`],
    ['Cost', costWords(decision)],
    ['Took', decision.durationMs < 1000 ? `${decision.durationMs} ms` : formatDuration(decision.durationMs / 1000)],
    ['When', <BusinessDate key="when" value={decision.createdAt} show="zoned" />],
  ];
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(3, 1fr)' }, gap: 1.5 }}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <Typography component="dt" variant="caption" color="text.secondary">
            {label}
          </Typography>
          <Typography component="dd" sx={{ m: 0, fontSize: 14, fontWeight: 550, overflowWrap: 'anywhere' }}>
            {value}
          </Typography>
        </div>
      ))}
    </Box>
  );
}

/** Words as they are; an instant in the time of the business. */
function Remembered({ value }: { value: string }): ReactNode {
  return /^\d{4}-\d\d-\d\dT/.test(value) ? <BusinessDate value={value} show="zoned" /> : value;
}

function Body({ decision }: { decision: Decision }): ReactNode {
  const changes = memoryChanges(decision.stateBefore, decision.stateAfter);
  const alternatives = alternativesOf(decision);
  return (
    <>
      <Facts decision={decision} />
      {decision.reply ? (
        <Block title="What it wrote">
          <Typography sx={{ p: 1.5, borderRadius: 2, bgcolor: 'background.default', whiteSpace: 'pre-wrap', fontSize: 14 }}>
            {decision.reply}
          </Typography>
        </Block>
      ) : null}
      {alternatives.length > 0 ? (
        <Block title="What it could have said">
          {alternatives.map(({ title, text }) => (
            <Box key={title} sx={{ mb: 1 }}>
              <Typography variant="caption" color="text.secondary">
                {title}
              </Typography>
              <Typography sx={{ fontSize: 14, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Typography>
            </Box>
          ))}
        </Block>
      ) : null}
      <Block title="What changed in its memory">
        {changes.length === 0 ? (
          <Typography color="text.secondary" sx={{ fontSize: 14 }}>
            Nothing.
          </Typography>
        ) : (
          <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: 14, overflowWrap: 'anywhere' }}>
            {changes.map((change) => (
              <li key={change.label}>
                <b>{change.label}</b>:{' '}
                {change.before === null ? null : (
                  <>
                    <s>
                      <Remembered value={change.before} />
                    </s>{' '}
                    →{' '}
                  </>
                )}
                {change.after === null ? 'nothing' : <Remembered value={change.after} />}
              </li>
            ))}
          </Box>
        )}
      </Block>
      <Block title="What it looked up">
        <DecisionRetrieval retrieval={decision.retrieval} />
      </Block>
      <Block title="Rules and checks of its words">
        <DecisionChecks decision={decision} />
      </Block>
      <Block title="What it knew">
        <DecisionContext context={decision.context} />
      </Block>
      <Block title="Checks before it left">
        <GateTrace steps={decision.outbound.flatMap((text) => text.gate)} />
      </Block>
    </>
  );
}

/** "Why did it say this": the whole record of one decision. */
export function DecisionDialog({ id, onClose, action }: { id: string | null; onClose: () => void; action?: ReactNode }): ReactNode {
  const provider = useProvider();
  const query = useQuery({
    queryKey: ['decisions', 'detail', id],
    queryFn: async ({ signal }) => (await provider.getOne<Decision>('decisions', { id: id ?? '', signal })).data,
    enabled: id !== null,
  });
  return (
    <Dialog open={id !== null} onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="decision-title">
      <DialogTitle id="decision-title">Why did it say this?</DialogTitle>
      <DialogContent tabIndex={0} sx={{ '&:focus-visible': { outlineOffset: -2 } }}>
        {query.isPending ? (
          <RowSkeletons count={3} />
        ) : query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />
        ) : (
          <Body decision={query.data} />
        )}
      </DialogContent>
      <DialogActions>
        {action}
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
