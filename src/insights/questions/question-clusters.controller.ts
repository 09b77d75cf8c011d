import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import type { ListQuery, ListSpec } from '../../platform/http/list-query.rules.js';
import { Listing } from '../../platform/http/listing.decorator.js';
import type { Page } from '../../platform/http/page.schema.js';
import { AnswerClusterDto, AnsweredClusterDto, ClusterRefDto, QuestionClusterDto } from '../dto/question-cluster.dto.js';
import { QuestionClusters } from './question-clusters.service.js';

const CLUSTER_LIST: ListSpec = { sort: ['times'], defaultSort: 'times' };

/** The questions that nothing answered, one row per meaning. */
@ApiTags('knowledge')
@Controller('api/knowledge/questions/clusters')
export class QuestionClustersController {
  constructor(private readonly clusters: QuestionClusters) {}

  @Get()
  @Permission('knowledge.read')
  @Api({ tenancy: 'org', summary: 'Open questions, those that mean the same together', answer: QuestionClusterDto, list: true })
  async list(@Listing(CLUSTER_LIST) query: ListQuery): Promise<Page<QuestionClusterDto>> {
    const { data, total } = await this.clusters.list(query);
    return { data: data.map((cluster) => QuestionClusterDto.from(cluster)), total };
  }

  @Post('answer')
  @Permission('knowledge.write')
  @Api({
    tenancy: 'org',
    summary: 'Answer questions that mean the same: one note, and all of them are settled',
    answer: AnsweredClusterDto,
    status: 201,
  })
  async answer(@Body() body: AnswerClusterDto): Promise<AnsweredClusterDto> {
    return AnsweredClusterDto.from(await this.clusters.answer(body));
  }

  @Post('dismiss')
  @HttpCode(204)
  @Permission('knowledge.write')
  @Api({ tenancy: 'org', summary: 'Take questions that mean the same off the list', status: 204 })
  dismiss(@Body() body: ClusterRefDto): Promise<void> {
    return this.clusters.dismiss(body.questionIds);
  }
}
