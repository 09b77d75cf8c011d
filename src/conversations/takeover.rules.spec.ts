import { takeoverRefusal, type TakeoverFacts } from './takeover.rules.js';

describe('takeoverRefusal', () => {
  it.each<[string, TakeoverFacts, 'closed' | 'taken' | null]>([
    ['the assistant has it', { status: 'open', handler: 'ai', handlerUserId: null }, null],
    ['it waits for anybody', { status: 'open', handler: 'human', handlerUserId: null }, null],
    ['it is mine already', { status: 'open', handler: 'human', handlerUserId: 'me' }, null],
    ['a colleague has it', { status: 'open', handler: 'human', handlerUserId: 'you' }, 'taken'],
    ['it is paused', { status: 'open', handler: 'paused', handlerUserId: null }, null],
    ['it is closed', { status: 'closed', handler: 'ai', handlerUserId: null }, 'closed'],
  ])('%s', (_, facts, expected) => {
    expect(takeoverRefusal(facts, 'me')).toBe(expected);
  });
});
