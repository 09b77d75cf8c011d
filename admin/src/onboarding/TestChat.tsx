import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { messageOf } from '../providers/http';
import { useCan } from '../root/tenant';
import { humanise } from '../shared/format';
import { Panel } from '../shared/Panel';
import { StatusChip } from '../shared/StatusChip';
import type { TestAnswer } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { TestVersion } from './TestVersion';

type Line = { by: 'customer'; body: string } | { by: 'assistant'; answer: TestAnswer };
type Gate = TestAnswer['texts'][number]['gate'];

const verdicts: Record<Gate['verdict'], string> = {
  allow: 'Would be sent',
  defer: 'Would wait',
  template: 'Would need a template',
  deny: 'Would not be sent',
};

/** What would be done beside talking, as people say it. */
const effectWords: Record<string, string> = {
  offer: 'keep the offered times free for a while',
  keep: 'keep the chosen time',
  book: 'make the booking',
  reschedule: 'move the booking',
  cancel: 'cancel the booking',
  confirm: 'confirm the booking',
  updateAddress: 'note the address',
  optOut: 'never write to this number again',
  resubscribe: 'write to this number again',
  escalations: 'tell your team',
  handler: 'hand over to a person',
  isLeadLost: 'mark the lead as lost',
  isQualified: 'mark the lead as qualified',
};

const whys: Record<NonNullable<TestAnswer['offer']>['why'], string> = {
  asked: 'because the customer asks for it',
  next: 'because it is the next in your order',
  accepted: 'as its next step',
};
/** Why it is offered, and what a real customer would get. */
const offerWords = ({ why, target }: NonNullable<TestAnswer['offer']>): string =>
  `${whys[why]}${target === 'link' || target === 'file' ? '; a customer gets a link of their own, this one leads nowhere' : ''}.`;

function GateVerdict({ gate }: { gate: Gate }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <Box sx={{ mt: 0.75, display: 'grid', gap: 0.5, justifyItems: 'start' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <StatusChip label={verdicts[gate.verdict]} tone={gate.verdict === 'allow' ? 'success' : 'warning'} />
        <Link component="button" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} sx={{ fontSize: 13 }}>
          {isOpen ? 'Hide the checks' : 'Show the checks'}
        </Link>
      </Box>
      {gate.message ? <Typography sx={{ fontSize: 13 }}>{gate.message}</Typography> : null}
      {isOpen ? (
        <Box component="ul" aria-label="Checks" sx={{ m: 0, pl: 2.5, fontSize: 13 }}>
          {gate.trace
            .filter((step) => step.verdict !== 'skip')
            .map((step) => (
              <li key={step.rule}>
                {humanise(step.rule)}: {step.reason}
              </li>
            ))}
        </Box>
      ) : null}
    </Box>
  );
}

function Bubble({ isOurs, children }: { isOurs: boolean; children: ReactNode }): ReactNode {
  return (
    <Box
      sx={{
        maxWidth: '85%',
        px: 1.75,
        py: 1,
        borderRadius: 3,
        bgcolor: isOurs ? 'primary.main' : 'action.hover',
        color: isOurs ? 'primary.contrastText' : 'text.primary',
        overflowWrap: 'anywhere',
        whiteSpace: 'pre-line',
      }}
    >
      {children}
    </Box>
  );
}

function AnswerView({ answer }: { answer: TestAnswer }): ReactNode {
  const { texts, effects, offer, reasonCode } = answer;
  return (
    <Box sx={{ justifySelf: 'start', display: 'grid', gap: 1, justifyItems: 'start', width: '100%' }}>
      {texts.map((text, index) => (
        <Box key={index} sx={{ width: '100%' }}>
          <Bubble isOurs={false}>{text.body}</Bubble>
          <GateVerdict gate={text.gate} />
        </Box>
      ))}
      {texts.length === 0 ? <Typography color="text.secondary">It says nothing: {humanise(reasonCode).toLowerCase()}.</Typography> : null}
      {offer ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <StatusChip label={`Offers: ${offer.label}`} tone="info" />
          <Typography color="text.secondary" sx={{ fontSize: 13 }}>
            {offerWords(offer)}
          </Typography>
        </Box>
      ) : null}
      {effects.length > 0 ? (
        <Typography color="text.secondary" sx={{ fontSize: 13 }}>
          It would also: {effects.map((effect) => effectWords[effect] ?? humanise(effect).toLowerCase()).join(', ')}.
        </Typography>
      ) : null}
    </Box>
  );
}

/** A conversation with the draft. It goes through the same rules as a real one, and nothing leaves. */
export function TestChat(): ReactNode {
  const provider = useProvider();
  const can = useCan();
  const [lines, setLines] = useState<Line[]>([]);
  const [chatId, setChatId] = useState<string | null>(null);
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const [versionId, setVersionId] = useState<string | null>(null);
  const say = useAct((body: string) => provider.testChat(body, chatId, versionId), {
    touches: [],
    isQuiet: true,
    onDone: (answer, body) => {
      setChatId(answer.chatId);
      setLines((before) => [...before, { by: 'customer', body }, { by: 'assistant', answer }]);
      setText('');
      input.current?.focus();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '' && !say.isPending) say.mutate(text.trim());
  };
  const restart = (): void => {
    setLines([]);
    setChatId(null);
    say.reset();
    input.current?.focus();
  };
  return (
    <Panel
      title="Test chat"
      hint="With your answers of now, published or not, or with a version of your profile"
      action={
        lines.length > 0 ? (
          <Button onClick={restart} size="small" disabled={say.isPending}>
            Start anew
          </Button>
        ) : null
      }
    >
      <Alert severity="info" sx={{ mb: 2 }}>
        This is a test. Nothing is sent, and no lead, conversation or booking is made.
      </Alert>
      <TestVersion
        versionId={versionId}
        // an answer on its way would appear in the chat that a choice begins
        isDisabled={say.isPending}
        onChange={(id) => {
          setVersionId(id);
          restart();
        }}
      />
      <Box role="log" aria-label="Test chat" aria-live="polite" sx={{ display: 'grid', gap: 1.5, minHeight: 120 }}>
        {lines.length === 0 ? (
          <Typography color="text.secondary">Write as a customer would, such as: my AC is not cooling, can you come tomorrow?</Typography>
        ) : null}
        {lines.map((line, index) =>
          line.by === 'customer' ? (
            <Box key={index} sx={{ justifySelf: 'end', display: 'grid', justifyItems: 'end', width: '100%' }}>
              <Bubble isOurs>{line.body}</Bubble>
            </Box>
          ) : (
            <AnswerView key={index} answer={line.answer} />
          ),
        )}
      </Box>
      {say.error ? (
        <Alert severity="error" sx={{ mt: 2 }}>
          {messageOf(say.error)}
        </Alert>
      ) : null}
      <Box component="form" onSubmit={submit} sx={{ display: 'flex', gap: 1, mt: 2, alignItems: 'flex-start' }}>
        <TextField
          inputRef={input}
          label="Text of the customer"
          value={text}
          onChange={(event) => setText(event.target.value)}
          fullWidth
          disabled={!can('settings', 'edit')}
          helperText={can('settings', 'edit') ? undefined : 'Your role may not use the test chat.'}
          slotProps={{ htmlInput: { maxLength: 1600 } }}
        />
        <Button type="submit" variant="contained" loading={say.isPending} disabled={text.trim() === ''} sx={{ height: 40 }}>
          Send
        </Button>
      </Box>
    </Panel>
  );
}
