import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from '@nestjs/common';
import { invalid } from '../../common/errors.js';

/** Flattens nested validation errors into `field.path -> sentence`. */
export function fieldErrors(errors: readonly ValidationError[], prefix = ''): Record<string, string> {
  const result: Record<string, string> = {};
  for (const error of errors) {
    const field = prefix ? `${prefix}.${error.property}` : error.property;
    const [first] = Object.entries(error.constraints ?? {});
    if (first) result[field] = first[0] === 'whitelistValidation' ? 'is not a field of this request' : first[1];
    Object.assign(result, fieldErrors(error.children ?? [], field));
  }
  return result;
}

/** Checks every DTO: unknown fields are refused, types are converted only where the DTO says so. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => invalid(fieldErrors(errors)),
  });
}
