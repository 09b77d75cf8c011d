import { rankOf, troublesOf } from './trouble.rules.js';
import type { TroubleFacts } from './trouble.rules.js';

const fine: TroubleFacts = {
  status: 'active',
  activeNumbers: 1,
  missed: 10,
  recovered: 6,
  medianFirstReplySeconds: 4,
  criticalActions: 0,
  openActions: 0,
  oldestWaitSeconds: null,
  failedTexts: 0,
  sentTexts: 20,
  gaveUp: 0,
};
const codes = (facts: Partial<TroubleFacts>): string[] => troublesOf({ ...fine, ...facts }).map((trouble) => trouble.code);

describe('the trouble of a client', () => {
  it('is none when all is well', () => expect(codes({})).toEqual([]));

  it.each([
    [{ criticalActions: 1, openActions: 1 }, ['critical_actions']],
    [{ criticalActions: 1, openActions: 3 }, ['critical_actions', 'open_actions']],
    [{ activeNumbers: 0 }, ['no_number']],
    [{ oldestWaitSeconds: 3_599 }, []],
    [{ oldestWaitSeconds: 3_600 }, ['customers_wait']],
    [{ failedTexts: 2 }, ['texts_fail']],
    [{ failedTexts: 2, sentTexts: 4 }, []],
    [{ gaveUp: 1 }, ['gave_up']],
    [{ status: 'paused', recovered: 0 }, ['paused']],
    [{ status: 'setup', recovered: 0, activeNumbers: 0 }, ['setup']],
    [{ recovered: 1 }, ['few_recovered']],
    [{ missed: 4, recovered: 0 }, []],
    [{ medianFirstReplySeconds: 61 }, ['slow_reply']],
    [{ medianFirstReplySeconds: null }, []],
  ])('%j is %j', (facts, expected) => expect(codes(facts)).toEqual(expected));

  it('is said in words of people', () => {
    expect(troublesOf({ ...fine, criticalActions: 2, openActions: 2 })[0]?.text).toBe('2 critical actions are open');
    expect(troublesOf({ ...fine, oldestWaitSeconds: 7_200 })[0]?.text).toBe('A customer has waited 2 hours');
    expect(troublesOf({ ...fine, oldestWaitSeconds: 259_200 })[0]?.text).toBe('A customer has waited 3 days');
  });

  it('ranks by the worst, then by how much there is', () => {
    const rank = (facts: Partial<TroubleFacts>): number => rankOf(troublesOf({ ...fine, ...facts }));
    const order = [
      rank({ activeNumbers: 0, gaveUp: 1 }),
      rank({ activeNumbers: 0 }),
      rank({ gaveUp: 1, status: 'paused' }),
      rank({ gaveUp: 1 }),
      rank({ status: 'paused' }),
      rank({}),
    ];
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(order.length);
  });
});
