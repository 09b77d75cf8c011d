import { Module, type DynamicModule } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { BusinessClock } from './clock/business-clock.service.js';
import { Config } from './config/config.service.js';
import type { Settings } from './config/config.schema.js';
import { Crypto } from './crypto/crypto.service.js';
import { KeptKeysRepository } from './crypto/kept-keys.repository.js';
import { KeptKeys } from './crypto/kept-keys.service.js';
import { Database } from './database/database.service.js';
import { Backlog } from './health/backlog.service.js';
import { HealthController } from './health/health.controller.js';
import { HealthService } from './health/health.service.js';
import { WorkerProbe } from './health/worker-probe.service.js';
import { SessionLiveness } from './http/session-liveness.service.js';
import { Mail } from './mail/mail.service.js';
import { Metrics } from './metrics/metrics.service.js';
import { ProcessFigures } from './metrics/process-figures.service.js';
import { OutboundHttp } from './outbound-http/outbound-http.service.js';
import { PersonalData } from './personal-data/personal-data.service.js';
import { Hints } from './queue/hints.service.js';
import { PausedWork } from './queue/paused-work.service.js';
import { Workload } from './queue/workload.service.js';
import { EventStreams } from './realtime/event-streams.service.js';
import { RealtimeController } from './realtime/realtime.controller.js';
import { RealtimeHub } from './realtime/realtime-hub.service.js';
import { Realtime } from './realtime/realtime.service.js';

const SERVICES = [
  Database,
  Metrics,
  ProcessFigures,
  Hints,
  PausedWork,
  Workload,
  RealtimeHub,
  Realtime,
  Crypto,
  KeptKeys,
  Mail,
  OutboundHttp,
  PersonalData,
  SessionLiveness,
];

/**
 * The kernel. It is the one global module: every feature stands on it, and an import line in each of them would say
 * nothing (docs/adr/0009).
 */
@Module({})
export class PlatformModule {
  static register(settings: Settings): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      controllers: settings.isApi ? [HealthController, RealtimeController] : [],
      providers: [
        { provide: Config, useFactory: () => new Config(settings) },
        BusinessClock,
        { provide: Clock, useExisting: BusinessClock },
        ...SERVICES,
        KeptKeysRepository,
        Backlog,
        HealthService,
        ...(settings.isApi ? [EventStreams] : [WorkerProbe]),
      ],
      exports: [Config, Clock, BusinessClock, ...SERVICES],
    };
  }
}
