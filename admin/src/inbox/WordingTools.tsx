import AutoFixHigh from '@mui/icons-material/AutoFixHighOutlined';
import Lightbulb from '@mui/icons-material/LightbulbOutlined';
import Undo from '@mui/icons-material/UndoOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { StatusChip } from '../shared/StatusChip';
import type { RewrittenText, Suggestions } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { RISKS } from '../texts/texts.rules';

interface WordingToolsProps {
  conversationId: string;
  text: string;
  onChange: (text: string) => void;
}

function SuggestionList({ answer, onPick }: { answer: Suggestions; onPick: (text: string) => void }): ReactNode {
  if (answer.suggestions.length === 0)
    return (
      <Typography sx={{ fontSize: 13.5 }} color="text.secondary">
        No suggestion may be given out here. {answer.heldBack.join(' ')}
      </Typography>
    );
  return (
    <Box component="ul" aria-label="Suggested replies" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}>
      {answer.suggestions.map(({ text, purpose }) => (
        <li key={text}>
          <Button
            variant="outlined"
            fullWidth
            onClick={() => onPick(text)}
            sx={{ justifyContent: 'flex-start', textAlign: 'left', textTransform: 'none', py: 0.75 }}
          >
            <span>
              <Typography component="span" variant="caption" color="text.secondary" sx={{ display: 'block' }}>
                {purpose}
              </Typography>
              {text}
            </span>
          </Button>
        </li>
      ))}
    </Box>
  );
}

const tones: readonly { value: RewrittenText['tone']; label: string }[] = [
  { value: 'professional', label: 'Professional' },
  { value: 'friendly', label: 'Friendly' },
  { value: 'casual', label: 'Casual' },
];

interface JudgementProps {
  rewritten: RewrittenText;
  /** False: the person went on typing meanwhile, and what they wrote is not overwritten. */
  isApplied: boolean;
  isBusy: boolean;
  onUse: () => void;
  onTone: (tone: RewrittenText['tone']) => void;
}

function Judgement({ rewritten, isApplied, isBusy, onUse, onTone }: JudgementProps): ReactNode {
  const { before, after, isChanged, text, tone } = rewritten;
  const reasons = (isChanged ? before : after).reasons;
  return (
    <Box sx={{ display: 'grid', gap: 0.75 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <StatusChip label={RISKS[after.risk].label} tone={RISKS[after.risk].tone} />
        <Typography sx={{ fontSize: 13.5 }} color="text.secondary">
          {isChanged ? `It was ${before.risk} before; every fact is still there.` : 'Nothing to reword without losing a fact.'}
        </Typography>
      </Box>
      {isChanged && !isApplied ? (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
          <Typography sx={{ flex: 1, fontSize: 14, overflowWrap: 'anywhere' }}>{text}</Typography>
          <Button size="small" variant="outlined" onClick={onUse}>
            Use it
          </Button>
        </Box>
      ) : null}
      {reasons.length > 0 ? (
        <Box component="ul" aria-label="Why" sx={{ m: 0, pl: 2.5 }}>
          {reasons.map(({ code, message, advice }) => (
            <Typography component="li" key={code} sx={{ fontSize: 13.5 }}>
              {message} {advice}
            </Typography>
          ))}
        </Box>
      ) : null}
      <Box role="group" aria-label="Tone" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
        {tones.map(({ value, label }) => (
          <Button
            key={value}
            size="small"
            variant={value === tone ? 'outlined' : 'text'}
            aria-pressed={value === tone}
            disabled={isBusy}
            onClick={() => onTone(value)}
          >
            {label}
          </Button>
        ))}
      </Box>
    </Box>
  );
}

/** A wording that stands in the box, and what stood there before. */
interface Replaced {
  before: string;
  after: string;
}

/** Help with words: both buttons only fill the box, a person sends. */
export function WordingTools({ conversationId, text, onChange }: WordingToolsProps): ReactNode {
  const provider = useProvider();
  const [replaced, setReplaced] = useState<Replaced | null>(null);
  const [rewritten, setRewritten] = useState<{ answer: RewrittenText; of: string } | null>(null);
  const [suggestions, setSuggestions] = useState<Suggestions | null>(null);
  const typed = useRef(text);
  useEffect(() => {
    typed.current = text;
  }, [text]);
  const replace = (before: string, after: string): void => {
    setReplaced({ before, after });
    onChange(after);
  };
  const suggest = useAct(() => provider.suggestReply(conversationId), {
    touches: [],
    onDone: (answer) => {
      setRewritten(null);
      setSuggestions(answer);
    },
  });
  const rewrite = useAct(({ body, tone }: { body: string; tone: RewrittenText['tone'] }) => provider.rewriteText(body, tone), {
    touches: [],
    onDone: ({ texts: [first] }, { body }) => {
      setSuggestions(null);
      setRewritten(first ? { answer: first, of: body } : null);
      const isUntouched = typed.current === body || typed.current === replaced?.after;
      if (first?.isChanged && isUntouched) replace(body, first.text);
    },
  });
  // Words that were changed by hand since are no longer what was judged or replaced.
  const mayUndo = replaced !== null && text === replaced.after;
  const isApplied = rewritten !== null && text === rewritten.answer.text;
  const isJudged = rewritten !== null && text.trim() !== '' && (isApplied || rewritten.answer.isChanged || text === rewritten.of);
  const undo = (): void => {
    if (replaced) onChange(replaced.before);
    setReplaced(null);
    setRewritten(null);
  };
  return (
    <Box sx={{ display: 'grid', gap: 1, mb: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }} role="group" aria-label="Help with words">
        <Button size="small" startIcon={<Lightbulb />} onClick={() => suggest.mutate(undefined)} loading={suggest.isPending}>
          Suggest
        </Button>
        <Button
          size="small"
          startIcon={<AutoFixHigh />}
          onClick={() => rewrite.mutate({ body: text, tone: 'professional' })}
          loading={rewrite.isPending}
          disabled={text.trim() === ''}
        >
          Rewrite
        </Button>
        {mayUndo ? (
          <Button size="small" startIcon={<Undo />} onClick={undo}>
            Undo
          </Button>
        ) : null}
        {suggestions || isJudged ? (
          <Button
            size="small"
            onClick={() => {
              setSuggestions(null);
              setRewritten(null);
            }}
            sx={{ ml: 'auto' }}
          >
            Hide
          </Button>
        ) : null}
      </Box>
      {/* what was said before stays in sight beside the help, also on a phone */}
      <Box aria-live="polite" sx={{ maxHeight: { xs: 120, sm: 240 }, overflowY: 'auto' }}>
        {suggestions ? (
          <SuggestionList
            answer={suggestions}
            onPick={(picked) => {
              replace(text, picked);
              setSuggestions(null);
            }}
          />
        ) : null}
        {rewritten && isJudged ? (
          <Judgement
            rewritten={rewritten.answer}
            isApplied={isApplied}
            isBusy={rewrite.isPending}
            onUse={() => replace(text, rewritten.answer.text)}
            onTone={(tone) => rewrite.mutate({ body: rewritten.of, tone })}
          />
        ) : null}
      </Box>
    </Box>
  );
}
