import { Module } from '@nestjs/common';
import { EngineRouter } from './engine-router.service.js';

/** The language engine port, its adapters and the rules engine that stands behind them. */
@Module({
  providers: [EngineRouter],
  exports: [EngineRouter],
})
export class EnginesModule {}
