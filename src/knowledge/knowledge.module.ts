import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { KnowledgeDocuments } from './documents.service.js';
import { KnowledgeController } from './knowledge.controller.js';
import { KnowledgeRepository } from './knowledge.repository.js';
import { FileReader } from './reading/file-reader.service.js';
import { KnowledgeRetrieval } from './retrieval.service.js';

/** What a business knows, and how a question finds it. */
@Module({
  imports: [AuditModule],
  controllers: [KnowledgeController],
  providers: [FileReader, KnowledgeDocuments, KnowledgeRepository, KnowledgeRetrieval],
  exports: [KnowledgeDocuments, KnowledgeRetrieval],
})
export class KnowledgeModule {}
