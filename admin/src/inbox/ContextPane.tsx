import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useCan, usePath, useTenant } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { formatMoney, humanise } from '../shared/format';
import { PhoneText } from '../shared/PhoneText';
import { AppointmentStatus, LeadStatus, SentimentChip } from '../shared/statuses';
import type { ConversationDetail } from '../shared/types';
import { CtaStates } from './CtaStates';
import { LastDecision } from './LastDecision';
import { ReachLimits } from './ReachLimits';
import { ReplyMode } from './ReplyMode';
import { SlotList } from './SlotList';
import { Careful, GaugePair, MoodLine, Promises } from './ThreadMemory';
import { useSlotCorrection } from './useSlotCorrection';

function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }): ReactNode {
  return (
    <Box component="section" aria-label={title} sx={{ py: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Typography variant="h3" component="h2" sx={{ flex: 1 }}>
          {title}
        </Typography>
        {action}
      </Box>
      {children}
    </Box>
  );
}
const quiet = { fontSize: 14, color: 'text.secondary' };

function LeadCard({ conversation }: { conversation: ConversationDetail }): ReactNode {
  const path = usePath();
  const { currency } = useTenant().org;
  const { lead } = conversation;
  if (!lead) return <Typography sx={quiet}>There is no lead for this person yet.</Typography>;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <LeadStatus value={lead.status} />
        <SentimentChip value={conversation.sentiment} />
      </Box>
      <Typography sx={{ fontSize: 14 }}>
        <PhoneText value={lead.phone || conversation.contactAddress} />
        {lead.estimatedValueMinor ? ` · about ${formatMoney(lead.estimatedValueMinor, currency)}` : ''}
      </Typography>
      <Typography sx={quiet}>
        From {humanise(lead.source).toLowerCase()}, <BusinessDate value={lead.createdAt} />
      </Typography>
      <Link component={RouterLink} to={path(`/leads/${lead.id}/show`)} sx={{ fontSize: 14, fontWeight: 600 }}>
        Open the lead
      </Link>
    </Box>
  );
}

function Appointments({ conversation }: { conversation: ConversationDetail }): ReactNode {
  const path = usePath();
  if (conversation.appointments.length === 0) return <Typography sx={quiet}>Nothing booked.</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {conversation.appointments.map((appointment) => (
        <Box component="li" key={appointment.id} sx={{ p: 1.25, borderRadius: 2, border: '1px solid', borderColor: 'divider' }}>
          <Link component={RouterLink} to={path(`/appointments/${appointment.id}`)} sx={{ fontWeight: 600, fontSize: 14 }}>
            {appointment.serviceName}
          </Link>
          <Typography sx={{ fontSize: 14, my: 0.5 }}>
            <BusinessDate value={appointment.startsAt} show="zoned" />
          </Typography>
          <AppointmentStatus value={appointment.status} />
        </Box>
      ))}
    </Box>
  );
}

const skipWords = {
  window_closed: 'WhatsApp closes for free text before the next one.',
  no_window: 'They never wrote on WhatsApp, so nothing may be sent there unasked.',
  message_budget_used: 'They got as many unasked texts as their budget allows.',
};

function FollowUps({ conversation }: { conversation: ConversationDetail }): ReactNode {
  const { nextFollowUpAt, followUpCount, followUpSkip } = conversation;
  return (
    <Typography sx={quiet}>
      {nextFollowUpAt ? (
        <>
          Next <BusinessDate value={nextFollowUpAt} />
          {followUpCount > 0 ? `, ${followUpCount} sent so far` : ''}. Cancelled as soon as the customer answers.
        </>
      ) : (
        `None planned${followUpCount > 0 ? `, ${followUpCount} sent` : ''}.${followUpSkip ? ` ${skipWords[followUpSkip]}` : ''}`
      )}
    </Typography>
  );
}

/** Which version of the assistant's profile speaks here: written at the first turn, and kept. */
function RunsOn({ conversation }: { conversation: ConversationDetail }): ReactNode {
  const path = usePath();
  const can = useCan();
  const { profileVersionId, profileVersionNumber } = conversation;
  if (!profileVersionId)
    return <Typography sx={quiet}>The settings: no profile was live when the assistant first answered here.</Typography>;
  const name = `Version ${profileVersionNumber ?? ''}`;
  return can('profile', 'list') ? (
    <Link component={RouterLink} to={path(`/profile/${profileVersionId}`)} sx={{ fontSize: 14, fontWeight: 600 }}>
      {name}
    </Link>
  ) : (
    <Typography sx={{ fontSize: 14 }}>{name}</Typography>
  );
}

interface ContextPaneProps {
  conversation: ConversationDetail;
  onSource: (messageId: string) => void;
  onWhy: (decisionId: string) => void;
}

/** Everything known about this person, beside the words. */
export function ContextPane({ conversation, onSource, onWhy }: ContextPaneProps): ReactNode {
  const pending = conversation.memory.pending;
  const correction = useSlotCorrection(conversation.lead);
  return (
    <Box sx={{ px: 2.5, pb: 3 }}>
      <Section title="In short">
        <Typography sx={conversation.memory.summary ? { fontSize: 14, overflowWrap: 'anywhere' } : quiet}>
          {conversation.memory.summary ?? 'The assistant has not summed this up yet.'}
        </Typography>
      </Section>
      <Divider />
      <Section title="What we know">
        <SlotList slots={conversation.lead?.slots ?? {}} onSource={onSource} correction={correction} history={conversation.slotHistory} />
      </Section>
      {pending?.options && pending.options.length > 0 ? (
        <>
          <Divider />
          <Section title="Times on offer">
            <Box component="ol" sx={{ m: 0, pl: 2.5, fontSize: 14 }}>
              {pending.options.map((option) => (
                <li key={option.index}>{option.label}</li>
              ))}
            </Box>
          </Section>
        </>
      ) : null}
      <Divider />
      <Section title="Links and documents">
        <CtaStates conversationId={conversation.id} />
      </Section>
      <Divider />
      <Section title="Mood">
        <MoodLine conversation={conversation} />
      </Section>
      <Divider />
      <Section title="Promises">
        <Promises conversation={conversation} onSource={onSource} />
      </Section>
      <Divider />
      <Section title="Careful">
        <Careful conversation={conversation} onSource={onSource} />
      </Section>
      <Divider />
      <Section title="Reach">
        <GaugePair conversation={conversation} />
        <ReachLimits conversation={conversation} />
      </Section>
      <Divider />
      <Section title="Lead">
        <LeadCard conversation={conversation} />
      </Section>
      <Divider />
      <Section title="Appointments">
        <Appointments conversation={conversation} />
      </Section>
      <Divider />
      <Section title="Follow-ups">
        <FollowUps conversation={conversation} />
      </Section>
      <Divider />
      <Section title="Approval">
        <ReplyMode conversation={conversation} />
      </Section>
      <Divider />
      <Section title="Profile version">
        <RunsOn conversation={conversation} />
      </Section>
      <Divider />
      <Section title="Last decision">
        <LastDecision conversation={conversation} onWhy={onWhy} />
      </Section>
    </Box>
  );
}
