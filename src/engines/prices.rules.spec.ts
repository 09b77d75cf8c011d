import { costMicros, findPrice } from './prices.rules.js';

const DAY = '2026-11-20';

describe('cost of a model call', () => {
  it('counts cached input at its own price', () => {
    expect(costMicros('gpt-4o-mini', { input: 1_000_000, cachedInput: 0, output: 0 }, DAY)).toBe(150_000);
    expect(costMicros('gpt-4o-mini', { input: 2_000, cachedInput: 1_000, output: 100 }, DAY)).toBe(285);
  });
  it('prices a dated snapshot as its model', () => {
    expect(findPrice('gpt-4o-mini-2024-07-18', DAY)?.model).toBe('gpt-4o-mini');
  });
  it('knows no price for an unknown model, which is not free', () => {
    expect(costMicros('llama-local', { input: 10, cachedInput: 0, output: 10 }, DAY)).toBeNull();
    expect(costMicros('gpt-4o', { input: 10, cachedInput: 0, output: 10 }, DAY)).toBeNull();
  });
  it('uses the row that holds on the day', () => {
    const rows = [
      { model: 'm', from: '2026-01-01', input: 1, cachedInput: 1, output: 1 },
      { model: 'm', from: '2026-06-01', input: 2, cachedInput: 2, output: 2 },
    ];
    expect(costMicros('m', { input: 10, cachedInput: 0, output: 0 }, '2026-05-31', rows)).toBe(10);
    expect(costMicros('m', { input: 10, cachedInput: 0, output: 0 }, '2026-06-01', rows)).toBe(20);
    expect(costMicros('m', { input: 10, cachedInput: 0, output: 0 }, '2025-12-31', rows)).toBeNull();
  });
  it('never rounds use down to nothing', () => {
    expect(costMicros('gpt-4o-mini', { input: 1, cachedInput: 0, output: 0 }, DAY)).toBe(1);
  });
});
