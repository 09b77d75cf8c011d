import type { INestApplication, Type } from '@nestjs/common';
import { HttpStatus, RequestMethod, applyDecorators } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { ApiExtraModels, ApiResponse, DocumentBuilder, SwaggerModule, getSchemaPath } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { API } from './access.decorators.js';
import type { ApiOptions } from './access.decorators.js';
import { pageSchemaOf } from './page.schema.js';
import { ProblemDto } from './problem.dto.js';

const documented = new WeakSet<object>();

function statusOf(options: ApiOptions, handler: object): number {
  if (options.status) return options.status;
  const explicit: unknown = Reflect.getMetadata('__httpCode__', handler);
  if (typeof explicit === 'number') return explicit;
  return Reflect.getMetadata('method', handler) === RequestMethod.POST ? HttpStatus.CREATED : HttpStatus.OK;
}

function answerOf(options: ApiOptions, status: number): MethodDecorator {
  const { answer } = options;
  if (!answer) return ApiResponse({ status, description: 'Success' });
  if (options.or && !Array.isArray(answer)) return eitherOf(answer, options.or, status);
  if (Array.isArray(answer)) return ApiResponse({ status, description: 'Success', type: answer[0], isArray: true });
  return options.list ? pageSchemaOf(answer, status) : ApiResponse({ status, description: 'Success', type: answer });
}

function eitherOf(one: Type<unknown>, other: Type<unknown>, status: number): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(one, other),
    ApiResponse({ status, description: 'Success', schema: { oneOf: [{ $ref: getSchemaPath(one) }, { $ref: getSchemaPath(other) }] } }),
  );
}

/** Adds the answer to each @Api operation; done late because the status is known only when all decorators have run. */
function documentAnswers(app: INestApplication): void {
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      const prototype = (metatype as Type<unknown> | null)?.prototype as object | undefined;
      if (!prototype || documented.has(prototype)) continue;
      documented.add(prototype);
      for (const name of Object.getOwnPropertyNames(prototype)) documentAnswer(prototype, name);
    }
  }
}

function documentAnswer(prototype: object, name: string): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
  const handler: unknown = descriptor?.value;
  if (!descriptor || typeof handler !== 'function') return;
  const options = Reflect.getMetadata(API, handler) as ApiOptions | undefined;
  if (!options) return;
  answerOf(options, statusOf(options, handler))(prototype, name, descriptor);
  ApiResponse({ status: 'default', description: 'Error', type: ProblemDto })(prototype, name, descriptor);
}

/** The OpenAPI document of the running application. */
export function buildOpenApi(app: INestApplication, version = '0.1.0'): OpenAPIObject {
  documentAnswers(app);
  const config = new DocumentBuilder()
    .setTitle('Ringback')
    .setDescription('Answers for local businesses. `x-tenancy` says whose data an operation touches, `x-permission` what it needs.')
    .setVersion(version)
    .setLicense('AGPL-3.0-only', 'https://www.gnu.org/licenses/agpl-3.0.html')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .addSecurity('signature', { type: 'apiKey', in: 'header', name: 'X-Twilio-Signature' })
    .build();
  return SwaggerModule.createDocument(app, config, { extraModels: [ProblemDto] });
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const;

/** What is missing in a document, one sentence per operation; empty when all is well. */
export function openApiProblems(document: OpenAPIObject): string[] {
  const problems: string[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method] as (Record<string, unknown> & { responses?: object }) | undefined;
      if (!operation) continue;
      const name = `${method.toUpperCase()} ${path}`;
      const tenancy = operation['x-tenancy'];
      if (tenancy === undefined) problems.push(`${name} carries no x-tenancy`);
      if ((tenancy === 'org' || tenancy === 'agency') && operation['x-permission'] === undefined)
        problems.push(`${name} carries no x-permission`);
      if (!operation.summary) problems.push(`${name} has no summary`);
    }
  }
  return problems;
}
