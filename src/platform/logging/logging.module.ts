import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import pino from 'pino';
import type { DestinationStream, LoggerOptions } from 'pino';
import type { Options } from 'pino-http';
import type { Settings } from '../config/config.schema.js';
import { LogOutput } from './log-output.js';
import { maskLine } from './masking.rules.js';

const HIDDEN = [
  'password',
  'token',
  'secret',
  'authorization',
  'accessToken',
  'refreshToken',
  'authToken',
  'credentials',
  'body',
  'text',
  'draft',
];
const QUIET_PATHS = ['/health', '/health/ready', '/metrics', '/api/events'];

// one for the process, however many apps a test starts in it
const standardOutput = new LogOutput();

type IncomingWithId = IncomingMessage & { id?: string };

/** Lines leave through the mask, whatever a caller put into them. */
export function maskedOutput(output: DestinationStream = standardOutput): DestinationStream {
  return { write: (line: string) => void output.write(maskLine(line)) };
}

/** The path without its query, which may carry phones or search words. */
export function pathOf(url: string | undefined): string {
  return (url ?? '').split('?')[0] ?? '';
}

function redactPaths(): string[] {
  // Errors of the database repeat the values of the statement.
  const ofErrors = ['err.parameters', 'err.detail', 'err.where', 'err.query', 'err.driverError'];
  return [...ofErrors, ...HIDDEN.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])];
}

/** Redaction, serializers and levels; exported so that a test can log through them. */
export function loggerOptions(settings: Pick<Settings, 'LOG_LEVEL' | 'APP_ROLE'>): LoggerOptions & Options {
  return {
    level: settings.LOG_LEVEL,
    base: { role: settings.APP_ROLE },
    redact: { paths: redactPaths(), censor: '[hidden]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    quietReqLogger: true,
    autoLogging: { ignore: (request) => QUIET_PATHS.includes(pathOf(request.url)) },
    serializers: {
      req: (request: IncomingWithId & { url?: string; method?: string }) => ({
        id: request.id,
        method: request.method,
        path: pathOf(request.url),
      }),
      res: (response: ServerResponse) => ({ status: response.statusCode }),
    },
    // The exception filter logs failures with their cause; this line is the access log.
    customLogLevel: () => 'debug',
  };
}

/** Structured logs with redaction; no phone, secret or message text ever reaches a line. */
export function loggingModule(settings: Pick<Settings, 'LOG_LEVEL' | 'APP_ROLE'>): DynamicModule {
  return LoggerModule.forRoot({ pinoHttp: [loggerOptions(settings), maskedOutput()] });
}
