import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import { ReplayDto, ReplayResultDto } from '../dto/replay.dto.js';
import { Replays } from './replays.service.js';

/** Past decisions, decided again. */
@ApiTags('ai')
@Controller('api/ai/replay')
export class ReplaysController {
  constructor(private readonly replays: Replays) {}

  @Post()
  @HttpCode(200)
  @Permission('decisions.read')
  @Api({ tenancy: 'org', summary: 'Decide a stored decision or conversation again, and compare', answer: ReplayResultDto, status: 200 })
  async replay(@Body() body: ReplayDto): Promise<ReplayResultDto> {
    return ReplayResultDto.from(await this.replays.replay(body));
  }
}
