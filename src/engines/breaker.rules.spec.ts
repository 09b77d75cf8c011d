import { Breaker } from './breaker.rules.js';

const OPTIONS = { failures: 5, windowMs: 30_000, openMs: 15_000 };

function openBreaker(): Breaker {
  const breaker = new Breaker(OPTIONS);
  for (let i = 0; i < 5; i += 1) breaker.failed(i * 1000);
  return breaker;
}

describe('circuit breaker', () => {
  it('opens at the fifth failure within 30 s, not before', () => {
    const breaker = new Breaker(OPTIONS);
    for (let i = 0; i < 4; i += 1) breaker.failed(i * 1000);
    expect(breaker.tryPass(4000)).toBe(true);
    breaker.failed(4000);
    expect(breaker.tryPass(4001)).toBe(false);
  });
  it('forgets failures older than the window', () => {
    const breaker = new Breaker(OPTIONS);
    for (let i = 0; i < 4; i += 1) breaker.failed(0);
    breaker.failed(31_000);
    expect(breaker.state(31_000)).toBe('closed');
  });
  it('a success clears the count', () => {
    const breaker = new Breaker(OPTIONS);
    for (let i = 0; i < 4; i += 1) breaker.failed(0);
    breaker.succeeded();
    breaker.failed(1);
    expect(breaker.state(1)).toBe('closed');
  });
  it('lets exactly one probe through when half open', () => {
    const breaker = openBreaker();
    expect(breaker.state(19_500)).toBe('half_open');
    expect(breaker.tryPass(19_500)).toBe(true);
    expect(breaker.tryPass(19_501)).toBe(false);
  });
  it('closes after a good probe and opens again after a bad one', () => {
    const good = openBreaker();
    good.tryPass(20_000);
    good.succeeded();
    expect(good.tryPass(20_001)).toBe(true);
    const bad = openBreaker();
    bad.tryPass(20_000);
    bad.failed(20_000);
    expect(bad.tryPass(20_001)).toBe(false);
    expect(bad.tryPass(35_001)).toBe(true);
  });
  it('late failures of calls begun before it opened keep it open', () => {
    const breaker = openBreaker();
    breaker.failed(10_000);
    expect(breaker.state(19_500)).toBe('open');
  });
});
