import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { ReadinessDto } from './dto/readiness.dto.js';
import { ReadinessService } from './readiness.service.js';

/** Readiness of the active org, and the step to going live. */
@ApiTags('onboarding')
@Controller('api/onboarding')
export class ReadinessController {
  constructor(private readonly readiness: ReadinessService) {}

  @Get('readiness')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'Checklist with a score: what is done, what is open, where it is mended', answer: ReadinessDto })
  async get(): Promise<ReadinessDto> {
    return ReadinessDto.from(await this.readiness.get());
  }

  @Post('go-live')
  @HttpCode(200)
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Go live: from now on the business answers by itself', answer: ReadinessDto, status: 200 })
  async goLive(): Promise<ReadinessDto> {
    return ReadinessDto.from(await this.readiness.goLive());
  }
}
