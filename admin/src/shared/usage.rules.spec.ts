import { describe, expect, it } from 'vitest';
import { isRolling, limitOf, limitText, shareOf, useWords } from './usage.rules';

describe('a meter', () => {
  it('says what is used of what', () => {
    expect(useWords({ quota: 'messagesPerMonth', used: 812, limit: 1000 })).toBe('812 of 1,000');
    expect(useWords({ quota: 'storageBytes', used: 1_500_000, limit: null })).toBe('1.5 MB, no limit');
    expect(useWords({ quota: 'seats', used: 3, limit: 5 })).toBe('3 of 5');
  });
  it('says money where money is limited, over whatever time', () => {
    expect(useWords({ quota: 'modelMicrosPerHour', used: 400_000, limit: 2_000_000 })).toBe('$0.40 of $2');
    expect(useWords({ quota: 'modelTokensPerDay', used: 12_000, limit: 50_000 })).toBe('12K of 50K');
  });
  it('frees itself only where it counts the time that ends now', () => {
    const quotas = ['messagesPerMonth', 'modelMicrosPerMonth', 'modelMicrosPerDay', 'modelTokensPerConversationHour', 'seats'];
    expect(quotas.filter(isRolling)).toEqual(['modelMicrosPerDay', 'modelTokensPerConversationHour']);
  });
  it('is full at its limit and never fuller', () => {
    expect([
      shareOf({ used: 5, limit: 4 }),
      shareOf({ used: 0, limit: 0 }),
      shareOf({ used: 9, limit: null }),
      shareOf({ used: 1, limit: 3 }),
    ]).toEqual([100, 100, 0, 33]);
  });
});

describe('a limit as it is typed', () => {
  it.each([
    ['modelMicrosPerMonth', '2.50', 2_500_000],
    ['modelMicrosPerHour', '0.25', 250_000],
    ['modelTokensPerDay', '50000', 50_000],
    ['storageBytes', '20', 20_000_000],
    ['seats', '5', 5],
    ['seats', '', null],
    ['seats', 'five', undefined],
    ['messagesPerMonth', '-1', undefined],
  ])('%s "%s" is %j', (quota, text, limit) => expect(limitOf(quota, text)).toBe(limit));
  it('is shown in the same unit', () =>
    expect([limitText('modelMicrosPerMonth', 2_500_000), limitText('seats', null)]).toEqual(['2.5', '']));
});
