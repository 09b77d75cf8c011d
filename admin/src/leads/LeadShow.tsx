import Edit from '@mui/icons-material/EditOutlined';
import Forum from '@mui/icons-material/ForumOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Feed } from '../dashboard/Feed';
import { SlotList } from '../inbox/SlotList';
import { useSlotCorrection } from '../inbox/useSlotCorrection';
import { Page } from '../layout/Page';
import { useCan, usePath, useTenant } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { ErrorState } from '../shared/ErrorState';
import { formatMoney, humanise } from '../shared/format';
import { Panel } from '../shared/Panel';
import { PhoneText, usePhone } from '../shared/PhoneText';
import { usePageTitle } from '../shared/page-title';
import { RowSkeletons } from '../shared/Skeletons';
import { LeadStatus } from '../shared/statuses';
import type { Lead } from '../shared/types';
import { useAct } from '../shared/useAct';
import { useProvider } from '../shared/useProvider';
import { Fact } from '../shared/Fact';
import { HoldPanel } from './HoldPanel';
import { statusChoices } from './leads.rules';
import { ScorePanel } from './ScorePanel';

function StatusSelect({ lead }: { lead: Lead }): ReactNode {
  const provider = useProvider();
  const change = useAct(
    (status: string) =>
      provider.update('leads', {
        id: lead.id,
        data: { status, version: lead.version },
        previousData: { id: lead.id, version: lead.version },
      }),
    {
      touches: ['leads', 'dashboard', 'conversations'],
      done: 'Status changed',
    },
  );
  return (
    <TextField
      select
      size="small"
      label="Status"
      value={lead.status}
      disabled={change.isPending}
      onChange={(event) => change.mutate(event.target.value)}
      sx={{ minWidth: 150 }}
    >
      {statusChoices.map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

function Facts({ lead }: { lead: Lead }): ReactNode {
  const { currency } = useTenant().org;
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr 1fr', md: '1fr 1fr 1fr' } }}>
      <Fact label="Phone">
        <PhoneText value={lead.phone} />
      </Fact>
      <Fact label="E-mail">{lead.email ?? '–'}</Fact>
      <Fact label="Address">{lead.address ?? '–'}</Fact>
      <Fact label="Wants">{lead.service ?? '–'}</Fact>
      <Fact label="Urgency">{lead.urgency ? humanise(lead.urgency) : '–'}</Fact>
      <Fact label="Came from">{humanise(lead.source)}</Fact>
      <Fact label="Estimated">{formatMoney(lead.estimatedValueMinor, currency)}</Fact>
      <Fact label="Earned">{formatMoney(lead.actualValueMinor, currency)}</Fact>
      <Fact label="First seen">
        <BusinessDate value={lead.createdAt} />
      </Fact>
      {lead.notes ? (
        <Box sx={{ gridColumn: '1 / -1' }}>
          <Fact label="Notes">
            <span style={{ whiteSpace: 'pre-wrap' }}>{lead.notes}</span>
          </Fact>
        </Box>
      ) : null}
    </Box>
  );
}

function Timeline({ id }: { id: string }): ReactNode {
  const provider = useProvider();
  const query = useQuery({ queryKey: ['leads', 'timeline', id], queryFn: async () => (await provider.leadTimeline(id)).data });
  if (query.isPending) return <RowSkeletons count={4} />;
  if (query.error && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} isCompact />;
  return <Feed items={query.data} emptyText="Calls, texts and appointments of this person appear here." show="moment" />;
}

/** Everything about one person's request. */
export default function LeadShow(): ReactNode {
  const { id = '' } = useParams();
  const provider = useProvider();
  const phone = usePhone();
  const can = useCan();
  const path = usePath();
  const navigate = useNavigate();
  const query = useQuery({
    queryKey: ['leads', 'detail', id],
    queryFn: async ({ signal }) => (await provider.getOne<Lead>('leads', { id, signal })).data,
  });
  const lead = query.data;
  const name = lead ? (lead.name ?? phone(lead.phone)) : 'Lead';
  usePageTitle(name);
  const correction = useSlotCorrection(lead ?? null);
  if (query.isPending) return <RowSkeletons />;
  if (!lead) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const showSource = (): void => {
    if (lead.conversationId) void navigate(path(`/inbox/${lead.conversationId}`));
  };
  return (
    <Page
      title={name}
      hint={
        <>
          <PhoneText value={lead.phone} /> · last active <BusinessDate value={lead.lastActivityAt} show="age" />
        </>
      }
      actions={
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          {can('leads', 'edit') ? <StatusSelect lead={lead} /> : <LeadStatus value={lead.status} />}
          {can('leads', 'edit') ? (
            <Button component={Link} to={path(`/leads/${lead.id}`)} variant="outlined" startIcon={<Edit />}>
              Edit
            </Button>
          ) : null}
          {lead.conversationId ? (
            <Button component={Link} to={path(`/inbox/${lead.conversationId}`)} variant="contained" startIcon={<Forum />}>
              Conversation
            </Button>
          ) : null}
        </Box>
      }
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 2fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 2.5, minWidth: 0 }}>
          <Panel title="Request">
            <Facts lead={lead} />
          </Panel>
          <Panel title="Timeline" isFlush>
            <Timeline id={lead.id} />
          </Panel>
        </Box>
        <Box sx={{ display: 'grid', gap: 2.5, minWidth: 0 }}>
          <ScorePanel leadId={lead.id} />
          <Panel title="What the assistant knows" hint="How sure it is of each fact">
            <SlotList slots={lead.slots} onSource={showSource} correction={correction} />
          </Panel>
          <HoldPanel contactId={lead.contactId} />
        </Box>
      </Box>
    </Page>
  );
}
