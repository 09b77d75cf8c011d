import { deny, LANES, pass, type GateRule } from '../gate-facts.schema.js';

/** The number we send from must be in use. */
export const channelStateRule: GateRule = {
  name: 'channel-state',
  lanes: LANES,
  check: ({ channel }) => {
    if (channel.state === 'active') return pass('The sending number is active.');
    return channel.state === 'paused'
      ? deny('channel_paused', 'The sending number is paused.')
      : deny('channel_released', 'The sending number no longer belongs to this business.');
  },
};
