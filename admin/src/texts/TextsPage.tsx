import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { Page } from '../layout/Page';
import { EmptyState } from '../shared/EmptyState';
import { usePageTitle } from '../shared/page-title';
import { Panel } from '../shared/Panel';
import { countSegments } from '../shared/segments';
import { languages, type TextKind, type TextLanguage } from './texts.rules';
import { ReadingPanel, RiskPanel, WordingsPanel } from './TextResults';
import { useTextCheck } from './useTextCheck';

const most = 1600;

/** One text, three readings: what it means, how much it looks like spam, and calmer words to copy. Nothing is sent or kept. */
export default function TextsPage(): ReactNode {
  usePageTitle('Check a text');
  const [text, setText] = useState('');
  const [kind, setKind] = useState<TextKind>('reply');
  const [language, setLanguage] = useState<TextLanguage>('en');
  const { checked, ask, reading, risk, wordings, isBusy } = useTextCheck();
  const wish = { text: text.trim(), kind, language };
  const isReady = wish.text !== '' && !isBusy;
  const check = (): void => {
    if (isReady) ask(wish);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    check();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    check();
  };
  const isOld = checked !== null && (checked.text !== wish.text || checked.kind !== kind || checked.language !== language);
  const { count, left } = countSegments(text);
  return (
    <Page title="Check a text" hint="How it reads, whether it looks like spam, and better words. Nothing is sent." width={900}>
      <Panel>
        <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
          <TextField
            label="Text"
            placeholder="HURRY!!! 20% OFF TODAY ONLY!!!"
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={onKeyDown}
            multiline
            minRows={4}
            maxRows={12}
            fullWidth
            helperText={count === 0 ? 'Ctrl+Enter checks it' : `${count} ${count === 1 ? 'text' : 'texts'} · ${left} left`}
            slotProps={{ htmlInput: { maxLength: most } }}
          />
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
            <ToggleButtonGroup
              exclusive
              size="small"
              value={kind}
              onChange={(_, next: TextKind | null) => setKind(next ?? kind)}
              aria-label="What kind of text"
            >
              <ToggleButton value="reply">An answer</ToggleButton>
              <ToggleButton value="marketing">We write first</ToggleButton>
            </ToggleButtonGroup>
            {kind === 'marketing' ? (
              <TextField
                select
                size="small"
                label="Language"
                value={language}
                onChange={(event) => setLanguage(event.target.value as TextLanguage)}
                sx={{ minWidth: 130 }}
              >
                {languages.map(({ value, label }) => (
                  <MenuItem key={value} value={value}>
                    {label}
                  </MenuItem>
                ))}
              </TextField>
            ) : null}
            <Button type="submit" variant="contained" disabled={!isReady} sx={{ ml: { sm: 'auto' } }}>
              Check
            </Button>
          </Box>
        </Box>
      </Panel>
      {checked === null ? (
        <EmptyState picture="inbox" title="Paste a text" isCompact>
          One that you plan to send, or one that a customer sent. Then press Check.
        </EmptyState>
      ) : (
        <Box aria-live="polite" aria-busy={isBusy} sx={{ display: 'grid', gap: 2.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          {isOld && !isBusy ? (
            <Typography color="text.secondary" sx={{ fontSize: 14 }}>
              This is about the text before your change. Press Check again.
            </Typography>
          ) : null}
          <RiskPanel answer={risk} onRetry={() => risk.mutate(checked)} />
          <WordingsPanel answer={wordings} onRetry={() => wordings.mutate(checked)} />
          <ReadingPanel answer={reading} onRetry={() => reading.mutate(checked)} />
        </Box>
      )}
    </Page>
  );
}
