import { formatDuration } from '../shared/business-time';
import { humanise } from '../shared/format';
import type { Call } from '../shared/types';
import type { Tone } from '../theme/tones';

export const callerOf = (call: Pick<Call, 'isWithheld' | 'fromLabel' | 'from'>): string => (call.isWithheld ? 'Number withheld' : (call.fromLabel ?? call.from));

/** What was done about a call that nobody answered. */
export function textBackWords(call: Pick<Call, 'status' | 'textBack' | 'textBackReason' | 'textedAfterSeconds'>): { text: string; tone: Tone | null } {
  if (call.textBack === 'sent') return { text: call.textedAfterSeconds === null ? 'Texted' : `Texted after ${formatDuration(call.textedAfterSeconds)}`, tone: 'success' };
  if (call.textBack === 'acknowledged') return { text: 'Thread goes on', tone: 'info' };
  if (call.textBack === 'skipped') return { text: `Not texted${call.textBackReason ? `: ${humanise(call.textBackReason).toLowerCase()}` : ''}`, tone: 'neutral' };
  if (call.status === 'missed' || call.status === 'voicemail') return { text: 'Deciding', tone: 'warning' };
  return { text: '–', tone: null };
}
