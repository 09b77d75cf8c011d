import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { SchedulerModule } from '../scheduler/scheduler.module.js';
import { KnowledgeDocuments } from './documents.service.js';
import { KnowledgeController } from './knowledge.controller.js';
import { KnowledgeRepository } from './knowledge.repository.js';
import { FileReader } from './reading/file-reader.service.js';
import { KnowledgeRetrieval } from './retrieval.service.js';
import { ScansRepository } from './scan/scans.repository.js';
import { KnowledgeScans } from './scan/scans.service.js';
import { SiteReader } from './scan/site-reader.service.js';

/** What a business knows, and how a question finds it. */
@Module({
  imports: [AuditModule, OrgsModule, SchedulerModule],
  controllers: [KnowledgeController],
  providers: [FileReader, KnowledgeDocuments, KnowledgeRepository, KnowledgeRetrieval, KnowledgeScans, ScansRepository, SiteReader],
  exports: [KnowledgeDocuments, KnowledgeRetrieval],
})
export class KnowledgeModule {}
