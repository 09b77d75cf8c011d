import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import InputBase from '@mui/material/InputBase';
import Typography from '@mui/material/Typography';
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useCan, usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { StatusChip } from '../shared/StatusChip';
import type { Message } from '../shared/types';
import { useReview } from './useDrafts';

interface DraftCardProps {
  message: Message;
  who: string;
  /** What the customer wrote last, where it is not on the screen anyway. */
  answers?: string | undefined;
  hasLink?: boolean;
}

/** A reply that waits: its words can be changed in place, and what is on the screen is what leaves. */
export function DraftCard({ message, who, answers, hasLink = false }: DraftCardProps): ReactNode {
  const [body, setBody] = useState(message.body);
  const review = useReview(message.id, who);
  const can = useCan();
  const path = usePath();
  const mayReview = can('conversations', 'send');
  const isChanged = body.trim() !== message.body.trim();
  const isEmpty = body.trim() === '';
  useEffect(() => setBody(message.body), [message.body]);
  const approve = (): void => {
    if (!isEmpty && !review.isPending) review.mutate({ step: 'approve', body });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      approve();
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      document.getElementById(`draft-${message.id}`)?.focus();
    }
  };
  return (
    <Card
      id={`draft-${message.id}`}
      tabIndex={-1}
      component="article"
      aria-label={`Draft for ${who}`}
      sx={{ p: 2, display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <StatusChip label="Waits for approval" tone="warning" />
        {message.originalBody !== null ? <StatusChip label="Edited" /> : null}
        <Typography sx={{ fontWeight: 650, flex: 1, minWidth: 120 }}>{who}</Typography>
        <Typography variant="caption" color="text.secondary">
          since <BusinessDate value={message.createdAt} show="age" />
        </Typography>
      </Box>
      {answers ? (
        <Typography color="text.secondary" sx={{ fontSize: 14, overflowWrap: 'anywhere' }}>
          They wrote: “{answers}”
        </Typography>
      ) : null}
      <InputBase
        id={`draft-text-${message.id}`}
        value={body}
        readOnly={!mayReview}
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={onKeyDown}
        multiline
        fullWidth
        inputProps={{ 'aria-label': `Words of the draft for ${who}`, maxLength: 1600 }}
        sx={{ px: 1.5, py: 1, borderRadius: 2, border: '1px solid', borderColor: 'divider', bgcolor: 'background.default', fontSize: 14.5 }}
      />
      {mayReview ? (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <Button variant="contained" onClick={approve} disabled={isEmpty} loading={review.isPending}>
            {isChanged ? 'Approve as edited' : 'Approve and send'}
          </Button>
          {isChanged ? (
            <Button disabled={isEmpty || review.isPending} onClick={() => review.mutate({ step: 'edit', body })}>
              Save, send later
            </Button>
          ) : null}
          <Button color="error" disabled={review.isPending} onClick={() => review.mutate({ step: 'discard', body })}>
            Discard
          </Button>
          {hasLink && message.conversationId ? (
            <Button component={Link} to={path(`/inbox/${message.conversationId}`)}>
              Open conversation
            </Button>
          ) : null}
        </Box>
      ) : null}
    </Card>
  );
}
