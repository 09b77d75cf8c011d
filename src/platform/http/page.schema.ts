import { applyDecorators } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';

/** One page of a list: the rows and how many there are in all. */
export interface Page<T> {
  data: T[];
  total: number;
  /** Only on long feeds that are read with `cursor`. */
  pageInfo?: { nextCursor: string | null };
}

/** The OpenAPI answer for a page of one class. */
export function pageSchemaOf(item: Type<unknown>, status = 200): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(item),
    ApiResponse({
      status,
      description: 'Success',
      schema: {
        type: 'object',
        required: ['data', 'total'],
        properties: {
          data: { type: 'array', items: { $ref: getSchemaPath(item) } },
          total: { type: 'integer' },
          pageInfo: { type: 'object', properties: { nextCursor: { type: 'string', nullable: true } } },
        },
      },
    }),
  );
}
