import type { Tone } from '../theme/tones';
import type { ForwardingTest, NumberItem, ProviderAccount, Registration } from '../shared/types';

type Words = { label: string; tone: Tone };

/** Whether texts to US phones may leave from a number. */
export function registrationWords(number: Pick<NumberItem, 'registration' | 'channel'>): Words {
  if (number.channel === 'whatsapp') return { label: 'WhatsApp', tone: 'info' };
  const words: Record<NumberItem['registration'], Words> = {
    simulated: { label: 'Simulated', tone: 'info' },
    verified: { label: 'Registered', tone: 'success' },
    pending: { label: 'Registration under way', tone: 'warning' },
    rejected: { label: 'Registration rejected', tone: 'danger' },
    none: { label: 'Not registered for US texts', tone: 'warning' },
    not_required: { label: 'No registration needed', tone: 'neutral' },
  };
  return words[number.registration];
}

const standWords: Record<Registration['brand']['status'], Words> = {
  draft: { label: 'Draft', tone: 'neutral' },
  submitted: { label: 'With the carriers', tone: 'info' },
  approved: { label: 'Approved', tone: 'success' },
  rejected: { label: 'Rejected', tone: 'danger' },
};
export const standOf = (status: Registration['brand']['status']): Words => standWords[status];

/** The provider account in one sentence. */
export function accountWords(account: ProviderAccount): string {
  if (account.state === 'none') return 'None yet. The first number you buy opens an account of its own for this business.';
  if (account.state === 'opening') return 'It is just being opened.';
  return account.kind === 'own' ? 'Your own Twilio account.' : 'A Twilio account of its own, opened for this business by the agency.';
}

const outcomes: Record<Exclude<ForwardingTest['outcome'], null>, Words & { advice: string }> = {
  forwards: { label: 'Forwards', tone: 'success', advice: 'The call arrived here. Customers who are not answered reach us.' },
  safe: { label: 'No circle', tone: 'success', advice: 'The phone that we ring keeps its calls. They do not come back to us.' },
  loop: {
    label: 'Circle',
    tone: 'danger',
    advice: 'The call came back to us. Switch forwarding off on the phone that we ring, or let us ring another phone.',
  },
  not_forwarded: {
    label: 'Not forwarded',
    tone: 'warning',
    advice: 'Nobody answered, and the call did not arrive here. Dial the code again and wait for its confirmation.',
  },
  answered: {
    label: 'Answered',
    tone: 'warning',
    advice: 'A person or a voicemail answered before the call was forwarded. Let it ring, switch the voicemail off, and test again.',
  },
  failed: { label: 'Failed', tone: 'danger', advice: 'The call could not be placed. Check the number, and try again in a minute.' },
};
export const outcomeWords = (test: ForwardingTest): Words & { advice: string } =>
  test.outcome === null ? { label: 'Ringing…', tone: 'info', advice: 'This takes up to a minute and a half.' } : outcomes[test.outcome];

const steps: Record<string, string> = {
  missed: 'Forward missed calls',
  unanswered: 'Only unanswered calls',
  busy: 'Only while busy',
  unreachable: 'Only while switched off',
  all: 'Forward every call',
  off: 'Switch forwarding off',
};
export const stepWords = (what: string): string => steps[what] ?? what;

export const isAreaCode = (text: string): boolean => /^[2-9]\d{2}$/.test(text);
