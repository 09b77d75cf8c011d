import { saysUndone } from './lost-answer.rules.js';

const failure = (code: string): Error => Object.assign(new Error('refused'), { code });

describe('a failure behind COMMIT', () => {
  it.each(['40001', '23505', 'P0001', 'XX000', '25006'])('%s says that nothing was committed', (code) => {
    expect(saysUndone(failure(code))).toBe(true);
    expect(saysUndone(Object.assign(new Error('query failed'), { driverError: failure(code) }))).toBe(true);
  });

  it.each(['57P01', '57P02', '08006', 'EPIPE', 'ECONNRESET', 'ETIMEDOUT'])('%s leaves it open', (code) => {
    expect(saysUndone(failure(code))).toBe(false);
  });

  it('leaves it open without a code', () => {
    expect(saysUndone(new Error('Connection terminated unexpectedly'))).toBe(false);
  });
});
