import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent, type ReactNode } from 'react';
import { messageOf } from '../providers/http';
import { useCan } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { Panel } from '../shared/Panel';
import type { QuestionCluster } from '../shared/types';
import { useAnswer, useDismiss, useQuestionClusters } from './useKnowledge';

function AnswerForm({ open, onClose }: { open: QuestionCluster; onClose: () => void }): ReactNode {
  const [question, setQuestion] = useState(open.question);
  const [words, setWords] = useState('');
  const answer = useAnswer(onClose);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    answer.mutate({ questionIds: open.questionIds, question: question.trim(), answer: words.trim() });
  };
  return (
    <Box component="form" onSubmit={submit} aria-label={`Answer ${open.question}`} sx={{ display: 'grid', gap: 1.5, mt: 1.5 }}>
      {answer.error ? <Alert severity="error">{messageOf(answer.error)}</Alert> : null}
      <TextField
        label="Question"
        size="small"
        required
        value={question}
        onChange={(event) => setQuestion(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 300 } }}
      />
      <TextField
        label="Answer"
        size="small"
        required
        autoFocus
        multiline
        minRows={2}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        helperText={
          open.questionIds.length > 1
            ? `What the assistant may tell every customer who asks this. Settles all ${open.questionIds.length} wordings.`
            : 'What the assistant may tell every customer who asks this.'
        }
        slotProps={{ htmlInput: { maxLength: 5000 } }}
      />
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button type="submit" variant="contained" size="small" disabled={answer.isPending || question.trim() === '' || words.trim() === ''}>
          Save the answer
        </Button>
        <Button size="small" onClick={onClose}>
          Cancel
        </Button>
      </Box>
    </Box>
  );
}

function Question({ open }: { open: QuestionCluster }): ReactNode {
  const can = useCan();
  const dismiss = useDismiss();
  const [isAnswering, setIsAnswering] = useState(false);
  const count = open.questionIds.length;
  return (
    <Box component="li" sx={{ px: 2.5, py: 1.5, borderTop: '1px solid', borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Box sx={{ flex: 1, minWidth: 200 }}>
          <Typography sx={{ fontWeight: 600, fontSize: 15, overflowWrap: 'anywhere' }}>{open.question}</Typography>
          <Typography variant="caption" color="text.secondary">
            {open.times === 1 ? 'Asked once' : `Asked ${open.times} times`}
            {open.isFromCustomers ? '' : ', by you while testing'}, last on <BusinessDate value={open.lastAskedAt} />
            {count > 1 ? ` · ${count} wordings` : ''}
          </Typography>
          {open.examples.length > 0 ? (
            <Box component="ul" aria-label="Also asked as" sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0 }}>
              {open.examples.map((wording) => (
                <Typography component="li" key={wording} color="text.secondary" sx={{ fontSize: 13.5, overflowWrap: 'anywhere' }}>
                  “{wording}”
                </Typography>
              ))}
            </Box>
          ) : null}
        </Box>
        {can('knowledge', 'edit') && !isAnswering ? (
          <>
            <Button size="small" variant="outlined" onClick={() => setIsAnswering(true)}>
              Answer
            </Button>
            <Button size="small" color="inherit" disabled={dismiss.isPending} onClick={() => dismiss.mutate(open.questionIds)}>
              Not for us
            </Button>
          </>
        ) : null}
      </Box>
      {isAnswering ? <AnswerForm open={open} onClose={() => setIsAnswering(false)} /> : null}
    </Box>
  );
}

/** What was asked and nothing answers, most asked first. Absent while there is none: an empty list is no news. */
export function QuestionsPanel(): ReactNode {
  const query = useQuestionClusters();
  if (!query.data || query.data.total === 0) return null;
  const { data: rows, total } = query.data;
  return (
    <Panel
      title="Nobody could answer"
      isFlush
      hint={total > rows.length ? `The ${rows.length} asked most of ${total}` : 'An answer here is known from then on.'}
    >
      <Box component="ul" aria-label="Questions without an answer" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map((row) => (
          <Question key={row.questionIds[0]} open={row} />
        ))}
      </Box>
    </Panel>
  );
}
