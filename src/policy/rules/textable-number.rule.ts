import { untextableReason, type UntextableReason } from '../../common/phone.rules.js';
import { deny, LANES, pass, type GateRule } from '../gate-facts.schema.js';

const WORDS: Record<UntextableReason, string> = {
  withheld: 'The caller hides the number.',
  short_code: 'This is a short code.',
  invalid: 'This is not a phone number.',
  premium: 'This is a premium-rate number.',
  shared_cost: 'This is a shared-cost number.',
  satellite: 'This is a satellite number.',
  pager: 'This is a pager.',
  other_service: 'This is a service number, not a person.',
  toll_free: 'This is a toll-free number that never texted us.',
};

const UNREACHABLE = { sms: 'The network says that this number does not exist.', whatsapp: 'This number is not on WhatsApp.' };

/** No automatic text to numbers that cost a fortune or cannot show it (reliability.md 3.8, C-72). */
export const textableNumberRule: GateRule = {
  name: 'textable-number',
  lanes: LANES,
  check: ({ to, channel, conversation, isHumanAuthored }) => {
    const reason = untextableReason(to.address);
    const hasTextedUs = conversation?.lastInboundAt != null;
    const isReachable = hasTextedUs || isHumanAuthored;
    if (reason === 'toll_free' && isReachable) return pass('This toll-free number takes texts.');
    if (reason) return deny(`untextable_${reason}`, WORDS[reason]);
    if (to.lineType === 'invalid') return deny('untextable_invalid', UNREACHABLE[channel.kind]);
    if (to.lineType === 'landline' && !hasTextedUs) return deny('untextable_landline', 'This is a landline.');
    return pass('This number can get texts.');
  },
};
