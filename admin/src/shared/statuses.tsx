import type { SvgIconComponent } from '@mui/icons-material';
import AutoAwesome from '@mui/icons-material/AutoAwesomeOutlined';
import Block from '@mui/icons-material/Block';
import CallMissed from '@mui/icons-material/CallMissed';
import CallReceived from '@mui/icons-material/CallReceived';
import Cancel from '@mui/icons-material/CancelOutlined';
import CheckCircle from '@mui/icons-material/CheckCircleOutlined';
import Circle from '@mui/icons-material/RadioButtonUnchecked';
import EventAvailable from '@mui/icons-material/EventAvailable';
import Forum from '@mui/icons-material/ForumOutlined';
import Person from '@mui/icons-material/PersonOutlined';
import PersonOff from '@mui/icons-material/PersonOffOutlined';
import Pause from '@mui/icons-material/PauseCircleOutlined';
import Phone from '@mui/icons-material/PhoneInTalkOutlined';
import PriorityHigh from '@mui/icons-material/PriorityHigh';
import Report from '@mui/icons-material/ReportOutlined';
import Schedule from '@mui/icons-material/Schedule';
import Sentiment from '@mui/icons-material/SentimentNeutralOutlined';
import SentimentBad from '@mui/icons-material/SentimentDissatisfiedOutlined';
import SentimentGood from '@mui/icons-material/SentimentSatisfiedOutlined';
import Send from '@mui/icons-material/SendOutlined';
import Star from '@mui/icons-material/StarOutlineRounded';
import Voicemail from '@mui/icons-material/Voicemail';
import Low from '@mui/icons-material/KeyboardArrowDown';
import Medium from '@mui/icons-material/DragHandle';
import High from '@mui/icons-material/KeyboardDoubleArrowUp';
import type { ReactNode } from 'react';
import type { Tone } from '../theme/tones';
import { humanise } from './format';
import { StatusChip } from './StatusChip';

interface Look {
  label: string;
  tone: Tone;
  icon: SvgIconComponent;
}
type Looks = Record<string, Look>;
const look = (label: string, tone: Tone, icon: SvgIconComponent): Look => ({ label, tone, icon });

export const leadStatuses: Looks = {
  new: look('New', 'info', Star),
  contacted: look('Contacted', 'neutral', Send),
  engaged: look('Engaged', 'info', Forum),
  qualifying: look('Qualifying', 'info', Forum),
  qualified: look('Qualified', 'success', CheckCircle),
  hot: look('Hot', 'warning', PriorityHigh),
  booked: look('Booked', 'success', EventAvailable),
  won: look('Won', 'success', CheckCircle),
  completed: look('Completed', 'success', CheckCircle),
  lost: look('Lost', 'neutral', Cancel),
  dropped: look('Dropped', 'neutral', Cancel),
  unresponsive: look('No answer', 'neutral', PersonOff),
};
const callStatuses: Looks = {
  ringing: look('Ringing', 'info', Phone),
  in_progress: look('On the phone', 'info', Phone),
  answered: look('Answered', 'success', CallReceived),
  missed: look('Missed', 'danger', CallMissed),
  voicemail: look('Voicemail', 'warning', Voicemail),
  rejected: look('Rejected', 'neutral', Block),
};
export const priorities: Looks = {
  critical: look('Critical', 'danger', Report),
  high: look('High', 'warning', High),
  medium: look('Medium', 'info', Medium),
  low: look('Low', 'neutral', Low),
};
const handlers: Looks = {
  ai: look('Assistant', 'info', AutoAwesome),
  human: look('Person', 'success', Person),
  paused: look('Paused', 'neutral', Pause),
};
export const appointmentStatuses: Looks = {
  scheduled: look('Scheduled', 'info', Schedule),
  confirmed: look('Confirmed', 'success', EventAvailable),
  completed: look('Completed', 'success', CheckCircle),
  cancelled: look('Cancelled', 'neutral', Cancel),
  no_show: look('No-show', 'warning', PersonOff),
};
const sentiments: Looks = {
  angry: look('Angry', 'danger', SentimentBad),
  frustrated: look('Frustrated', 'warning', SentimentBad),
  neutral: look('Neutral', 'neutral', Sentiment),
  positive: look('Positive', 'success', SentimentGood),
  happy: look('Happy', 'success', SentimentGood),
};

const chip = (looks: Looks) =>
  function Chip({ value }: { value: string | null | undefined }): ReactNode {
    if (!value) return null;
    const found = looks[value];
    return found ? <StatusChip {...found} /> : <StatusChip label={humanise(value)} icon={Circle} />;
  };

export const LeadStatus = chip(leadStatuses);
export const CallStatus = chip(callStatuses);
export const PriorityChip = chip(priorities);
export const HandlerChip = chip(handlers);
export const AppointmentStatus = chip(appointmentStatuses);
export const SentimentChip = chip(sentiments);
