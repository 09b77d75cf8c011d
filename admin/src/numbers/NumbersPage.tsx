import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { NotFound } from '../layout/NotFound';
import { Page } from '../layout/Page';
import { useCan, usePath } from '../root/tenant';
import { usePageTitle } from '../shared/page-title';
import { AccountSection } from './AccountSection';
import { ForwardingSection } from './ForwardingSection';
import { NumberSection } from './NumberSection';
import { RegistrationSection } from './RegistrationSection';
import { WhatsAppSection } from './WhatsAppSection';

const sections: readonly { value: string; label: string; view: () => ReactNode; needs: [string, string] }[] = [
  { value: 'list', label: 'Numbers', view: NumberSection, needs: ['numbers', 'list'] },
  { value: 'forwarding', label: 'Forwarding', view: ForwardingSection, needs: ['settings', 'list'] },
  { value: 'registration', label: 'US registration', view: RegistrationSection, needs: ['settings', 'list'] },
  { value: 'whatsapp', label: 'WhatsApp', view: WhatsAppSection, needs: ['numbers', 'edit'] },
  { value: 'account', label: 'Provider account', view: AccountSection, needs: ['settings', 'list'] },
];

/** The numbers of the business and everything that makes them work. */
export default function NumbersPage(): ReactNode {
  usePageTitle('Numbers');
  const { section = 'list' } = useParams();
  const navigate = useNavigate();
  const path = usePath();
  const can = useCan();
  const allowed = sections.filter(({ needs }) => can(...needs));
  const current = allowed.find((item) => item.value === section);
  if (!current) return <NotFound />;
  const View = current.view;
  return (
    <Page title="Numbers" hint="What customers call and text, and how it reaches you." width={980}>
      <Tabs
        value={section}
        variant="scrollable"
        scrollButtons={false}
        onChange={(_, value: string) => void navigate(path(value === 'list' ? '/numbers' : `/numbers/${value}`))}
        aria-label="Numbers"
        sx={{ borderBottom: '1px solid', borderColor: 'divider' }}
      >
        {allowed.map((item) => (
          <Tab key={item.value} value={item.value} label={item.label} id={`tab-${item.value}`} aria-controls="numbers-panel" />
        ))}
      </Tabs>
      <Box id="numbers-panel" role="tabpanel" aria-labelledby={`tab-${section}`} sx={{ minWidth: 0, display: 'grid', gap: 2.5 }}>
        <View />
      </Box>
    </Page>
  );
}
