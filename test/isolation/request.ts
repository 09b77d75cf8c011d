import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { buildOpenApi } from '../../src/platform/http/openapi.js';
import type { OrgFixture } from './fixtures.js';
import { IN_STATE, SAMPLES, STREAMS } from './expectations.js';
import { operationsOf, sampleBody } from './operations.js';
import type { Operation } from './operations.js';

export interface Answer {
  status: number;
  body: string;
  /** The body without what differs in every answer. */
  shape: unknown;
}
export type Headers = Record<string, string>;

export const named = (operations: readonly Operation[]): [string, Operation][] =>
  operations.map((operation) => [operation.name, operation]);

/** `leadId`, `leadIds`, `filter[leadId]` -> leads. */
export function resourceOf(parameter: string): string {
  const word = (/(\w+)Ids?\]?$/.exec(parameter)?.[1] ?? '').toLowerCase();
  if (word.endsWith('user') || word === 'assignee' || word === 'actor') return 'users';
  if (word === 'channelaccount' || word === 'account' || word === 'number') return 'numbers';
  if (word === 'escalation') return 'actions';
  if (word.endsWith('org')) return 'orgs';
  return `${word}s`;
}

/** Calls operations of the document by name: path, query and body are filled from fixtures. */
export class Requests {
  readonly document: OpenAPIObject;
  readonly all: Operation[];
  /** What needs a token and ends. */
  readonly tenant: Operation[];

  constructor(private readonly app: NestFastifyApplication) {
    this.document = buildOpenApi(app);
    this.all = operationsOf(this.document);
    this.tenant = this.all.filter(
      (operation) => (operation.tenancy === 'org' || operation.tenancy === 'agency') && !STREAMS.includes(operation.name),
    );
  }

  body(operation: Operation, fixture: OrgFixture): Record<string, unknown> | undefined {
    if (!operation.body) return undefined;
    return { ...sampleBody(this.document, operation.body), ...SAMPLES[operation.name]?.(fixture) };
  }

  async call(
    operation: Operation,
    headers: Headers,
    ids: Record<string, string>,
    options: { body?: Record<string, unknown> | undefined; query?: Record<string, string> } = {},
  ): Promise<Answer> {
    let url = operation.path;
    for (const { name, resource } of operation.parameters)
      url = url.replace(`{${name}}`, ids[IN_STATE[`${operation.name} ${name}`] ?? resource] ?? randomUUID());
    const required = Object.fromEntries(operation.requiredQueries.map(({ name }) => [name, ids[resourceOf(name)] ?? '']));
    const answer = await this.app.inject({
      method: operation.method,
      url,
      query: { ...required, ...options.query },
      headers,
      ...(options.body ? { payload: options.body } : {}),
    });
    const { requestId: _requestId, ...shape } = answer.body.startsWith('{') ? answer.json() : {};
    return { status: answer.statusCode, body: answer.body, shape };
  }
}
