import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import { Idempotent } from '../../platform/http/idempotent.interceptor.js';
import type { ListQuery, ListSpec } from '../../platform/http/list-query.rules.js';
import { Listing } from '../../platform/http/listing.decorator.js';
import type { Page } from '../../platform/http/page.schema.js';
import { IdParam } from '../../platform/http/uuid-param.pipe.js';
import { PatternRunDetailsDto, PatternRunDto, StartPatternRunDto } from '../dto/pattern-run.dto.js';
import { RUN_STATES } from './pattern-run.schema.js';
import { PatternRuns } from './pattern-runs.service.js';

const RUN_LIST: ListSpec = {
  sort: ['createdAt'],
  defaultSort: 'createdAt',
  filters: { state: [...RUN_STATES], days: 'number' },
};

/** What customers ask, and where their conversations end. */
@ApiTags('insights')
@Controller('api/insights/runs')
export class PatternsController {
  constructor(private readonly runs: PatternRuns) {}

  @Get()
  @Permission('conversations.read')
  @Api({ tenancy: 'org', summary: 'Looks at the conversations of a period, and how far they are', answer: PatternRunDto, list: true })
  async list(@Listing(RUN_LIST) query: ListQuery): Promise<Page<PatternRunDto>> {
    const { data, total } = await this.runs.list(query);
    return { data: data.map((run) => PatternRunDto.from(run)), total };
  }

  @Post()
  @Permission('settings.write')
  @Idempotent()
  @Api({
    tenancy: 'org',
    summary: 'Look at the conversations of a period',
    description: 'Runs in the background; one at a time. Follow it in the list. The newest ten looks are kept.',
    answer: PatternRunDto,
    status: 201,
  })
  async start(@Body() body: StartPatternRunDto): Promise<PatternRunDto> {
    return PatternRunDto.from(await this.runs.start(body.days ?? 30));
  }

  @Get(':id')
  @Permission('conversations.read')
  @Api({ tenancy: 'org', summary: 'One look with its patterns and examples', answer: PatternRunDetailsDto })
  async get(@IdParam() id: string): Promise<PatternRunDetailsDto> {
    return PatternRunDetailsDto.of(await this.runs.get(id));
  }
}
