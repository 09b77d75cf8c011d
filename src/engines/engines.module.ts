import { Module } from '@nestjs/common';
import { Embeddings } from './embeddings.service.js';
import { EngineRouter } from './engine-router.service.js';

/** The language engine port, its adapters and the rules engine that stands behind them. */
@Module({
  providers: [EngineRouter, Embeddings],
  exports: [EngineRouter, Embeddings],
})
export class EnginesModule {}
