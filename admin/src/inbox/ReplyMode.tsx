import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useCan } from '../root/tenant';
import type { ConversationDetail } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';

const own = 'as the business';

/** Whether replies of the assistant wait for approval in this thread. */
export function ReplyMode({ conversation }: { conversation: ConversationDetail }): ReactNode {
  const provider = useProvider();
  const can = useCan();
  const change = useAct((mode: 'send' | 'draft' | null) => provider.setReplyMode(conversation.id, mode), {
    touches: ['conversations'],
    done: 'Saved',
  });
  return (
    <TextField
      select
      fullWidth
      size="small"
      label="Replies in this conversation"
      value={conversation.replyMode ?? own}
      disabled={!can('conversations', 'takeover') || change.isPending}
      onChange={(event) => change.mutate(event.target.value === own ? null : (event.target.value as 'send' | 'draft'))}
      helperText={conversation.hasDrafts ? 'A reply waits for approval. It goes on waiting, whatever you choose.' : undefined}
    >
      <MenuItem value={own}>As set for the business</MenuItem>
      <MenuItem value="send">Are sent at once</MenuItem>
      <MenuItem value="draft">Wait for approval</MenuItem>
    </TextField>
  );
}
