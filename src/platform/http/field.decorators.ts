import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  NotContains,
  ValidateIf,
} from 'class-validator';

export interface FieldOptions {
  /** The field may be left out. */
  isOptional?: boolean;
  /** The field may be null, which clears it. */
  isNullable?: boolean;
  description?: string;
  example?: unknown;
}

function presence(options: FieldOptions): PropertyDecorator[] {
  if (options.isNullable) return [IsOptional()];
  // IsOptional would let null through to a column that cannot be null.
  return options.isOptional ? [ValidateIf((_object, value) => value !== undefined)] : [];
}

function documented(options: FieldOptions, schema: Record<string, unknown>): PropertyDecorator {
  const { description, example, isNullable } = options;
  const all = {
    ...schema,
    ...(description === undefined ? {} : { description }),
    ...(example === undefined ? {} : { example }),
    ...(isNullable ? { nullable: true } : {}),
  };
  return options.isOptional || isNullable ? ApiPropertyOptional(all) : ApiProperty(all);
}

export function TextField(min: number, max: number, options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    IsString({ message: 'must be text' }),
    MinLength(min, { message: min === 1 ? 'must not be empty' : `must have at least ${min} characters` }),
    MaxLength(max, { message: `must have at most ${max} characters` }),
    // PostgreSQL cannot store NUL in text.
    NotContains('\u0000', { message: 'must be plain text' }),
    documented(options, { type: String, minLength: min, maxLength: max }),
  );
}

export function WholeField(min: number, max: number, options: FieldOptions = {}): PropertyDecorator {
  const message = `must be a whole number from ${min} to ${max}`;
  return applyDecorators(
    ...presence(options),
    IsInt({ message }),
    Min(min, { message }),
    Max(max, { message }),
    documented(options, { type: 'integer', minimum: min, maximum: max }),
  );
}

export function FlagField(options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(...presence(options), IsBoolean({ message: 'must be true or false' }), documented(options, { type: Boolean }));
}

export function ChoiceField(choices: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    IsIn([...choices], { message: `must be one of ${choices.join(', ')}` }),
    documented(options, { type: String, enum: [...choices] }),
  );
}

export function IdField(options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    IsUUID(undefined, { message: 'must be a UUID' }),
    documented(options, { type: String, format: 'uuid' }),
  );
}

/** A list of ids, each of a row of the same kind. */
export function IdListField(min: number, max: number, options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    ...presence(options),
    IsArray({ message: 'must be a list' }),
    ArrayMinSize(min, { message: min === 1 ? 'must not be empty' : `must have at least ${min} entries` }),
    ArrayMaxSize(max, { message: `must have at most ${max} entries` }),
    IsUUID(undefined, { each: true, message: 'must be a list of UUIDs' }),
    documented(options, { type: 'array', items: { type: 'string', format: 'uuid' }, minItems: min, maxItems: max }),
  );
}
