import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { ErrorState } from '../shared/ErrorState';
import { usePhone } from '../shared/PhoneText';
import { DraftCard } from './DraftCard';
import type { DraftItem, useDrafts } from './useDrafts';

/** The replies that wait, above everything else that does: a customer is at the other end of each. */
export function DraftSection({ query }: { query: ReturnType<typeof useDrafts> }): ReactNode {
  const phone = usePhone();
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />;
  const items = query.data ?? [];
  if (items.length === 0) return null;
  const nameOf = ({ conversation }: DraftItem): string =>
    conversation ? (conversation.contactName ?? phone(conversation.contactAddress)) : 'a customer';
  return (
    <Box component="section" aria-label="Drafts to approve" sx={{ display: 'grid', gap: 1.25, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Typography variant="overline" component="h2" color="text.secondary">
        Drafts to approve · {items.length}
      </Typography>
      {items.map((item) => (
        <DraftCard key={item.message.id} message={item.message} who={nameOf(item)} answers={item.conversation?.lastPreview} hasLink />
      ))}
    </Box>
  );
}
