import { Controller, Get, Query } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { Dashboard } from './dashboard.service.js';
import { DashboardStatsDto, FeedDto, MessageTimelineDto, TimelineQueryDto } from './dto/dashboard.dto.js';
import { ModelCostDto } from './dto/model-cost.dto.js';
import { ProfileFiguresDto } from './dto/profile-figures.dto.js';
import { ModelCost } from './model-cost.service.js';
import { ProfileFigures } from './profile-figures.service.js';

const DEFAULT_DAYS = 30;

/** Figures of the home page. */
@Controller('api')
export class AnalyticsController {
  constructor(
    private readonly dashboard: Dashboard,
    private readonly profileFigures: ProfileFigures,
    private readonly modelCost: ModelCost,
  ) {}

  @Get('dashboard/stats')
  @Permission('analytics.read')
  @Api({ tenancy: 'org', summary: "The honest ladder of today and this month, in the business's own time zone", answer: DashboardStatsDto })
  async stats(): Promise<DashboardStatsDto> {
    return DashboardStatsDto.from(await this.dashboard.stats());
  }

  @Get('dashboard/recent')
  @Permission('analytics.read')
  @Api({ tenancy: 'org', summary: 'The latest fifty things that happened', answer: FeedDto })
  async recent(@CurrentPrincipal() principal: Principal): Promise<FeedDto> {
    return { data: await this.dashboard.recent(principal) };
  }

  @Get('analytics/messages/timeline')
  @Permission('analytics.read')
  @Api({ tenancy: 'org', summary: 'Texts and calls per day', answer: MessageTimelineDto })
  async timeline(@Query() { days }: TimelineQueryDto): Promise<MessageTimelineDto> {
    return { data: await this.dashboard.timeline(days ?? DEFAULT_DAYS) };
  }

  @Get('analytics/profile-versions')
  @Permission('analytics.read')
  @Api({ tenancy: 'org', summary: 'What became of the conversations of each version of the profile', answer: ProfileFiguresDto })
  async byVersion(@Query() { days }: TimelineQueryDto): Promise<ProfileFiguresDto> {
    return { data: await this.profileFigures.byVersion(days ?? DEFAULT_DAYS) };
  }

  @Get('analytics/cost')
  @Permission('settings.read')
  @Api({
    tenancy: 'org',
    summary: 'What language models cost: per day, per task and engine, and how near the limits are',
    answer: ModelCostDto,
  })
  async cost(@Query() { days }: TimelineQueryDto): Promise<ModelCostDto> {
    return ModelCostDto.from(await this.modelCost.of(days ?? DEFAULT_DAYS));
  }
}
