import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { Idempotent } from '../platform/http/idempotent.interceptor.js';
import type { ListQuery, ListSpec } from '../platform/http/list-query.rules.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { Page } from '../platform/http/page.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { CreateExperimentDto, ExperimentDto, PromoteDto, UpdateExperimentDto } from './dto/experiment.dto.js';
import { ExperimentResultsDto } from './dto/results.dto.js';
import { ExperimentResults } from './experiment-results.service.js';
import { ExperimentRuns } from './experiment-runs.service.js';
import { LEVERS } from './experiment.schema.js';
import { EXPERIMENT_STATUSES } from './experiments.machine.js';
import { Experiments } from './experiments.service.js';

const LIST: ListSpec = {
  sort: ['createdAt', 'name', 'startedAt'],
  defaultSort: 'createdAt',
  filters: { status: [...EXPERIMENT_STATUSES], lever: [...LEVERS] },
  hasSearch: true,
};

/** What the active org tries on a share of its customers. */
@ApiTags('experiments')
@Controller('api/experiments')
export class ExperimentsController {
  constructor(
    private readonly experiments: Experiments,
    private readonly runs: ExperimentRuns,
    private readonly results: ExperimentResults,
  ) {}

  @Get()
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'Experiments, the newest first', answer: ExperimentDto, list: true })
  async list(@Listing(LIST) query: ListQuery): Promise<Page<ExperimentDto>> {
    const { data, total } = await this.experiments.list(query);
    return { data: data.map((row) => ExperimentDto.from(row)), total };
  }

  @Post()
  @Permission('settings.write')
  @Idempotent()
  @Api({ tenancy: 'org', summary: 'Write down an experiment; nobody is in it before it starts', answer: ExperimentDto, status: 201 })
  async create(@Body() body: CreateExperimentDto): Promise<ExperimentDto> {
    return ExperimentDto.from(await this.experiments.create(body.toInput()));
  }

  @Get(':id')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'One experiment', answer: ExperimentDto })
  async get(@IdParam() id: string): Promise<ExperimentDto> {
    return ExperimentDto.from(await this.experiments.get(id));
  }

  @Patch(':id')
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Change an experiment; once it began only its name, hypothesis and end', answer: ExperimentDto })
  async update(@IdParam() id: string, @Body() body: UpdateExperimentDto): Promise<ExperimentDto> {
    return ExperimentDto.from(await this.experiments.update(id, body.toPatch(), body.version));
  }

  @Delete(':id')
  @HttpCode(204)
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Delete an experiment that never began', status: 204 })
  remove(@IdParam() id: string): Promise<void> {
    return this.experiments.remove(id);
  }

  @Get(':id/results')
  @Permission('settings.read')
  @Api({
    tenancy: 'org',
    summary: 'People per variant, what became of them, and what that allows to say',
    description: 'No verdict before every side has the people it needs; `missing` says how many more.',
    answer: ExperimentResultsDto,
  })
  async show(@IdParam() id: string): Promise<ExperimentResultsDto> {
    return ExperimentResultsDto.from(await this.results.get(id));
  }

  @Post(':id/start')
  @HttpCode(200)
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Start a draft, or go on after a pause', answer: ExperimentDto, status: 200 })
  async start(@IdParam() id: string): Promise<ExperimentDto> {
    return ExperimentDto.from(await this.runs.start(id));
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Pause: everybody gets what they would get without it', answer: ExperimentDto, status: 200 })
  async pause(@IdParam() id: string): Promise<ExperimentDto> {
    return ExperimentDto.from(await this.runs.pause(id));
  }

  @Post(':id/stop')
  @HttpCode(200)
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'End it; its figures stay as they are now', answer: ExperimentDto, status: 200 })
  async stop(@IdParam() id: string): Promise<ExperimentDto> {
    return ExperimentDto.from(await this.runs.stop(id));
  }

  @Post(':id/promote')
  @HttpCode(200)
  @Permission('settings.write')
  @Api({
    tenancy: 'org',
    summary: 'Make a variant what everybody gets: a new published version of the profile, or a setting',
    description: '422 while the figures do not show that it is better, unless `isUnproven` says that you know.',
    answer: ExperimentDto,
    status: 200,
  })
  async promote(@IdParam() id: string, @Body() body: PromoteDto): Promise<ExperimentDto> {
    return ExperimentDto.from(await this.runs.promote(id, { variant: body.variant, isUnproven: body.isUnproven ?? false }));
  }
}
