import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useCan } from '../root/tenant';
import { BusinessDate } from '../shared/BusinessDate';
import { ErrorState } from '../shared/ErrorState';
import { Panel } from '../shared/Panel';
import { PhoneText } from '../shared/PhoneText';
import { RowSkeletons } from '../shared/Skeletons';
import { StatusChip } from '../shared/StatusChip';
import type { Registration } from '../shared/types';
import { brandFields, campaignFields } from './registration.fields';
import { RegistrationForm } from './RegistrationForm';
import { registrationWords, standOf } from './numbers.rules';
import { useRegistration, useRegistrationActs } from './useNumbers';

function Stand({ stand }: { stand: Registration['brand'] | Registration['campaign'] }): ReactNode {
  const words = standOf(stand.status);
  const at = stand.decidedAt ?? stand.submittedAt;
  return (
    <Box sx={{ display: 'grid', gap: 1, mb: 2 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        <StatusChip label={words.label} tone={words.tone} />
        {at ? (
          <Typography color="text.secondary" sx={{ fontSize: 13.5 }}>
            since <BusinessDate value={at} />
          </Typography>
        ) : null}
      </Box>
      {stand.reason ? (
        <Alert severity="error">The carriers say: {stand.reason} Mend it below and submit it again; it is then looked at anew.</Alert>
      ) : null}
    </Box>
  );
}

/** What US carriers must know before they let texts through: who the business is, and what it texts about. */
export function RegistrationSection(): ReactNode {
  const query = useRegistration();
  const { saveBrand, saveCampaign, submit, check } = useRegistrationActs();
  const mayWrite = useCan()('numbers', 'edit');
  if (query.isPending) return <RowSkeletons count={5} />;
  if (!query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { brand, campaign, numbers, problem } = query.data;
  const isWaiting = brand.status === 'submitted' || campaign.status === 'submitted';
  return (
    <>
      <Panel
        title="Texts to US phones"
        hint="US carriers block business texts from numbers that are not registered. Until this is approved, real numbers here send no texts; calls work."
        action={
          mayWrite && isWaiting ? (
            <Button size="small" loading={check.isPending} onClick={() => check.mutate(undefined)} sx={{ flexShrink: 0 }}>
              Ask now
            </Button>
          ) : null
        }
      >
        {problem ? <Alert severity="warning">The provider could not be asked: {problem} It is tried again by itself.</Alert> : null}
        {numbers.length === 0 ? (
          <Typography color="text.secondary">There is no number yet. Registering may begin before one is bought.</Typography>
        ) : (
          <Box component="ul" aria-label="Numbers" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {numbers.map((number) => {
              const words = registrationWords({ ...number, channel: 'sms' });
              return (
                <Box component="li" key={number.address} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, py: 0.75, alignItems: 'center' }}>
                  <Typography sx={{ fontWeight: 600, mr: 1 }}>
                    <PhoneText value={number.address} />
                  </Typography>
                  <StatusChip label={words.label} tone={words.tone} />
                </Box>
              );
            })}
          </Box>
        )}
      </Panel>
      <Panel title="1. The business" hint="As its tax papers say it.">
        <Stand stand={brand} />
        <RegistrationForm
          key={`brand ${brand.version}`}
          fields={brandFields}
          values={brand}
          isLocked={!mayWrite || brand.status === 'submitted' || brand.status === 'approved'}
          onSave={(values) => saveBrand.mutateAsync({ ...values, version: brand.version })}
          onSubmit={() => submit.mutateAsync('brand')}
        />
      </Panel>
      <Panel title="2. What you text about" hint="The carriers look at it once they have approved the business.">
        <Stand stand={campaign} />
        <RegistrationForm
          key={`campaign ${campaign.version}`}
          fields={campaignFields}
          values={campaign}
          isLocked={!mayWrite || campaign.status === 'submitted' || campaign.status === 'approved'}
          cannotSubmit={brand.status === 'approved' ? null : 'It can be submitted when the business is approved.'}
          onSave={(values) => saveCampaign.mutateAsync({ ...values, version: campaign.version })}
          onSubmit={() => submit.mutateAsync('campaign')}
        />
      </Panel>
    </>
  );
}
