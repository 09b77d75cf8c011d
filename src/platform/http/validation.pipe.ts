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

/** The path of the first text with U+0000, which PostgreSQL cannot hold; null when there is none. */
function fieldWithNul(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return value.includes('\u0000') ? path || 'value' : null;
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found = fieldWithNul(inner, path ? `${path}.${name}` : name);
    if (found !== null) return found;
  }
  return null;
}

class StrictValidationPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, SWALLOWED)) {
      throw invalid({ [SWALLOWED]: 'is not a field of this request' });
    }
    const unstorable = fieldWithNul(value);
    if (unstorable !== null) throw invalid({ [unstorable]: 'holds a character that cannot be stored' });
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
