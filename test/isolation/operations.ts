import type { OpenAPIObject } from '@nestjs/swagger';

type Schema = Record<string, unknown>;

/** One operation of the OpenAPI document, with what the suite needs to call it. */
export interface Operation {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  tenancy: string;
  permission: string;
  /** Path parameter -> the resource it names. */
  parameters: { name: string; resource: string }[];
  /** Query parameters that take an id. */
  idQueries: string[];
  requiredQueries: { name: string; schema: Schema }[];
  body: Schema | null;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

function resolve(document: OpenAPIObject, schema: Schema | undefined): Schema {
  const reference = schema?.$ref;
  if (typeof reference !== 'string') return schema ?? {};
  return (document.components?.schemas?.[reference.split('/').at(-1) ?? ''] ?? {}) as Schema;
}

/** `/api/leads/{id}/timeline` -> leads; the segment before the parameter names the resource. */
function parametersOf(path: string): { name: string; resource: string }[] {
  const segments = path.split('/');
  return segments.flatMap((segment, index) =>
    segment.startsWith('{') ? [{ name: segment.slice(1, -1), resource: segments[index - 1] ?? '' }] : [],
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Every operation of the document; a new route joins the suite by existing. */
export function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method] as
        | (Schema & {
            parameters?: { in: string; name: string; required?: boolean; schema?: Schema }[];
            requestBody?: { content?: Record<string, { schema?: Schema }> };
          })
        | undefined;
      if (!operation) return [];
      const queries = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
      const body = operation.requestBody?.content?.['application/json']?.schema;
      return [
        {
          name: `${method.toUpperCase()} ${path}`,
          method: method.toUpperCase() as Operation['method'],
          path,
          tenancy: text(operation['x-tenancy']),
          permission: text(operation['x-permission']),
          parameters: parametersOf(path),
          idQueries: queries.filter((query) => query.schema?.format === 'uuid').map((query) => query.name),
          requiredQueries: queries.filter((query) => query.required).map((query) => ({ name: query.name, schema: query.schema ?? {} })),
          body: body ? resolve(document, body) : null,
        },
      ];
    }),
  );
}

function sampleOf(document: OpenAPIObject, raw: Schema): unknown {
  const schema = resolve(document, raw);
  if (schema.example !== undefined) return schema.example;
  if (Array.isArray(schema.enum)) return schema.enum[0] as unknown;
  if (Array.isArray(schema.allOf)) return sampleOf(document, schema.allOf[0] as Schema);
  switch (schema.type) {
    case 'integer':
    case 'number':
      return Number(schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'array':
      return [];
    case 'object':
      return sampleBody(document, schema);
    default:
      if (schema.format === 'uuid') return '0190d9a0-0000-7000-8000-0000000000ff';
      if (schema.format === 'date-time') return '2030-01-07T15:00:00Z';
      if (schema.format === 'email') return 'someone@example.com';
      return 'sample text'.slice(0, Number(schema.maxLength ?? 100)).padEnd(Number(schema.minLength ?? 0), 'x');
  }
}

/** A body with every required property, made from the schema. */
export function sampleBody(document: OpenAPIObject, schema: Schema): Record<string, unknown> {
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const required = (schema.required ?? []) as string[];
  return Object.fromEntries(required.map((name) => [name, sampleOf(document, properties[name] ?? {})]));
}

/** Ids that others gave out: they name nothing in this database. */
const FOREIGN_IDS: ReadonlySet<string> = new Set(['googlePlaceId', 'taxId', 'phoneNumberId', 'wabaId']);

/** A property of a body that names other rows: one by its id, or several by a list of ids. */
export interface IdProperty {
  name: string;
  isList: boolean;
}

export function idProperties(document: OpenAPIObject, schema: Schema): IdProperty[] {
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  return Object.entries(properties).flatMap(([name, raw]) => {
    const property = resolve(document, raw);
    const isList = property.type === 'array';
    const { format } = isList ? resolve(document, property.items as Schema | undefined) : property;
    const isNamedSo = (isList ? /[a-z]Ids$/ : /[a-z]Id$/).test(name) && !FOREIGN_IDS.has(name);
    return format === 'uuid' || isNamedSo ? [{ name, isList }] : [];
  });
}

/** The value of such a property that names one row. */
export const naming = ({ isList }: IdProperty, id: string | undefined): unknown => (isList ? [id] : id);
