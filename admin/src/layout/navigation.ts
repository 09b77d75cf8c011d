import type { SvgIconComponent } from '@mui/icons-material';
import AuditIcon from '@mui/icons-material/HistoryOutlined';
import CallIcon from '@mui/icons-material/CallOutlined';
import DashboardIcon from '@mui/icons-material/SpaceDashboardOutlined';
import ExperimentsIcon from '@mui/icons-material/ScienceOutlined';
import EventIcon from '@mui/icons-material/CalendarMonthOutlined';
import GroupsIcon from '@mui/icons-material/GroupsOutlined';
import InboxIcon from '@mui/icons-material/ForumOutlined';
import NumbersIcon from '@mui/icons-material/DialpadOutlined';
import LeadsIcon from '@mui/icons-material/PeopleAltOutlined';
import InsightsIcon from '@mui/icons-material/InsightsOutlined';
import KnowledgeIcon from '@mui/icons-material/MenuBookOutlined';
import OnboardingIcon from '@mui/icons-material/RocketLaunchOutlined';
import ProfileIcon from '@mui/icons-material/RecordVoiceOverOutlined';
import RulesIcon from '@mui/icons-material/RuleOutlined';
import TextsIcon from '@mui/icons-material/SpellcheckOutlined';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import SimulatorIcon from '@mui/icons-material/PhonelinkRingOutlined';
import AgencyIcon from '@mui/icons-material/StorefrontOutlined';
import SystemIcon from '@mui/icons-material/MonitorHeartOutlined';
import UsageIcon from '@mui/icons-material/DataUsageOutlined';
import WhyIcon from '@mui/icons-material/AltRouteOutlined';
import TaskIcon from '@mui/icons-material/TaskAltOutlined';

export interface NavItem {
  to: string;
  label: string;
  icon: SvgIconComponent;
  resource: string;
  /** Pressed after "g". */
  keyHint: string;
  badge?: 'unread' | 'actions';
  isPrimary?: boolean;
}

export const navItems: readonly NavItem[] = [
  { to: '/', label: 'Dashboard', icon: DashboardIcon, resource: 'dashboard', keyHint: 'd', isPrimary: true },
  { to: '/inbox', label: 'Inbox', icon: InboxIcon, resource: 'conversations', keyHint: 'i', badge: 'unread', isPrimary: true },
  { to: '/actions', label: 'Actions', icon: TaskIcon, resource: 'actions', keyHint: 'a', badge: 'actions', isPrimary: true },
  { to: '/leads', label: 'Leads', icon: LeadsIcon, resource: 'leads', keyHint: 'l', isPrimary: true },
  { to: '/calls', label: 'Calls', icon: CallIcon, resource: 'calls', keyHint: 'c' },
  { to: '/appointments', label: 'Appointments', icon: EventIcon, resource: 'appointments', keyHint: 'p' },
  { to: '/knowledge', label: 'Knowledge', icon: KnowledgeIcon, resource: 'knowledge', keyHint: 'k' },
  { to: '/insights', label: 'Insights', icon: InsightsIcon, resource: 'insights', keyHint: 't' },
  { to: '/profile', label: 'Assistant profile', icon: ProfileIcon, resource: 'profile', keyHint: 'b' },
  { to: '/experiments', label: 'Experiments', icon: ExperimentsIcon, resource: 'experiments', keyHint: 'x' },
  { to: '/rules', label: 'Own rules', icon: RulesIcon, resource: 'rules', keyHint: 'r' },
  { to: '/decisions', label: 'Decisions', icon: WhyIcon, resource: 'decisions', keyHint: 'w' },
  { to: '/texts', label: 'Check a text', icon: TextsIcon, resource: 'texts', keyHint: 'v' },
  { to: '/simulator', label: 'Phone simulator', icon: SimulatorIcon, resource: 'simulator', keyHint: 's' },
  { to: '/numbers', label: 'Numbers', icon: NumbersIcon, resource: 'numbers', keyHint: 'n' },
  { to: '/people', label: 'People', icon: GroupsIcon, resource: 'users', keyHint: 'm' },
  { to: '/usage', label: 'Usage', icon: UsageIcon, resource: 'usage', keyHint: 'z' },
  { to: '/audit', label: 'Audit log', icon: AuditIcon, resource: 'audit', keyHint: 'u' },
  { to: '/onboarding', label: 'Onboarding', icon: OnboardingIcon, resource: 'settings', keyHint: 'y' },
  { to: '/settings', label: 'Settings', icon: SettingsIcon, resource: 'settings', keyHint: 'e' },
  { to: '/agency', label: 'Agency', icon: AgencyIcon, resource: 'agency', keyHint: 'o' },
  { to: '/system', label: 'System health', icon: SystemIcon, resource: 'system', keyHint: 'h' },
];

/** The same page of another business. A record of one does not exist in the other: the page stays, the record goes. */
export function samePageOf(slug: string, pathname: string): string {
  const page = pathname.split('/')[3];
  return `/t/${slug}${page ? `/${page}` : ''}`;
}
