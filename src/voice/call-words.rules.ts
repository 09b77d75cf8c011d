import type { CallView } from './call.schema.js';

/** One line about a call in a lead's history. */
export function callTitle(call: Pick<CallView, 'status' | 'textBack' | 'durationSeconds' | 'missedReason'>): string {
  switch (call.status) {
    case 'answered':
      return `Call answered, ${duration(call.durationSeconds ?? 0)}`;
    case 'missed':
      return `Missed call${call.missedReason === 'voicemail' ? ' (a voicemail picked up)' : ''}${call.textBack === 'sent' ? ', texted back' : ''}`;
    case 'rejected':
      return 'Call rejected';
    case 'in_progress':
      return 'On a call now';
    case 'ringing':
      return 'Calling now';
  }
}

function duration(seconds: number): string {
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
