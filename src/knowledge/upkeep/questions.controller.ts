import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import { Listing } from '../../platform/http/listing.decorator.js';
import type { ListQuery, ListSpec } from '../../platform/http/list-query.rules.js';
import type { Page } from '../../platform/http/page.schema.js';
import { IdParam } from '../../platform/http/uuid-param.pipe.js';
import { KnowledgeDetailDto } from '../dto/knowledge.dto.js';
import { AnswerQuestionDto, OpenQuestionDto } from '../dto/question.dto.js';
import { QUESTION_SOURCES, QUESTION_STATES } from './questions.schema.js';
import { OpenQuestions } from './questions.service.js';

const QUESTION_LIST: ListSpec = {
  sort: ['times', 'lastAskedAt'],
  defaultSort: 'times',
  filters: { state: [...QUESTION_STATES], source: [...QUESTION_SOURCES] },
  hasSearch: true,
};

/** The questions that nothing answered yet. */
@ApiTags('knowledge')
@Controller('api/knowledge/questions')
export class KnowledgeQuestionsController {
  constructor(private readonly questions: OpenQuestions) {}

  @Get()
  @Permission('knowledge.read')
  @Api({ tenancy: 'org', summary: 'Questions that nothing answered', answer: OpenQuestionDto, list: true })
  async list(@Listing(QUESTION_LIST) query: ListQuery): Promise<Page<OpenQuestionDto>> {
    const { data, total } = await this.questions.list(query);
    return { data: data.map((row) => OpenQuestionDto.from(row)), total };
  }

  @Post(':id/answer')
  @Permission('knowledge.write')
  @Api({ tenancy: 'org', summary: 'Answer a question: it becomes a note', answer: KnowledgeDetailDto, status: 201 })
  async answer(@IdParam() id: string, @Body() body: AnswerQuestionDto): Promise<KnowledgeDetailDto> {
    return KnowledgeDetailDto.from(await this.questions.answer(id, body));
  }

  @Post(':id/dismiss')
  @HttpCode(204)
  @Permission('knowledge.write')
  @Api({ tenancy: 'org', summary: 'Take a question off the list', status: 204 })
  dismiss(@IdParam() id: string): Promise<void> {
    return this.questions.dismiss(id);
  }
}
