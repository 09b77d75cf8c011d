import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useTheme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { NotFound } from '../layout/NotFound';
import { Page } from '../layout/Page';
import { useCan, usePath } from '../root/tenant';
import { usePageTitle } from '../shared/page-title';
import { ApiKeySection } from './ApiKeySection';
import { AssistantSection } from './AssistantSection';
import { BusinessSection } from './BusinessSection';
import { ConfigFileSection } from './ConfigFileSection';
import { HoursSection } from './HoursSection';
import { LocationSection } from './LocationSection';
import { NotificationSection } from './NotificationSection';
import { PhoneSection } from './PhoneSection';
import { ServiceSection } from './ServiceSection';

const sections: readonly { value: string; label: string; view: () => ReactNode; resource?: string }[] = [
  { value: 'business', label: 'Business', view: BusinessSection },
  { value: 'hours', label: 'Hours and holidays', view: HoursSection },
  { value: 'services', label: 'Services', view: ServiceSection },
  { value: 'phones', label: 'Phones', view: PhoneSection },
  { value: 'locations', label: 'Locations', view: LocationSection },
  { value: 'assistant', label: 'Assistant', view: AssistantSection },
  { value: 'notifications', label: 'Notifications', view: NotificationSection },
  { value: 'file', label: 'Export and import', view: ConfigFileSection },
  { value: 'api-keys', label: 'API keys', view: ApiKeySection, resource: 'api-keys' },
];

export default function SettingsPage(): ReactNode {
  usePageTitle('Settings');
  const { section = 'business' } = useParams();
  const theme = useTheme();
  const isWide = useMediaQuery(theme.breakpoints.up('md'), { noSsr: true });
  const navigate = useNavigate();
  const path = usePath();
  const can = useCan();
  const allowed = sections.filter(({ resource }) => resource === undefined || can(resource, 'list'));
  const current = allowed.find((item) => item.value === section);
  if (!current) return <NotFound />;
  const View = current.view;
  return (
    <Page title="Settings" hint="How your business answers." width={1080}>
      <Box
        sx={{
          display: 'grid',
          gap: { xs: 2, md: 4 },
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '200px minmax(0, 1fr)' },
        }}
      >
        <Tabs
          value={section}
          orientation={isWide ? 'vertical' : 'horizontal'}
          variant="scrollable"
          scrollButtons={false}
          onChange={(_, value: string) => void navigate(path(`/settings/${value}`))}
          aria-label="Settings"
          sx={{
            '& .MuiTab-root': { alignItems: 'flex-start', textAlign: 'left', borderRadius: 2 },
            borderBottom: isWide ? 0 : '1px solid',
            borderColor: 'divider',
          }}
        >
          {allowed.map((item) => (
            <Tab key={item.value} value={item.value} label={item.label} id={`tab-${item.value}`} aria-controls="settings-panel" />
          ))}
        </Tabs>
        <Box id="settings-panel" role="tabpanel" aria-labelledby={`tab-${section}`} sx={{ minWidth: 0, display: 'grid', gap: 2.5 }}>
          <View />
        </Box>
      </Box>
    </Page>
  );
}
