import { costSheet, type CostRow } from './model-cost.rules.js';

const row = (over: Partial<CostRow>): CostRow => ({
  day: '2026-11-20',
  task: 'reply',
  engine: 'openai',
  model: 'm1',
  calls: 1,
  tokens: 100,
  costMicros: 10,
  unpriced: 0,
  ...over,
});
const nothing = { task: null, engine: null, model: null, calls: 0, tokens: 0, costMicros: 0 };

describe('costSheet', () => {
  it('has every day, also those without a call, in order', () => {
    const { days, tasks, total } = costSheet([
      row({ day: '2026-11-21' }),
      row({ day: '2026-11-19', ...nothing }),
      row({ task: 'rewrite' }),
    ]);
    expect(days.map(({ day, calls }) => [day, calls])).toEqual([
      ['2026-11-19', 0],
      ['2026-11-20', 1],
      ['2026-11-21', 1],
    ]);
    expect(tasks).toHaveLength(2);
    expect(total).toEqual({ calls: 2, tokens: 200, costMicros: 20, unpriced: 0 });
  });

  it('sums a task over its days, one line per engine and model, the dearest first', () => {
    const { tasks } = costSheet([
      row({ day: '2026-11-19' }),
      row({ costMicros: 30 }),
      row({ model: 'm2', costMicros: 90 }),
      row({ engine: 'rules', model: null, costMicros: 0, tokens: 0 }),
    ]);
    expect(tasks).toEqual([
      { task: 'reply', engine: 'openai', model: 'm2', calls: 1, tokens: 100, costMicros: 90, unpriced: 0 },
      { task: 'reply', engine: 'openai', model: 'm1', calls: 2, tokens: 200, costMicros: 40, unpriced: 0 },
      { task: 'reply', engine: 'rules', model: null, calls: 1, tokens: 0, costMicros: 0, unpriced: 0 },
    ]);
  });

  it('is empty for days without a call', () => {
    expect(costSheet([row({ ...nothing })])).toMatchObject({ tasks: [], total: { calls: 0, costMicros: 0 } });
  });
});
