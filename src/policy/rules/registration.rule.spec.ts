import type { Registration } from '../gate-facts.schema.js';
import { gateFacts } from './facts.fixture.js';
import { registrationRule } from './registration.rule.js';

describe('registration', () => {
  it.each<[string, Registration, boolean, string | null, 'sms' | 'whatsapp', string]>([
    ['verified', 'verified', false, 'US', 'sms', 'pass'],
    ['simulated on a simulated number', 'simulated', true, 'US', 'sms', 'pass'],
    ['simulated on a real number', 'simulated', false, 'US', 'sms', 'deny'],
    ['pending', 'pending', false, 'US', 'sms', 'deny'],
    ['none', 'none', false, 'US', 'sms', 'deny'],
    ['rejected', 'rejected', false, 'US', 'sms', 'deny'],
    ['rejected on a simulated number', 'rejected', true, 'US', 'sms', 'deny'],
    ['not required does not reach the US', 'not_required', false, 'US', 'sms', 'deny'],
    ['a simulated number without registration', 'none', true, 'US', 'sms', 'deny'],
    ['unknown country counts as the own one', 'none', false, null, 'sms', 'deny'],
    ['to Britain', 'none', false, 'GB', 'sms', 'pass'],
    ['WhatsApp', 'none', false, 'US', 'whatsapp', 'skip'],
  ])('%s', (_, registration, isSimulated, country, kind, verdict) =>
    expect(registrationRule.check(gateFacts({ channel: { registration, isSimulated, kind }, to: { country } })).verdict).toBe(verdict),
  );
});
