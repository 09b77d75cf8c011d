import { Module } from '@nestjs/common';
import { OrgsModule } from '../orgs/orgs.module.js';
import { SchedulerModule } from '../scheduler/scheduler.module.js';
import { Embeddings } from './embeddings.service.js';
import { EngineRouter } from './engine-router.service.js';
import { UsageRepository } from './usage.repository.js';
import { Usage } from './usage.service.js';

/** The language engine port, its adapters, the rules engine that stands behind them, and what they cost. */
@Module({
  imports: [OrgsModule, SchedulerModule],
  providers: [Embeddings, EngineRouter, Usage, UsageRepository],
  exports: [Embeddings, EngineRouter, Usage],
})
export class EnginesModule {}
