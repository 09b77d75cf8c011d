import { deny, LANES, pass, type GateRule } from '../gate-facts.schema.js';
import { isCompliance } from '../kinds.rules.js';

/** A paused business sends nothing automatic (C-76), one that is not live yet only to simulated numbers: people may still write, opt-out answers and safety texts still go. */
export const orgStatusRule: GateRule = {
  name: 'org-status',
  lanes: LANES,
  check: ({ org, channel, isHumanAuthored, lane, kind }) => {
    if (org.status === 'active') return pass('The business is active.');
    if (org.status === 'setup' && channel.isSimulated) return pass('The business is being set up, and the number is simulated.');
    if (org.status !== 'paused' && org.status !== 'setup') return deny('org_removed', 'The business is no longer served here.');
    const state = org.status === 'setup' ? 'not live yet' : 'paused';
    if (isHumanAuthored) return pass(`The business is ${state}, and a person wrote this.`);
    if (lane === 'emergency' || lane === 'staff') return pass(`The business is ${state}; safety texts and staff alerts still go.`);
    if (isCompliance(kind)) return pass(`The business is ${state}; answers to STOP, START and HELP still go.`);
    return deny(`org_${org.status}`, `The business is ${state}, so nothing is sent automatically.`);
  },
};
