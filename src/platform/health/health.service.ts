import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/errors.js';
import { Config } from '../config/config.service.js';
import { Database } from '../database/database.service.js';
import { Hints } from '../queue/hints.service.js';
import { PausedWork } from '../queue/paused-work.service.js';
import { VERSION } from '../version.js';
import { Backlog } from './backlog.service.js';
import type { HealthDto, SystemDto } from './dto/health.dto.js';

const LOCAL = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** Answers whether this process is well. */
@Injectable()
export class HealthService {
  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly hints: Hints,
    private readonly backlog: Backlog,
    private readonly paused: PausedWork,
  ) {}

  live(): HealthDto {
    return { status: 'ok', redis: this.hints.status };
  }

  /** 503 when PostgreSQL cannot be asked. */
  async ready(): Promise<HealthDto> {
    await this.database
      .asSystem('readiness', (tx) => tx.query('SELECT 1'))
      .catch(() => {
        throw new AppError('health.database_down', 503, 'PostgreSQL does not answer.', { retryAfterSeconds: 2 });
      });
    return this.live();
  }

  async metricsText(remoteAddress: string | undefined, authorization: string | undefined): Promise<string> {
    const { METRICS_TOKEN } = this.config.values;
    const isAllowed = METRICS_TOKEN ? isSame(authorization, `Bearer ${METRICS_TOKEN}`) : LOCAL.has(remoteAddress ?? '');
    if (!isAllowed) throw new AppError('access.unauthenticated', 401, 'Metrics need the bearer token METRICS_TOKEN.');
    return this.backlog.metricsText();
  }

  async system(): Promise<SystemDto> {
    const { isEmbedded, engine, publicBaseUrl, SIGNUP_MODE } = this.config.values;
    return {
      mode: isEmbedded ? 'embedded' : 'real',
      redis: this.hints.status,
      engine,
      publicBaseUrl,
      version: VERSION,
      signupMode: SIGNUP_MODE,
      pausedWork: await this.paused.known(),
    };
  }
}

function isSame(given: string | undefined, expected: string): boolean {
  const a = Buffer.from(given ?? '');
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
