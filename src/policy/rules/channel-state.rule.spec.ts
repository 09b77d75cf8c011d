import { channelStateRule } from './channel-state.rule.js';
import { gateFacts } from './facts.fixture.js';

describe('channel-state', () => {
  it.each([
    ['active', 'pass', undefined],
    ['paused', 'deny', 'channel_paused'],
    ['released', 'deny', 'channel_released'],
  ])('%s', (state, verdict, code) =>
    expect(channelStateRule.check(gateFacts({ channel: { state } }))).toMatchObject({ verdict, ...(code && { code }) }),
  );
});
