import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { humanise } from '../shared/format';
import { SentimentChip } from '../shared/statuses';
import { StatusChip } from '../shared/StatusChip';
import type { ConversationDetail } from '../shared/types';
import { tones } from '../theme/tones';
import { gaugeLines, languageName, moodPoints, rateWords, trendWords } from './memory.rules';
import { slotLabel } from './slots.rules';

const quiet = { fontSize: 14, color: 'text.secondary' };
const plainList = { listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 };
const size = { width: 280, height: 44 };

interface MemoryProps {
  conversation: ConversationDetail;
}
interface SourceProps extends MemoryProps {
  onSource: (messageId: string) => void;
}

function SourceLink({ id, onSource, children }: { id: string | null; onSource: (id: string) => void; children: ReactNode }): ReactNode {
  if (!id) return <>{children}</>;
  return (
    <ButtonBase
      onClick={() => onSource(id)}
      title="Show the message this comes from"
      sx={{ font: 'inherit', textAlign: 'left', textDecoration: 'underline', textUnderlineOffset: 3, borderRadius: 1, minHeight: 24 }}
    >
      {children}
    </ButtonBase>
  );
}

/** The line of moods with the slope in words: the picture alone says nothing to a screen reader. */
export function MoodLine({ conversation }: MemoryProps): ReactNode {
  const { sentiments, trend } = conversation.memory;
  if (sentiments.length === 0) return <Typography sx={quiet}>No mood was read yet.</Typography>;
  const points = moodPoints(sentiments, size.width - 12, size.height - 12).map(({ x, y }) => ({ x: x + 6, y: y + 6 }));
  const words = sentiments.map(({ sentiment }) => sentiment).join(', ');
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        <SentimentChip value={conversation.sentiment} />
        <StatusChip label={`Mood ${trendWords(trend)}`} tone={trend < 0 ? 'danger' : trend > 0 ? 'success' : 'neutral'} />
      </Box>
      <Box
        component="svg"
        role="img"
        aria-label={`Mood, oldest first: ${words}`}
        viewBox={`0 0 ${size.width} ${size.height}`}
        sx={(theme) => ({ display: 'block', width: 1, height: size.height, color: tones[theme.palette.mode].info.text })}
      >
        <line
          x1="0"
          x2={size.width}
          y1={size.height / 2}
          y2={size.height / 2}
          stroke="currentColor"
          strokeOpacity="0.25"
          strokeDasharray="3 4"
        />
        <polyline
          points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinejoin="round"
        />
        {points.map(({ x, y }, index) => (
          <circle key={index} cx={x} cy={y} r={index === points.length - 1 ? 4.5 : 3} fill="currentColor" />
        ))}
      </Box>
      <Typography sx={{ ...quiet, mt: 0.5 }}>{rateWords(conversation.insight.responseRate)}</Typography>
    </Box>
  );
}

/** May we write, and is anybody awake: two measures that are never one. */
export function GaugePair({ conversation }: MemoryProps): ReactNode {
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {gaugeLines(conversation.insight).map(({ label, value, words }) => {
        const percent = Math.round(value * 100);
        return (
          <Box key={label}>
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
              <Typography sx={{ fontSize: 14, fontWeight: 580 }}>{label}</Typography>
              <Typography sx={{ fontSize: 14 }}>{percent} %</Typography>
            </Box>
            <Box
              role="meter"
              aria-label={label}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={percent}
              aria-valuetext={`${percent} %, ${words}`}
              sx={{ height: 6, my: 0.5, borderRadius: 9, bgcolor: 'divider', overflow: 'hidden' }}
            >
              <Box
                sx={(theme) => ({
                  width: `${percent}%`,
                  height: 1,
                  bgcolor: tones[theme.palette.mode][value >= 0.5 ? 'success' : 'warning'].text,
                })}
              />
            </Box>
            <Typography variant="caption" color="text.secondary">
              {words}
            </Typography>
          </Box>
        );
      })}
    </Box>
  );
}

const promiseLooks = {
  open: { label: 'Open', tone: 'info' },
  overdue: { label: 'Overdue', tone: 'danger' },
  done: { label: 'Done', tone: 'success' },
} as const;

/** Who promised what, until when; ours lead to the action list. */
export function Promises({ conversation, onSource }: SourceProps): ReactNode {
  const path = usePath();
  const { promises } = conversation.insight;
  if (promises.length === 0) return <Typography sx={quiet}>Nobody promised anything.</Typography>;
  return (
    <Box component="ul" sx={plainList}>
      {promises.map((item) => (
        <Box component="li" key={`${item.by}-${item.madeAt}-${item.text}`} sx={{ fontSize: 14 }}>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mb: 0.25 }}>
            <StatusChip {...promiseLooks[item.state]} />
            <Typography variant="caption" color="text.secondary">
              {item.by === 'business' ? 'You' : 'The customer'}
              {item.dueAt ? (
                <>
                  , by <BusinessDate value={item.dueAt} />
                </>
              ) : null}
            </Typography>
          </Box>
          {item.actionId ? (
            <Link component={RouterLink} to={path('/actions')} sx={{ fontSize: 14 }}>
              {item.text}
            </Link>
          ) : (
            <SourceLink id={item.sourceMessageId} onSource={onSource}>
              “{item.text}”
            </SourceLink>
          )}
        </Box>
      ))}
    </Box>
  );
}

/** What asks for care: risks, and facts that were said in two ways. */
export function Careful({ conversation, onSource }: SourceProps): ReactNode {
  const { riskFlags, contradictions, language } = conversation.memory;
  const open = contradictions.filter(({ isSettled }) => !isSettled);
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      {riskFlags.length === 0 && open.length === 0 ? <Typography sx={quiet}>Nothing to be careful with.</Typography> : null}
      {riskFlags.length > 0 ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
          {riskFlags.map(({ flag, sourceMessageId }) => (
            <SourceLink key={flag} id={sourceMessageId} onSource={onSource}>
              <StatusChip label={humanise(flag)} tone="danger" />
            </SourceLink>
          ))}
        </Box>
      ) : null}
      {open.map((item) => (
        <Typography key={`${item.slot}-${item.after}`} sx={{ fontSize: 14, overflowWrap: 'anywhere' }}>
          {slotLabel(item.slot)}: “{item.before}” or{' '}
          <SourceLink id={item.sourceMessageId} onSource={onSource}>
            “{item.after}”
          </SourceLink>
          ?
        </Typography>
      ))}
      {language ? (
        <Typography sx={{ fontSize: 14 }}>
          Writes {languageName(language.code)} <span>({Math.round(language.confidence * 100)} % sure)</span>
        </Typography>
      ) : null}
    </Box>
  );
}
