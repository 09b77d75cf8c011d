import type { OpenAPIObject } from '@nestjs/swagger';

export type Schema = Record<string, unknown>;

export function resolve(document: OpenAPIObject, schema: Schema | undefined): Schema {
  const reference = schema?.$ref;
  if (typeof reference === 'string') {
    return (document.components?.schemas?.[reference.split('/').at(-1) ?? ''] ?? {}) as Schema;
  }
  // NestJS wraps a reference in allOf to put a description beside it
  if (Array.isArray(schema?.allOf) && schema.allOf.length === 1)
    return { ...resolve(document, schema.allOf[0] as Schema), nullable: schema.nullable };
  return schema ?? {};
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function isType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return true;
  }
}

/** What an answer holds that its schema does not declare, or lacks that it promises. Stricter than JSON Schema: an undeclared field is a fault. */
export function schemaProblems(document: OpenAPIObject, raw: Schema | undefined, value: unknown, at = '$'): string[] {
  const schema = resolve(document, raw);
  if (Array.isArray(schema.oneOf)) return choiceProblems(document, schema.oneOf as Schema[], value, at, true);
  if (Array.isArray(schema.anyOf)) return choiceProblems(document, schema.anyOf as Schema[], value, at, false);
  if (value === null) return schema.nullable === true || Object.keys(schema).length === 0 ? [] : [`${at} is null`];
  if (!isType(value, schema.type)) return [`${at} is ${Array.isArray(value) ? 'a list' : typeof value}, not ${String(schema.type)}`];
  const problems: string[] = [];
  if (Array.isArray(schema.enum) && !schema.enum.includes(value))
    problems.push(`${at} is none of the listed values: ${JSON.stringify(value)}`);
  if (schema.format === 'uuid' && !(typeof value === 'string' && UUID.test(value))) problems.push(`${at} is no uuid`);
  if (schema.format === 'date-time' && !(typeof value === 'string' && !Number.isNaN(Date.parse(value))))
    problems.push(`${at} is no moment`);
  if (Array.isArray(value)) {
    value.forEach((item, index) => problems.push(...schemaProblems(document, schema.items as Schema, item, `${at}[${index}]`)));
  } else if (typeof value === 'object') problems.push(...objectProblems(document, schema, value as Record<string, unknown>, at));
  return problems;
}

/** One of the branches fits, and where only one may, no second one. Else what is wrong with the branch that comes closest. */
function choiceProblems(document: OpenAPIObject, branches: Schema[], value: unknown, at: string, isSingle: boolean): string[] {
  const problems = branches.map((branch) => schemaProblems(document, branch, value, at)).sort((a, b) => a.length - b.length);
  const fitting = problems.filter((each) => each.length === 0).length;
  if (fitting === 0) return problems[0] ?? [`${at} has no branch to fit`];
  return isSingle && fitting > 1 ? [`${at} fits ${fitting} of the branches of which it may be one`] : [];
}

function objectProblems(document: OpenAPIObject, schema: Schema, value: Record<string, unknown>, at: string): string[] {
  const problems: string[] = [];
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  for (const name of (schema.required ?? []) as string[]) if (!Object.hasOwn(value, name)) problems.push(`${at}.${name} is missing`);
  for (const [name, item] of Object.entries(value)) {
    const declared = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (declared) problems.push(...schemaProblems(document, declared, item, `${at}.${name}`));
    else if (typeof schema.additionalProperties === 'object') {
      problems.push(...schemaProblems(document, schema.additionalProperties as Schema, item, `${at}.${name}`));
    } else if (schema.additionalProperties !== true && schema.type === 'object' && Object.keys(properties).length > 0) {
      problems.push(`${at}.${name} is not declared`);
    }
  }
  return problems;
}
