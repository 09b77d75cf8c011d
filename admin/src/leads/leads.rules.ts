import { leadStatuses } from '../shared/statuses';
import { humanise } from '../shared/format';

export const statusChoices = Object.entries(leadStatuses).map(([value, look]) => ({ value, label: look.label }));
export const sources = [
  'missed_call',
  'inbound_sms',
  'web_form',
  'website_widget',
  'referral',
  'manual',
  'import',
  'reactivation',
  'facebook_ad',
  'google_ad',
  'direct',
] as const;
export const sourceChoices = sources.map((value) => ({ value, label: humanise(value) }));
export const urgencies = ['unknown', 'flexible', 'soon', 'urgent', 'emergency'] as const;
