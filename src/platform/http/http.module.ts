import { Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { IdempotencyPersonalData } from './idempotency.personal-data.js';
import { IdempotencyRepository } from './idempotency.repository.js';
import { IdempotencyInterceptor } from './idempotent.interceptor.js';
import { ProblemFilter } from './problem.filter.js';
import { RequestContextInterceptor } from './request-context.interceptor.js';
import { createValidationPipe } from './validation.pipe.js';

/** The shape of every request: errors, validation, tenant context, idempotency. */
@Module({
  providers: [
    IdempotencyPersonalData,
    IdempotencyRepository,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: createValidationPipe },
    { provide: APP_INTERCEPTOR, useClass: RequestContextInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
})
export class HttpModule {}
