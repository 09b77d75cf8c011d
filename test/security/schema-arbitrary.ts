import type { OpenAPIObject } from '@nestjs/swagger';
import fc from 'fast-check';
import { resolve } from './schema-check.js';
import type { Schema } from './schema-check.js';

/** Texts that have broken programs before. */
export const NASTY = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\r\nX-Injected: 1',
  "' OR '1'='1",
  "'; DROP TABLE leads; --",
  '$1',
  '%s%n%x',
  '%00',
  '../../etc/passwd',
  '{{constructor.constructor("return process")()}}',
  '${jndi:ldap://x}',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  '\ud800',
  '\u202e',
  '👨‍👩‍👧‍👦'.repeat(20),
  'ß'.repeat(300),
  'x'.repeat(20_000),
  '-1',
  '1e999',
  'NaN',
  '9007199254740993',
  '0190d9a0-0000-7000-8000-0000000000FF',
  '2026-02-30',
  '2026-13-45T99:99:99Z',
  '0000-00-00',
  '275760-09-13T00:00:00.001Z',
  '-000001-01-01T00:00:00Z',
  'null',
  'true',
  '[]',
  '{}',
];
const NUMBERS = [0, -0, -1, 1, 0.5, 2_147_483_647, 2_147_483_648, -2_147_483_649, Number.MAX_SAFE_INTEGER, 1e21, 1e308, -1e308];

const nasty = fc.constantFrom(...NASTY);
const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  nasty,
  fc.constantFrom<unknown>(null, true, false, [], {}, [null], [[]], { a: 1 }, { $gt: '' }, { toString: 'x' }, { length: 1e9 }, ...NUMBERS),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.jsonValue({ maxDepth: 2 }),
);

function textOf(schema: Schema): fc.Arbitrary<string> {
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.format === 'email') return fc.emailAddress();
  if (schema.format === 'date-time') {
    return fc
      .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2035-01-01T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString());
  }
  const plain = fc.string({
    unit: 'grapheme',
    minLength: Number(schema.minLength ?? 0),
    maxLength: Math.min(Number(schema.maxLength ?? 80), 400),
  });
  const phones = fc.constantFrom('+13125550142', '(312) 555-0143', '+442071838750', '+85212345678');
  const times = fc.constantFrom('08:00', '23:59', '2026-12-01', 'America/Chicago', 'Pacific/Kiritimati', 'US', 'USD', 'en-US');
  const samples = typeof schema.example === 'string' ? [fc.constant(schema.example)] : [];
  return fc.oneof(plain, phones, times, ...samples);
}

/** Values that follow a schema as far as it goes. */
export function following(document: OpenAPIObject, raw: Schema | undefined, depth = 0): fc.Arbitrary<unknown> {
  const schema = resolve(document, raw);
  if (Array.isArray(schema.enum)) return fc.constantFrom<unknown>(...(schema.enum as unknown[]));
  const nullable = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    schema.nullable === true ? fc.option(value, { nil: null }) : value;
  switch (schema.type) {
    case 'integer':
    case 'number': {
      const min = Math.ceil(Number(schema.minimum ?? -5));
      const max = Math.floor(Number(schema.maximum ?? 5_000));
      return nullable(fc.integer({ min: Math.min(min, max), max: Math.max(min, max) }));
    }
    case 'boolean':
      return nullable(fc.boolean());
    case 'array':
      return nullable(fc.array(depth > 4 ? fc.constant(null) : following(document, schema.items as Schema, depth + 1), { maxLength: 3 }));
    case 'object':
      return nullable(depth > 4 ? fc.constant({}) : objectOf(document, schema, depth));
    default:
      return nullable(textOf(schema));
  }
}

function objectOf(document: OpenAPIObject, schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const model = Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, following(document, property, depth + 1)]));
  return fc.record(model, { requiredKeys: ((schema.required ?? []) as string[]).filter((name) => name in model) });
}

/** A body that follows the schema, then loses, gains or twists something; or is no object at all. */
export function twisted(document: OpenAPIObject, schema: Schema): fc.Arbitrary<unknown> {
  const names = Object.keys(resolve(document, schema).properties ?? {});
  const key = names.length > 0 ? fc.constantFrom(...names) : fc.constant('x');
  const body = following(document, schema) as fc.Arbitrary<Record<string, unknown>>;
  const without = fc
    .tuple(body, key)
    .map(([value, name]) => Object.fromEntries(Object.entries(value ?? {}).filter(([own]) => own !== name)));
  const changed = fc.tuple(body, key, anyValue).map(([value, name, other]) => ({ ...value, [name]: other }));
  const added = fc.tuple(body, nasty, anyValue).map(([value, name, other]) => ({ ...value, [name]: other }));
  return fc.oneof(
    { weight: 5, arbitrary: changed },
    { weight: 2, arbitrary: without },
    { weight: 2, arbitrary: added },
    { weight: 1, arbitrary: anyValue },
  );
}

/** The value of one query parameter, right or wrong. */
export function queryValue(document: OpenAPIObject, schema: Schema | undefined): fc.Arbitrary<string> {
  const right = following(document, schema).map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  return fc.oneof({ weight: 2, arbitrary: right }, { weight: 1, arbitrary: nasty });
}

export { nasty };
