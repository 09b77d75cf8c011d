/** One thing to dial on the line that customers know. */
export interface ForwardingStep {
  what: 'missed' | 'all' | 'unanswered' | 'busy' | 'unreachable' | 'off';
  dial: string;
}

export interface CarrierGuide {
  carrier: 'att' | 'verizon' | 'tmobile' | 'landline' | 'voip' | 'other';
  name: string;
  steps: ForwardingStep[];
  /** What one should know before dialing. */
  hint: string;
}

/** Codes of the GSM standard (3GPP TS 22.030), which AT&T and T-Mobile use: 002 all forwards, 004 all conditional ones. */
function gsm(number: string): ForwardingStep[] {
  return [
    { what: 'missed', dial: `**004*${number}#` },
    { what: 'unanswered', dial: `**61*${number}#` },
    { what: 'busy', dial: `**67*${number}#` },
    { what: 'unreachable', dial: `**62*${number}#` },
    { what: 'all', dial: `**21*${number}#` },
    { what: 'off', dial: '##002#' },
  ];
}

/**
 * How to forward a line to one of our numbers, by carrier. Carriers change their codes and some plans leave forwarding out,
 * which is why a test call follows.
 */
export function forwardingGuide(address: string): CarrierGuide[] {
  const withOne = address.replace('+', '');
  const tenDigits = withOne.startsWith('1') && withOne.length === 11 ? withOne.slice(1) : withOne;
  return [
    {
      carrier: 'att',
      name: 'AT&T mobile',
      steps: gsm(withOne),
      hint: 'Dial from the phone itself and wait for the confirmation on the screen.',
    },
    {
      carrier: 'verizon',
      name: 'Verizon mobile',
      steps: [
        { what: 'missed', dial: `*71${tenDigits}` },
        { what: 'all', dial: `*72${tenDigits}` },
        { what: 'off', dial: '*73' },
      ],
      hint: 'Wait for the tone before you hang up. One code covers busy and unanswered calls.',
    },
    {
      carrier: 'tmobile',
      name: 'T-Mobile',
      steps: gsm(withOne),
      hint: 'Voicemail uses the same forwards: dial ##004# to give missed calls back to it.',
    },
    {
      carrier: 'landline',
      name: 'Landline',
      steps: [
        { what: 'unanswered', dial: `*92${tenDigits}` },
        { what: 'busy', dial: `*90${tenDigits}` },
        { what: 'all', dial: `*72${tenDigits}` },
        { what: 'off', dial: '*73' },
      ],
      hint: '*73 ends the forwarding of all calls, *93 and *91 that of unanswered and busy ones. Some companies switch it on only after a call to them.',
    },
    {
      carrier: 'voip',
      name: 'Internet line (VoIP)',
      steps: [],
      hint: `Forwarding is set on the website of your provider, mostly under "Call handling" or "Call forwarding". Enter ${address} there for calls that are missed.`,
    },
    {
      carrier: 'other',
      name: 'Another carrier',
      steps: gsm(`+${withOne}`),
      hint: 'These codes work in most mobile networks. If yours refuses them, ask for "call forwarding on no answer" to this number.',
    },
  ];
}
