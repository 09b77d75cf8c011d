import { failureOfStatus, isRetryable, retryAfterMs } from './failures.rules.js';

const NOW = new Date('2026-11-21T10:00:00Z');
const header =
  (headers: Record<string, string>) =>
  (name: string): string | undefined =>
    headers[name];

describe('when a provider wants to be asked again', () => {
  it.each<[string, Record<string, string>, number | null]>([
    ['seconds', { 'retry-after': '2' }, 2_000],
    ['parts of a second', { 'retry-after': '0.5' }, 500],
    ['a date', { 'retry-after': 'Sat, 21 Nov 2026 10:00:30 GMT' }, 30_000],
    ['a date that is over', { 'retry-after': 'Sat, 21 Nov 2026 09:00:00 GMT' }, 0],
    ['milliseconds before seconds', { 'retry-after-ms': '750', 'retry-after': '9' }, 750],
    ['nothing', {}, null],
    ['nothing readable', { 'retry-after': 'soon' }, null],
    ['the past', { 'retry-after': '-5' }, null],
  ])('%s', (_name, headers, wanted) => {
    expect(retryAfterMs(header(headers), NOW)).toBe(wanted);
  });
});

describe('what a status means', () => {
  it.each<[number, string | null, string, boolean, boolean]>([
    [429, null, 'rate_limited', true, true],
    [429, 'insufficient_quota', 'quota', true, false],
    [402, null, 'quota', true, false],
    [401, null, 'auth', true, false],
    [403, null, 'auth', true, false],
    [404, null, 'model_missing', true, false],
    [529, null, 'overloaded', true, true],
    [503, null, 'overloaded', true, true],
    [500, null, 'server_error', true, true],
    [408, null, 'server_error', true, true],
    [400, null, 'bad_request', false, false],
    [422, null, 'bad_request', false, false],
  ])('%i %s is %s', (status, code, word, isOutage, isAskedAgain) => {
    const failure = failureOfStatus({ status, code, header: header({ 'retry-after': '1' }) }, NOW);
    expect([failure.code, failure.isOutage, isRetryable(failure), failure.retryAfterMs]).toEqual([word, isOutage, isAskedAgain, 1_000]);
  });
});
