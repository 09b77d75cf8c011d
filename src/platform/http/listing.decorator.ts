import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import type { ApiQueryOptions } from '@nestjs/swagger';
import { parseListQuery } from './list-query.rules.js';
import type { FilterKind, ListQuery, ListSpec } from './list-query.rules.js';

function schemaOf(kind: FilterKind): Record<string, unknown> {
  if (typeof kind !== 'string') return { type: 'string', enum: [...kind] };
  if (kind === 'uuid') return { type: 'string', format: 'uuid' };
  if (kind === 'boolean' || kind === 'number') return { type: kind };
  if (kind === 'date') return { type: 'string', format: 'date' };
  if (kind === 'instant') return { type: 'string', format: 'date-time' };
  return { type: 'string' };
}

function parametersOf(spec: ListSpec): ApiQueryOptions[] {
  const parameter = (name: string, schema: Record<string, unknown>, required = false): ApiQueryOptions => ({ name, required, schema });
  return [
    parameter('page', { type: 'integer', minimum: 1, default: 1 }),
    parameter('perPage', { type: 'integer', minimum: 1, maximum: spec.maxPerPage ?? 100, default: spec.defaultPerPage ?? 25 }),
    parameter('sort', { type: 'string', enum: [...spec.sort], default: spec.defaultSort }),
    parameter('order', { type: 'string', enum: ['ASC', 'DESC'], default: spec.defaultOrder ?? 'DESC' }),
    ...(spec.hasSearch ? [parameter('q', { type: 'string', maxLength: 200 })] : []),
    ...(spec.hasCursor ? [parameter('cursor', { type: 'string' })] : []),
    ...Object.entries(spec.filters ?? {}).map(([name, kind]) => parameter(`filter[${name}]`, schemaOf(kind))),
    ...Object.entries(spec.params ?? {}).map(([name, kind]) =>
      parameter(name, schemaOf(kind), spec.requiredParams?.includes(name) ?? false),
    ),
  ];
}

const Parsed = createParamDecorator((spec: ListSpec, context: ExecutionContext): ListQuery => {
  const request = context.switchToHttp().getRequest<{ query?: Record<string, unknown> }>();
  return parseListQuery(request.query ?? {}, spec);
});

/** The parsed list query of a route: `@Listing(LEAD_LIST) query: ListQuery`; also documents the parameters. */
export function Listing(spec: ListSpec): ParameterDecorator {
  return (target, key, index) => {
    Parsed(spec)(target, key, index);
    const descriptor = key === undefined ? undefined : Object.getOwnPropertyDescriptor(target, key);
    if (key === undefined || !descriptor) return;
    // Swagger lists parameters in reverse order of declaration.
    for (const parameter of parametersOf(spec).reverse()) ApiQuery(parameter)(target, key, descriptor);
  };
}
