import { formatDuration } from '../shared/business-time';
import { humanise } from '../shared/format';
import type { Call, CallEvent } from '../shared/types';
import type { Tone } from '../theme/tones';

export const callerOf = (call: Pick<Call, 'isWithheld' | 'fromLabel'>): string => (call.isWithheld ? 'Number withheld' : call.fromLabel);

/** What was done about a call that nobody answered. */
export function textBackWords(call: Pick<Call, 'status' | 'textBack' | 'textBackReason' | 'textedAfterSeconds'>): {
  text: string;
  tone: Tone | null;
} {
  if (call.textBack === 'sent')
    return {
      text: call.textedAfterSeconds === null ? 'Texted' : `Texted after ${formatDuration(call.textedAfterSeconds)}`,
      tone: 'success',
    };
  if (call.textBack === 'acknowledged') return { text: 'Thread goes on', tone: 'info' };
  if (call.textBack === 'skipped')
    return { text: `Not texted${call.textBackReason ? `: ${humanise(call.textBackReason).toLowerCase()}` : ''}`, tone: 'neutral' };
  if (call.status === 'missed') return { text: 'Deciding', tone: 'warning' };
  return { text: '–', tone: null };
}

const steps: Record<string, string> = {
  incoming: 'The call came in',
  dialed: 'The business phone was rung',
  not_dialed: 'The business phone was not rung',
  dial_completed: 'Ringing ended',
  screen: 'The person was asked to press 1',
  recording: 'A voicemail was left',
  transcription: 'The voicemail was written down',
  status: 'The call ended',
  text_back: 'The text-back was decided',
};

/** One line of a call's log, with whatever the network said about it. */
export function callStep(event: CallEvent): string {
  // What the call was doing says something only where the call ends; elsewhere the line itself says it.
  const { callStatus, ...rest } = event.detail;
  const detail = event.type === 'status' ? { callStatus, ...rest } : rest;
  const said = Object.values(detail).flatMap((value) =>
    typeof value === 'number' ? [formatDuration(value)] : typeof value === 'string' && value !== '' ? [humanise(value).toLowerCase()] : [],
  );
  return [steps[event.type] ?? humanise(event.type), ...said].join(', ');
}
