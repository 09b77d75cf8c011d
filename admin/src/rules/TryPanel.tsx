import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent, type ReactNode } from 'react';
import { messageOf } from '../providers/http';
import { useCan } from '../root/tenant';
import { humanise } from '../shared/format';
import { Panel } from '../shared/Panel';
import { StatusChip } from '../shared/StatusChip';
import type { TestAnswer } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { intentWords, moodWords } from './rules.rules';

function Answer({ answer }: { answer: TestAnswer }): ReactNode {
  const { read, rule, texts, reasonCode } = answer;
  const body = texts.map((text) => text.body).join('\n');
  return (
    <Box sx={{ display: 'grid', gap: 1, mt: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        {rule ? <StatusChip label={`Your rule “${rule.name}”`} tone="success" /> : <StatusChip label="None of your rules applied" />}
        {read ? (
          <Typography color="text.secondary" sx={{ fontSize: 14 }}>
            Read as: the customer {intentWords[read.intent] ?? humanise(read.intent).toLowerCase()}, sounds{' '}
            {moodWords[read.sentiment] ?? humanise(read.sentiment).toLowerCase()}.
          </Typography>
        ) : (
          <Typography color="text.secondary" sx={{ fontSize: 14 }}>
            Answered before any rule is tried: {humanise(reasonCode).toLowerCase()}.
          </Typography>
        )}
      </Box>
      <Typography
        sx={{ p: 1.5, borderRadius: 2, bgcolor: 'action.hover', fontSize: 14.5, whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
        color={body === '' ? 'text.secondary' : 'text.primary'}
      >
        {body === '' ? 'It says nothing.' : body}
      </Typography>
    </Box>
  );
}

/** One text to the test chat, as the first of a new customer: which rule applies to it, and what would be said. */
export function TryPanel(): ReactNode {
  const provider = useProvider();
  const can = useCan();
  const [text, setText] = useState('');
  const [answer, setAnswer] = useState<TestAnswer | null>(null);
  const say = useAct((body: string) => provider.testChat(body, null), { touches: [], isQuiet: true, onDone: setAnswer });
  if (!can('rules', 'edit')) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '' && !say.isPending) say.mutate(text.trim());
  };
  return (
    <Panel title="Try it on a message" hint="As the first text of a new customer. Nothing is sent, and no conversation is made.">
      <Box component="form" onSubmit={submit} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-start' }}>
        <TextField
          label="Text of the customer"
          placeholder="Your technician broke my thermostat"
          value={text}
          onChange={({ target }) => setText(target.value)}
          slotProps={{ htmlInput: { maxLength: 1600 } }}
          sx={{ flex: '1 1 240px' }}
        />
        <Button type="submit" variant="outlined" loading={say.isPending} disabled={text.trim() === ''} sx={{ height: 40 }}>
          Try it
        </Button>
      </Box>
      {say.error ? (
        <Alert severity="error" sx={{ mt: 2 }}>
          {messageOf(say.error)}
        </Alert>
      ) : null}
      <Box aria-live="polite">{answer && !say.error ? <Answer answer={answer} /> : null}</Box>
    </Panel>
  );
}
