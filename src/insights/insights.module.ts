import { Module } from '@nestjs/common';
import { AppointmentsModule } from '../appointments/appointments.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { OrgsModule } from '../orgs/orgs.module.js';
import { PolicyModule } from '../policy/policy.module.js';
import { SchedulerModule } from '../scheduler/scheduler.module.js';
import { CandidateRanking } from './candidates/candidate-ranking.service.js';
import { CandidatesController } from './candidates/candidates.controller.js';
import { CandidatesRepository } from './candidates/candidates.repository.js';
import { TextableNow } from './candidates/textable-now.service.js';
import { InsightsPersonalData } from './insights.personal-data.js';
import { PatternRunsRepository } from './patterns/pattern-runs.repository.js';
import { PatternRuns } from './patterns/pattern-runs.service.js';
import { PatternSourcesRepository } from './patterns/pattern-sources.repository.js';
import { PatternsController } from './patterns/patterns.controller.js';
import { QuestionClustersController } from './questions/question-clusters.controller.js';
import { QuestionClusters } from './questions/question-clusters.service.js';

/** What the conversations of a business tell: patterns, questions that mean the same, and who fits an opening. */
@Module({
  imports: [AuditModule, SchedulerModule, OrgsModule, PolicyModule, KnowledgeModule, AppointmentsModule],
  controllers: [CandidatesController, PatternsController, QuestionClustersController],
  providers: [
    CandidateRanking,
    CandidatesRepository,
    InsightsPersonalData,
    PatternRuns,
    PatternRunsRepository,
    PatternSourcesRepository,
    QuestionClusters,
    TextableNow,
  ],
})
export class InsightsModule {}
