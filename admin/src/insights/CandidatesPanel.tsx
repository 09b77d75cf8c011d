import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { messageOf } from '../providers/http';
import { usePath } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { usePhone } from '../shared/PhoneText';
import { StatusChip } from '../shared/StatusChip';
import type { Ranking } from '../shared/types';
import { useCandidates } from './useInsights';

const goodFit = 60;
const fairFit = 30;

type Person = Ranking['ranked'][number] | Ranking['leftOut'][number];

function Name({ person }: { person: Person }): ReactNode {
  const path = usePath();
  const phone = usePhone();
  const name = person.name ?? (person.phone ? phone(person.phone) : 'Customer');
  const to = person.conversationId ? `/inbox/${person.conversationId}` : person.leadId ? `/leads/${person.leadId}/show` : null;
  return to ? (
    <Link component={RouterLink} to={path(to)} sx={{ fontWeight: 600, fontSize: 14.5 }}>
      {name}
    </Link>
  ) : (
    <Typography component="span" sx={{ fontWeight: 600, fontSize: 14.5 }}>
      {name}
    </Typography>
  );
}

function Ranked({ candidate }: { candidate: Ranking['ranked'][number] }): ReactNode {
  const { score } = candidate;
  return (
    <Box component="li" sx={{ py: 1.25, borderTop: '1px solid', borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Name person={candidate} />
        </Box>
        <StatusChip
          label={`Fits ${score} of 100`}
          tone={score >= goodFit ? 'success' : score >= fairFit ? 'info' : 'neutral'}
          title={candidate.factors.map(({ points, label }) => `${points > 0 ? '+' : ''}${points} ${label}`).join('\n')}
        />
      </Box>
      <Typography color="text.secondary" sx={{ fontSize: 13.5, overflowWrap: 'anywhere' }}>
        {candidate.reason}
      </Typography>
    </Box>
  );
}

function LeftOut({ people }: { people: Ranking['leftOut'] }): ReactNode {
  if (people.length === 0) return null;
  return (
    <Box component="details" sx={{ mt: 1, fontSize: 13.5 }}>
      <Box component="summary" sx={{ cursor: 'pointer', py: 0.75 }}>
        {people.length === 1 ? 'One person is left out' : `${people.length} people are left out`}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {people.map((person) => (
          <Box component="li" key={person.contactId} sx={{ py: 0.75 }}>
            <Name person={person} />
            <Typography color="text.secondary" sx={{ fontSize: 13.5 }}>
              {person.reason}
              {person.until ? (
                <>
                  {' '}
                  From <BusinessDate value={person.until} />.
                </>
              ) : null}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

/** Who might take a time that became free, the best first; asked for by a button. Nothing is sent. */
export function CandidatesPanel({ appointmentId }: { appointmentId: string }): ReactNode {
  const candidates = useCandidates();
  const ranking = candidates.data;
  return (
    <Box component="section" aria-label="Who could take this time" sx={{ display: 'grid', gap: 1 }}>
      {ranking ? null : (
        <Button variant="contained" loading={candidates.isPending} onClick={() => candidates.mutate(appointmentId)}>
          Who could take this time?
        </Button>
      )}
      <Box aria-live="polite">
        {candidates.error ? <Alert severity="error">{messageOf(candidates.error)}</Alert> : null}
        {ranking ? (
          <>
            <Typography component="h3" variant="h2" sx={{ fontSize: 16, mb: 1 }}>
              Who could take this time
            </Typography>
            {ranking.ranked.length > 0 ? (
              <Box component="ol" aria-label="Candidates, the best first" sx={{ listStyle: 'none', m: 0, p: 0 }}>
                {ranking.ranked.map((candidate) => (
                  <Ranked key={candidate.contactId} candidate={candidate} />
                ))}
              </Box>
            ) : (
              <Alert severity="info">
                {ranking.leftOut.length === 0
                  ? 'Nobody has an appointment soon after it, and no open lead waits.'
                  : 'Nobody may be texted now. Below stands why, and from when.'}
              </Alert>
            )}
            <LeftOut people={ranking.leftOut} />
          </>
        ) : null}
      </Box>
    </Box>
  );
}
