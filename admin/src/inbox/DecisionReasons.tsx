import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useCan, usePath } from '../root/tenant';
import { heldBackWords, isDecisive } from '../rules/rules.rules';
import { humanise } from '../shared/format';
import type { Decision, DecisionDetails } from '../shared/types';
import { isSimpleMode } from './alternatives.rules';

const READ: Readonly<Record<string, string>> = { draft: "the engine's words", rewrite: 'our words instead', text: 'the words that left' };

/** What was looked up for a decision, and what was said of it word for word. */
export function DecisionRetrieval({ retrieval }: { retrieval: Decision['retrieval'] }): ReactNode {
  if (!retrieval) {
    return (
      <Typography color="text.secondary" sx={{ fontSize: 14 }}>
        Nothing: no question and no gap asked for it.
      </Typography>
    );
  }
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mb: 1 }}>
        {retrieval.triggers.map((trigger) => (
          <Chip key={trigger} size="small" label={humanise(trigger)} />
        ))}
      </Box>
      {retrieval.found.length === 0 ? <Typography sx={{ fontSize: 14 }}>Nothing relevant was found.</Typography> : null}
      <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: 14, overflowWrap: 'anywhere' }}>
        {retrieval.found.map((piece) => (
          <li key={piece.id}>
            {piece.title} ({Math.round(piece.score * 100)} %){piece.isAnswer ? ', said word for word' : ''}
            {piece.isStale ? ', out of date: no numbers were stated' : ''}
          </li>
        ))}
      </Box>
    </>
  );
}

/** What the critic read, what it found, the own rules that applied, and the experiments it was part of. */
export function DecisionChecks({ decision }: { decision: DecisionDetails }): ReactNode {
  const can = useCan();
  const path = usePath();
  const checks = decision.checks;
  const { because } = decision.plan;
  const failed = checks.filter(({ verdict }) => verdict === 'fail');
  const passed = new Set(checks.filter(({ verdict }) => verdict === 'pass').map(({ name }) => name));
  return (
    <Box sx={{ fontSize: 14 }}>
      {isSimpleMode(decision) ? <div>Simple mode: one prompt wrote the reply, and code alone checked it.</div> : null}
      {decision.rules.map((rule) => (
        <div key={rule.id}>
          Your rule <b>{rule.name}</b>: {isDecisive(rule) ? humanise(rule.action) : heldBackWords(rule)}
        </div>
      ))}
      {typeof because === 'string' ? (
        <Box sx={{ overflowWrap: 'anywhere' }}>
          From your answers: <b>{because}</b>
        </Box>
      ) : null}
      {decision.tried.map(({ experimentId, experiment, variant }) => (
        <Box key={experimentId} sx={{ overflowWrap: 'anywhere' }}>
          In the experiment{' '}
          {can('experiments', 'list') ? (
            <Link component={RouterLink} to={path(`/experiments/${experimentId}`)}>
              {experiment}
            </Link>
          ) : (
            experiment
          )}
          : {variant}
        </Box>
      ))}
      <Box component="ul" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere' }}>
        {failed.map((check, at) => (
          <li key={at}>
            <b>{humanise(check.name)}</b> held back {READ[check.on ?? 'text']}: {check.reason}
          </li>
        ))}
      </Box>
      <Typography color="text.secondary" sx={{ fontSize: 13 }}>
        {passed.size === 0 ? 'No words were checked.' : `Passed: ${[...passed].map(humanise).join(', ')}.`}
      </Typography>
    </Box>
  );
}
