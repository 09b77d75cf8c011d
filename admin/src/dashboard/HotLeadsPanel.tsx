import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useCan, usePath } from '../root/tenant';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { usePhone } from '../shared/PhoneText';
import { RowSkeletons } from '../shared/Skeletons';
import { useProvider } from '../shared/useProvider';

const REASONS = 2;

/** The open leads with the highest scores, and what makes each. */
export function HotLeadsPanel(): ReactNode {
  const provider = useProvider();
  const can = useCan();
  const path = usePath();
  const phone = usePhone();
  const mayRead = can('leads', 'list');
  const query = useQuery({
    queryKey: ['leads', 'hot'],
    queryFn: async ({ signal }) => (await provider.hotLeads(signal)).data,
    enabled: mayRead,
  });
  if (!mayRead) return null;
  const leads = query.data;
  return (
    <Panel title="Hot leads" hint="Whom to call first" isFlush>
      {query.isPending ? <RowSkeletons count={2} /> : null}
      {query.error && !leads ? <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact /> : null}
      {leads?.length === 0 ? (
        <Typography color="text.secondary" sx={{ px: 2.5, pb: 2, fontSize: 14 }}>
          Nobody right now. Leads that wrote lately and want something soon appear here.
        </Typography>
      ) : null}
      {leads && leads.length > 0 ? (
        <Box component="ul" aria-label="Hot leads" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {leads.map((lead) => (
            <Box
              component="li"
              key={lead.leadId}
              sx={{ display: 'flex', gap: 1.5, alignItems: 'center', px: 2.5, py: 1.5, borderTop: '1px solid', borderColor: 'divider' }}
            >
              <Typography sx={{ fontSize: 20, fontWeight: 700, minWidth: 36 }} aria-label={`Score ${lead.score} of 100`}>
                {lead.score}
              </Typography>
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Typography sx={{ fontSize: 14, fontWeight: 600 }}>{lead.name ?? phone(lead.phone)}</Typography>
                <Typography color="text.secondary" sx={{ fontSize: 13.5 }}>
                  {lead.factors
                    .slice(0, REASONS)
                    .map(({ label }) => label)
                    .join(' · ')}
                </Typography>
              </Box>
              <Button
                component={Link}
                to={path(`/leads/${lead.leadId}/show`)}
                variant="outlined"
                size="small"
                aria-label={`Open ${lead.name ?? phone(lead.phone)}`}
              >
                Open
              </Button>
            </Box>
          ))}
        </Box>
      ) : null}
    </Panel>
  );
}
