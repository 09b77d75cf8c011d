import type { OpenAPIObject } from '@nestjs/swagger';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../harness/services.js';
import { schemaProblems } from './schema-check.js';
import type { Schema } from './schema-check.js';

const document = JSON.parse(readFileSync(join(projectRoot, 'openapi.json'), 'utf8')) as OpenAPIObject;
const cat = { type: 'object', required: ['meows'], properties: { meows: { type: 'boolean' } } };
const dog = { type: 'object', required: ['barks'], properties: { barks: { type: 'boolean' } } };
const anything = { type: 'object', additionalProperties: true };

/** What looks at every answer of the generated requests must itself see what is wrong with one. */
describe('the check of an answer against its schema', () => {
  it.each<[string, Schema, unknown, number]>([
    ['the first of two branches', { oneOf: [cat, dog] }, { meows: true }, 0],
    ['the second of two branches', { oneOf: [cat, dog] }, { barks: true }, 0],
    ['a field that no branch declares', { oneOf: [cat, dog] }, { barks: true, password: 'x' }, 1],
    ['neither branch', { oneOf: [cat, dog] }, {}, 1],
    ['two branches where it may be one', { oneOf: [cat, anything] }, { meows: true }, 1],
    ['two branches where it may be any', { anyOf: [cat, anything] }, { meows: true }, 0],
    ['no branch where it may be any', { anyOf: [cat, dog] }, { meows: 'loudly' }, 1],
    ['null where one branch allows it', { anyOf: [cat, { type: 'string', nullable: true }] }, null, 0],
    ['null where no branch allows it', { oneOf: [cat, dog] }, null, 1],
  ])('%s', (_what, schema, value, problems) => expect(schemaProblems(document, schema, value)).toHaveLength(problems));

  it.each(['/api/auth/login', '/api/auth/verify', '/api/auth/invite/accept'])('sees a secret in the answer of %s', (path) => {
    const responses = document.paths[path]?.post?.responses as Record<string, { content?: Record<string, { schema?: Schema }> }>;
    const schema = Object.entries(responses).find(([status]) => status.startsWith('2'))![1].content!['application/json']!.schema;
    expect(schema).toHaveProperty('oneOf');
    expect(schemaProblems(document, schema, { passwordHash: 'x' }).length).toBeGreaterThan(0);
  });
});
