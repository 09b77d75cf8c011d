import type { LineType } from '../gate-facts.schema.js';
import { gateFacts } from './facts.fixture.js';
import { textableNumberRule } from './textable-number.rule.js';

describe('textable-number', () => {
  const never = null;
  const texted = new Date('2026-11-23T10:00:00Z');
  it.each<[string, string, LineType, Date | null, boolean, string, string | undefined]>([
    ['a mobile', '+13125550123', 'mobile', never, false, 'pass', undefined],
    ['unknown line', '+13125550123', 'unknown', never, false, 'pass', undefined],
    ['a landline', '+13125550123', 'landline', never, false, 'deny', 'untextable_landline'],
    ['a landline that texted us', '+13125550123', 'landline', texted, false, 'pass', undefined],
    ['a dead number', '+13125550123', 'invalid', texted, false, 'deny', 'untextable_invalid'],
    ['withheld', 'anonymous', 'unknown', never, false, 'deny', 'untextable_withheld'],
    ['a short code', '74545', 'unknown', never, false, 'deny', 'untextable_short_code'],
    ['premium', '+19005551234', 'unknown', texted, true, 'deny', 'untextable_premium'],
    ['satellite', '+881612345678', 'unknown', never, false, 'deny', 'untextable_satellite'],
    ['toll-free', '+18005551234', 'unknown', never, false, 'deny', 'untextable_toll_free'],
    ['toll-free that texted us', '+18005551234', 'unknown', texted, false, 'pass', undefined],
    ['toll-free by hand', '+18005551234', 'unknown', never, true, 'pass', undefined],
    ['no number', 'hello', 'unknown', never, true, 'deny', 'untextable_invalid'],
  ])('%s', (_, address, lineType, lastInboundAt, isHumanAuthored, verdict, code) => {
    const result = textableNumberRule.check(gateFacts({ to: { address, lineType }, conversation: { lastInboundAt }, isHumanAuthored }));
    expect([result.verdict, result.code]).toEqual([verdict, code]);
  });
});
