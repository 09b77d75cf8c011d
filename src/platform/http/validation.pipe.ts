import { ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata, ValidationError } from '@nestjs/common';
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

/** The transformer drops a field of this name before the validator could refuse it. */
const SWALLOWED = 'constructor';

class StrictValidationPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, SWALLOWED)) {
      throw invalid({ [SWALLOWED]: 'is not a field of this request' });
    }
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

/** Checks every DTO: unknown fields are refused, types are converted only where the DTO says so. */
export function createValidationPipe(): ValidationPipe {
  return new StrictValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => invalid(fieldErrors(errors)),
  });
}
