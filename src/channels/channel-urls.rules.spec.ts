import { isSimulatorUrl } from './simulated-account.rules.js';
import { outboundOf, statusCallbackUrl } from './status-callback.rules.js';
import { rebase } from './twilio/request-client.js';
import { voiceCallbackOf, voiceCallbackUrl } from './voice-callback.rules.js';

const queryOf = (url: string) => new URL(url).searchParams;

describe('status callback addresses', () => {
  const isToken = (token: string, id: string) => token === `t-${id}`;
  const url = statusCallbackUrl('https://ringback.example', '0193-id', 't-0193-id');

  it('carries the outbound id and asks for every retry', () => {
    expect(url).toBe('https://ringback.example/webhooks/twilio/messages/status?o=0193-id&t=t-0193-id#rc=5&rp=all');
    expect(outboundOf(queryOf(url), isToken)).toEqual({ outboundId: '0193-id', outboundToken: 't-0193-id' });
  });

  it('gives no id for a wrong token or a missing one', () => {
    expect(outboundOf(new URLSearchParams({ o: 'other', t: 't-0193-id' }), isToken)).toEqual({ outboundToken: 't-0193-id' });
    expect(outboundOf(new URLSearchParams({ o: '0193-id' }), isToken)).toEqual({});
    expect(outboundOf(new URLSearchParams({ o: 'x'.repeat(65), t: 't' }), isToken)).toEqual({});
  });
});

describe('voice callback addresses', () => {
  it('reads back what it wrote', () => {
    const about = { address: '+13125550199', callSid: 'CA1', purpose: 'alert', reference: 'ref-1' };
    expect(voiceCallbackOf(queryOf(voiceCallbackUrl('https://r.example', 'screen', about)))).toEqual(about);
  });

  it.each(['n=hello', 'n=%2B1', 'c=a%20b', 'p=Alert!', `r=${'x'.repeat(201)}`])('ignores %s', (query) => {
    expect(voiceCallbackOf(new URLSearchParams(query))).toEqual({});
  });
});

describe('base addresses', () => {
  it("leaves Twilio's own alone and puts the product into any other", () => {
    const uri = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json?Page=1';
    expect(rebase('https://api.twilio.com', uri)).toBe(uri);
    expect(rebase('http://127.0.0.1:3000/simulator/twilio/', uri)).toBe(
      'http://127.0.0.1:3000/simulator/twilio/api/2010-04-01/Accounts/AC1/Messages.json?Page=1',
    );
  });

  it('knows a simulator by its path', () => {
    expect(isSimulatorUrl('http://127.0.0.1:3000/simulator/twilio')).toBe(true);
    expect(isSimulatorUrl('https://api.twilio.com')).toBe(false);
    expect(isSimulatorUrl('https://evil.example/simulator/twilio/x')).toBe(false);
  });
});
