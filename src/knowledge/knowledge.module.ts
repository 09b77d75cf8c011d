import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { EnginesModule } from '../engines/engines.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { SchedulerModule } from '../scheduler/scheduler.module.js';
import { DocumentTrail } from './document-trail.service.js';
import { KnowledgeDocuments } from './documents.service.js';
import { EmbeddingWork } from './embedding/embedding-work.service.js';
import { VectorsRepository } from './embedding/vectors.repository.js';
import { KnowledgeVectors } from './embedding/vectors.service.js';
import { KnowledgeFreshness } from './freshness.service.js';
import { KnowledgeController } from './knowledge.controller.js';
import { KnowledgeRepository } from './knowledge.repository.js';
import { FileReader } from './reading/file-reader.service.js';
import { KnowledgeRetrieval } from './retrieval.service.js';
import { ScansRepository } from './scan/scans.repository.js';
import { KnowledgeScans } from './scan/scans.service.js';
import { SiteReader } from './scan/site-reader.service.js';
import { ChecksRepository } from './upkeep/checks.repository.js';
import { KnowledgeQuestionsController } from './upkeep/questions.controller.js';
import { QuestionsPersonalData } from './upkeep/questions.personal-data.js';
import { QuestionsRepository } from './upkeep/questions.repository.js';
import { OpenQuestions } from './upkeep/questions.service.js';
import { Recheck } from './upkeep/recheck.service.js';

/** What a business knows, and how a question finds it. */
@Module({
  imports: [AuditModule, OrgsModule, SchedulerModule, EnginesModule],
  controllers: [KnowledgeQuestionsController, KnowledgeController],
  providers: [
    ChecksRepository,
    DocumentTrail,
    EmbeddingWork,
    FileReader,
    KnowledgeDocuments,
    KnowledgeFreshness,
    KnowledgeRepository,
    KnowledgeRetrieval,
    KnowledgeScans,
    KnowledgeVectors,
    OpenQuestions,
    QuestionsPersonalData,
    QuestionsRepository,
    Recheck,
    ScansRepository,
    SiteReader,
    VectorsRepository,
  ],
  exports: [KnowledgeDocuments, KnowledgeFreshness, KnowledgeRetrieval, KnowledgeVectors, OpenQuestions],
})
export class KnowledgeModule {}
