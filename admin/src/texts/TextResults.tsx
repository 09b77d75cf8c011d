import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CopyButton } from '../shared/CopyButton';
import { ErrorState } from '../shared/ErrorState';
import { humanise } from '../shared/format';
import { Panel } from '../shared/Panel';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { Rewritings, RewrittenText, SpamReading, TextReading, TextWish } from '../shared/types';
import { intentWords, RISKS, signsOf } from './texts.rules';

type Answer<T> = UseMutationResult<T, unknown, TextWish>;
interface ResultProps<T> {
  answer: Answer<T>;
  onRetry: () => void;
}

function Result<T>({
  answer,
  onRetry,
  title,
  hint,
  children,
}: ResultProps<T> & { title: string; hint: string; children: (data: T) => ReactNode }): ReactNode {
  return (
    <Panel title={title} hint={hint}>
      {answer.isPending ? (
        <RowSkeletons count={1} />
      ) : answer.data === undefined ? (
        <ErrorState error={answer.error} onRetry={onRetry} isCompact />
      ) : (
        children(answer.data)
      )}
    </Panel>
  );
}

export function RiskPanel(props: ResultProps<SpamReading>): ReactNode {
  return (
    <Result {...props} title="Spam risk" hint="How much carriers and people would take it for spam">
      {({ risk, score, reasons }) => (
        <Box sx={{ display: 'grid', gap: 1 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <StatusChip {...RISKS[risk]} />
            <Typography sx={{ fontSize: 14 }} color="text.secondary">
              {score} of 100
            </Typography>
          </Box>
          {reasons.length === 0 ? (
            <Typography sx={{ fontSize: 14 }} color="text.secondary">
              Nothing in it speaks of spam.
            </Typography>
          ) : (
            <Box component="ul" aria-label="Why" sx={{ m: 0, pl: 2.5 }}>
              {reasons.map(({ code, points, message, advice }) => (
                <Typography component="li" key={code} sx={{ fontSize: 14, overflowWrap: 'anywhere' }}>
                  {message} {advice} (+{points})
                </Typography>
              ))}
            </Box>
          )}
        </Box>
      )}
    </Result>
  );
}

export function ReadingPanel(props: ResultProps<TextReading>): ReactNode {
  return (
    <Result {...props} title="What it means" hint="As the assistant would read it from a customer">
      {(reading) => (
        <Box sx={{ display: 'grid', gap: 1 }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <Typography sx={{ fontWeight: 600 }}>{intentWords(reading.intent)}</Typography>
            <StatusChip label={`Mood: ${reading.sentiment}`} />
            {signsOf(reading).map((sign) => (
              <StatusChip key={sign} label={sign} tone="info" />
            ))}
          </Box>
          <Typography sx={{ fontSize: 14 }} color="text.secondary">
            {Math.round(reading.confidence * 100)} % sure · read by {reading.engine}
          </Typography>
          {reading.slots.length > 0 ? (
            <Box component="dl" aria-label="Facts" sx={{ m: 0, display: 'grid', gap: 0.5 }}>
              {reading.slots.map(({ name, value }) => (
                <Box key={name} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, fontSize: 14 }}>
                  <Box component="dt" sx={{ color: 'text.secondary' }}>
                    {humanise(name)}
                  </Box>
                  <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                    {value}
                  </Box>
                </Box>
              ))}
            </Box>
          ) : null}
        </Box>
      )}
    </Result>
  );
}

function Wording({ wording }: { wording: RewrittenText }): ReactNode {
  return (
    <Box component="li" sx={{ py: 1.5, borderTop: '1px solid', borderColor: 'divider', '&:first-of-type': { borderTop: 0, pt: 0 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 0.75 }}>
        <Typography sx={{ fontWeight: 600, fontSize: 14, flex: 1 }}>{humanise(wording.tone)}</Typography>
        <StatusChip {...RISKS[wording.after.risk]} />
        <CopyButton text={wording.text} what={`the ${wording.tone} wording`} size="small" />
      </Box>
      <Typography sx={{ fontSize: 14.5, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{wording.text}</Typography>
    </Box>
  );
}

export function WordingsPanel(props: ResultProps<Rewritings>): ReactNode {
  return (
    <Result {...props} title="Other wordings" hint="Every price, date, name and link stays as it was">
      {({ texts }) => {
        const changed = texts.filter(({ isChanged }) => isChanged);
        return changed.length === 0 ? (
          <Typography sx={{ fontSize: 14 }} color="text.secondary">
            Nothing to reword without losing a fact.
          </Typography>
        ) : (
          <Box component="ul" aria-label="Wordings" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {changed.map((wording) => (
              <Wording key={wording.tone + wording.text} wording={wording} />
            ))}
          </Box>
        );
      }}
    </Result>
  );
}
