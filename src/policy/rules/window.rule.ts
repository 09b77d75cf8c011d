import { LANES, pass, skip, type GateRule } from '../gate-facts.schema.js';

/** WhatsApp takes free text only within 24 hours of the person's last message; outside it only a template (contracts.md 2.5, C-20, C-33). */
export const windowRule: GateRule = {
  name: 'window',
  lanes: LANES,
  check: ({ channel, conversation, now }) => {
    if (channel.kind !== 'whatsapp') return skip('SMS has no messaging window.');
    const until = conversation?.serviceWindowUntil;
    if (until && until.getTime() > now.getTime()) return pass('The 24-hour window is open.');
    return {
      verdict: 'template',
      code: 'window_closed',
      reason: until
        ? 'The 24-hour window has closed; only an approved template may go.'
        : 'This person has not written on WhatsApp; only an approved template may go.',
    };
  },
};
