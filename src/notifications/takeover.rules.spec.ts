import { takeoverStep, type TakeoverState } from './takeover.rules.js';

const state: TakeoverState = {
  isOpen: true,
  handler: 'human',
  hasReplied: false,
  isCustomerWaiting: true,
  isHeld: true,
  silence: 'remind',
  hasOpenEmergency: false,
};

describe('takeoverStep', () => {
  it.each([
    ['reminds while the customer waits', {}, 'remind'],
    ['returns when the org chose that', { silence: 'return' }, 'return'],
    ['does not hand an emergency to the assistant', { silence: 'return', hasOpenEmergency: true }, 'remind'],
    ['calls the colleagues when the org chose that', { silence: 'reassign' }, 'reassign'],
    ['and only reminds of what nobody holds', { silence: 'reassign', isHeld: false }, 'remind'],
    ['calls nobody while the customer does not wait', { silence: 'reassign', isCustomerWaiting: false }, 'nothing'],
    ['leaves it when a person has answered', { hasReplied: true }, 'nothing'],
    ['leaves it when the assistant has it again', { handler: 'ai' }, 'nothing'],
    ['reminds of a thread that nobody holds, which waited for the doors to open', { handler: 'paused' }, 'remind'],
    ['and returns it when the org chose that', { handler: 'paused', silence: 'return' }, 'return'],
    ['leaves a closed one', { isOpen: false }, 'nothing'],
    ['does not nag when nobody waits', { isCustomerWaiting: false }, 'nothing'],
    ['but returns it', { isCustomerWaiting: false, silence: 'return' }, 'return'],
  ] as const)('%s', (_name, change, expected) => expect(takeoverStep({ ...state, ...change })).toBe(expected));
});
