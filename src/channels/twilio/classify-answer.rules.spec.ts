import { classifyAnswer, classifyTransport, retryAfterMs } from './classify-answer.rules.js';
import { meaningOf } from './twilio-errors.rules.js';

const NOW = new Date('2026-11-20T12:00:00Z');
const refusal = (code: number) => ({ code, message: 'x', more_info: 'y', status: 400 });

describe('what an answer to a send means (reliability.md 4.5)', () => {
  it.each([
    ['201 with a sid', { status: 201, body: { sid: 'SM1', status: 'queued' } }, { kind: 'accepted', sid: 'SM1', status: 'queued' }],
    ['201 as text', { status: 201, body: '{"sid":"SM2"}' }, { kind: 'accepted', sid: 'SM2', status: 'queued' }],
    ['201 that cannot be read', { status: 201, body: '<html>' }, { kind: 'unknown', reason: 'unreadable_answer' }],
    ['200 without a sid', { status: 200, body: {} }, { kind: 'unknown', reason: 'unreadable_answer' }],
    [
      '429 with Retry-After',
      { status: 429, body: refusal(20429), retryAfter: '7' },
      { kind: 'retry', after: 7000, reason: 'rate_limited' },
    ],
    ['429 without', { status: 429, body: '' }, { kind: 'retry', after: 1000, reason: 'rate_limited' }],
    ['a full queue', { status: 400, body: refusal(21611) }, { kind: 'retry', after: 1000, reason: 'provider_21611' }],
    ['500', { status: 500, body: '' }, { kind: 'unknown', reason: 'http_500' }],
    ['503 with Retry-After', { status: 503, body: '', retryAfter: '1' }, { kind: 'unknown', reason: 'http_503' }],
    ['408', { status: 408, body: '' }, { kind: 'unknown', reason: 'http_408' }],
    ['a redirect', { status: 302, body: '' }, { kind: 'unknown', reason: 'http_302' }],
  ])('%s', (_, answer, expected) => {
    expect(classifyAnswer(answer, NOW)).toEqual(expected);
  });

  it.each([
    [20003, 401, 'config'],
    [21211, 400, 'invalid_number'],
    [21217, 400, 'invalid_number'],
    [21421, 400, 'invalid_number'],
    [21408, 400, 'region'],
    [21606, 400, 'config'],
    [21608, 400, 'config'],
    [21610, 400, 'opted_out'],
    [21612, 400, 'config'],
    [21614, 400, 'not_textable'],
    [21617, 400, 'content'],
    [21659, 400, 'config'],
    [30002, 400, 'config'],
    [30032, 400, 'unregistered'],
    [30034, 400, 'unregistered'],
    [63016, 400, 'content'],
    [63049, 400, 'filtered'],
    [99999, 400, 'other'],
  ])('a definite refusal with code %i', (code, status, reason) => {
    expect(classifyAnswer({ status, body: refusal(code) }, NOW)).toMatchObject({ kind: 'failed', code: String(code), reason });
  });

  it('a refusal without a code names the HTTP status', () => {
    expect(classifyAnswer({ status: 404, body: '' }, NOW)).toMatchObject({ kind: 'failed', code: 'http_404', reason: 'other' });
  });
});

describe('what a missing answer means', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CERT_HAS_EXPIRED'])('%s is safe to repeat', (code) => {
    expect(classifyTransport(Object.assign(new Error(code), { code }))).toEqual({ kind: 'retry', reason: code.toLowerCase() });
  });

  it.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE'])('%s may have been a send', (code) => {
    expect(classifyTransport(Object.assign(new Error(code), { code }))).toEqual({ kind: 'unknown', reason: code.toLowerCase() });
  });

  it('looks into the cause, and without any code it is unknown', () => {
    expect(classifyTransport(new Error('x', { cause: Object.assign(new Error('y'), { code: 'ECONNREFUSED' }) }))).toMatchObject({
      kind: 'retry',
    });
    expect(classifyTransport('boom')).toEqual({ kind: 'unknown', reason: 'no_answer' });
  });
});

describe('Retry-After', () => {
  it.each([
    ['3', 3000],
    ['0', 0],
    ['-5', 0],
    ['999999', 3_600_000],
    ['Fri, 20 Nov 2026 12:00:10 GMT', 10_000],
    ['soon', 1000],
    [undefined, 1000],
  ])('%s waits %i ms', (header, wait) => {
    expect(retryAfterMs(header, NOW)).toBe(wait);
  });
});

describe('receipt codes in our words', () => {
  it.each([
    [30003, 'other'],
    [30004, 'sender_blocked'],
    [30005, 'invalid_number'],
    [30006, 'not_textable'],
    [30007, 'filtered'],
    [30008, 'other'],
    [30022, 'filtered'],
    [30410, 'other'],
    [63024, 'invalid_number'],
    [63033, 'sender_blocked'],
    [63049, 'filtered'],
    [63050, 'marketing_stopped'],
    [undefined, 'other'],
  ])('%s is %s', (code, reason) => {
    expect(meaningOf(code).reason).toBe(reason);
    expect(meaningOf(code).message).toMatch(/^[A-Z].*\.$/);
  });
});
