import { expect, it } from 'vitest';
import { sectionFields } from '../onboarding/fields.rules';
import { trades, tradesWith } from './trades';

const presets = import.meta.glob<{ config: { business: { vertical: string } } }>('../../../presets/*.json', {
  import: 'default',
  eager: true,
});

it.each(Object.entries(presets))('the trade of %s can be chosen', (_file, { config }) =>
  expect(trades.map((trade) => trade.id)).toContain(config.business.vertical),
);

it('the questionnaire and the settings offer the same trades', () => {
  expect(Object.keys(presets)).not.toHaveLength(0);
  expect(sectionFields['business-details'].find((field) => field.source === 'vertical')).toMatchObject({ options: trades });
});

it('a trade from elsewhere stays visible', () => {
  expect(tradesWith('clinic')).toEqual(trades);
  expect(tradesWith(undefined)).toEqual(trades);
  expect(tradesWith('dog grooming').at(-1)).toEqual({ id: 'dog grooming', name: 'dog grooming' });
});
