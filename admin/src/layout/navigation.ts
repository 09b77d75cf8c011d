import type { SvgIconComponent } from '@mui/icons-material';
import CallIcon from '@mui/icons-material/CallOutlined';
import DashboardIcon from '@mui/icons-material/SpaceDashboardOutlined';
import EventIcon from '@mui/icons-material/CalendarMonthOutlined';
import InboxIcon from '@mui/icons-material/ForumOutlined';
import LeadsIcon from '@mui/icons-material/PeopleAltOutlined';
import SettingsIcon from '@mui/icons-material/SettingsOutlined';
import SimulatorIcon from '@mui/icons-material/PhonelinkRingOutlined';
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
  { to: '/simulator', label: 'Phone simulator', icon: SimulatorIcon, resource: 'simulator', keyHint: 's' },
  { to: '/settings', label: 'Settings', icon: SettingsIcon, resource: 'settings', keyHint: 'e' },
];
