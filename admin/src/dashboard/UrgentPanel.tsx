import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { EmptyState } from '../shared/EmptyState';
import { humanise } from '../shared/format';
import { Panel } from '../shared/Panel';
import { usePhone } from '../shared/PhoneText';
import { PriorityChip } from '../shared/statuses';
import type { ActionItem } from '../shared/types';

export const actionLink = (item: ActionItem): string => (item.conversationId ? `/inbox/${item.conversationId}` : '/actions');

/** What waits for a person, most urgent first. */
export function UrgentPanel({ items, openConversations }: { items: ActionItem[]; openConversations: number }): ReactNode {
  const path = usePath();
  const phone = usePhone();
  return (
    <Panel
      title="Needs you"
      isFlush
      action={
        <Button component={Link} to={path('/actions')} size="small">
          See all
        </Button>
      }
    >
      {items.length === 0 ? (
        <EmptyState picture="done" title="Nothing needs you" isCompact>
          The assistant is handling {openConversations} {openConversations === 1 ? 'conversation' : 'conversations'}.
        </EmptyState>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {items.map((item) => (
            <Box
              component="li"
              key={item.id}
              sx={{ display: 'flex', gap: 1.5, alignItems: 'center', px: 2.5, py: 1.5, borderTop: '1px solid', borderColor: 'divider' }}
            >
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mb: 0.5 }}>
                  <PriorityChip value={item.priority} />
                  <Typography variant="caption" color="text.secondary">
                    <BusinessDate value={item.createdAt} show="age" />
                  </Typography>
                </Box>
                <Typography sx={{ fontSize: 14, fontWeight: 600 }}>
                  {item.contactName ?? (item.contactAddress ? phone(item.contactAddress) : humanise(item.kind))}
                </Typography>
                <Typography
                  color="text.secondary"
                  sx={{ fontSize: 13.5, display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}
                >
                  {item.summary || humanise(item.reason)}
                </Typography>
              </Box>
              <Button
                component={Link}
                to={path(actionLink(item))}
                variant="outlined"
                size="small"
                aria-label={`Open: ${item.summary || humanise(item.reason)}`}
              >
                Open
              </Button>
            </Box>
          ))}
        </Box>
      )}
    </Panel>
  );
}
