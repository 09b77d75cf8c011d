import { deny, LANES, pass, skip, type GateRule, type Registration } from '../gate-facts.schema.js';

const REGISTERED: ReadonlySet<Registration> = new Set(['verified', 'simulated']);

const WHY_NOT: Partial<Record<Registration, string>> = {
  pending: 'The registration of this number for US texts is still pending.',
  rejected: 'The carriers rejected the registration of this business for US texts.',
};

/** US networks block texts from unregistered senders (A2P 10DLC, contracts.md 1.6 and 4.6; C-85); a simulated number carries a simulated registration. */
export const registrationRule: GateRule = {
  name: 'registration',
  lanes: LANES,
  check: ({ channel, to, org }) => {
    if (channel.kind !== 'sms') return skip('Registration is a rule for SMS.');
    const country = to.country ?? org.country;
    if (country !== 'US') return pass(`Texts to ${country} need no US registration.`);
    if (REGISTERED.has(channel.registration)) {
      if (channel.registration === 'simulated' && !channel.isSimulated)
        return deny('not_registered', 'A real number cannot use a simulated registration.');
      return pass(
        channel.registration === 'simulated'
          ? 'The simulated number carries a simulated registration.'
          : 'The number is registered for business texts.',
      );
    }
    return deny('not_registered', WHY_NOT[channel.registration] ?? 'This number is not registered for US texts.');
  },
};
