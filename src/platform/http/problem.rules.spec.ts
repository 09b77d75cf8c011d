import { BadRequestException, NotFoundException, PayloadTooLargeException } from '@nestjs/common';
import { AppError, conflict, invalid } from '../../common/errors.js';
import { isDatabaseUnavailable, toProblem } from './problem.rules.js';

describe('toProblem', () => {
  it('keeps code, sentence, fields and details of our own errors', () => {
    expect(toProblem(invalid({ hours: 'must end after they start' }), 'r1')).toEqual({
      status: 400,
      body: {
        code: 'request.invalid',
        message: 'hours: must end after they start',
        requestId: 'r1',
        errors: { hours: 'must end after they start' },
      },
      isUnexpected: false,
    });
    expect(toProblem(conflict('settings.changed', 'Changed.', { version: 2 }), 'r').body.details).toEqual({ current: { version: 2 } });
    expect(toProblem(new AppError('x', 429, 'Slow down.', { retryAfterSeconds: 9 }), 'r').retryAfterSeconds).toBe(9);
  });

  it('never passes on the words or the stack of unknown errors', () => {
    const answer = toProblem(new Error('password=hunter2 at /srv/app.js'), 'r2');
    expect(answer.status).toBe(500);
    expect(answer.isUnexpected).toBe(true);
    expect(JSON.stringify(answer.body)).not.toMatch(/hunter2|srv|stack/);
  });

  it('hides the sentence of our own 500', () => {
    expect(toProblem(new AppError('tenancy.no_org', 500, 'No organisation is active here.'), 'r').body.code).toBe('internal');
  });

  it.each([
    [new NotFoundException('Cannot GET /x'), 404, 'route.not_found'],
    [new BadRequestException(['x']), 400, 'request.malformed'],
    [new PayloadTooLargeException(), 413, 'request.too_large'],
    [Object.assign(new Error('FST_ERR_CTP_INVALID_MEDIA_TYPE'), { statusCode: 415 }), 415, 'request.media_type'],
  ])('translates framework errors', (error, status, code) => {
    const answer = toProblem(error, 'r');
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.message).not.toMatch(/Cannot GET|FST_/);
  });

  it('answers 503 with retry-after when the database cannot be reached or cannot commit', () => {
    for (const error of [
      Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
      Object.assign(new Error('deadlock'), { code: '40P01' }),
      { driverError: { code: '57P01' } },
      new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]),
      new Error('Connection terminated unexpectedly'),
      new Error('Client has encountered a connection error and is not queryable'),
      new Error('timeout expired'),
    ]) {
      expect(isDatabaseUnavailable(error)).toBe(true);
      expect(toProblem(error, 'r')).toMatchObject({ status: 503, retryAfterSeconds: 2 });
    }
    expect(isDatabaseUnavailable(Object.assign(new Error('duplicate'), { code: '23505' }))).toBe(false);
  });
});
