import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import { Idempotent } from '../../platform/http/idempotent.interceptor.js';
import type { ListQuery, ListSpec } from '../../platform/http/list-query.rules.js';
import { Listing } from '../../platform/http/listing.decorator.js';
import type { Page } from '../../platform/http/page.schema.js';
import { IdParam } from '../../platform/http/uuid-param.pipe.js';
import {
  GenerateProfileDto,
  NewVersionDto,
  ProfileDiffDto,
  ProfileDto,
  ProfileSchemasDto,
  ProfileTestDto,
  ProfileVersionDetailDto,
  ProfileVersionDto,
  PublishDto,
  RollbackDto,
} from './dto/profile.dto.js';
import { ProfileGenerator } from './generator.service.js';
import { ProfileReleases } from './releases.service.js';
import { VERSION_ORIGINS } from './version.schema.js';
import { ProfileVersions } from './versions.service.js';

const VERSION_LIST: ListSpec = {
  sort: ['number', 'createdAt'],
  defaultSort: 'number',
  filters: { origin: [...VERSION_ORIGINS] },
  hasSearch: true,
};

/** The five documents the assistant works by: made of the answers, edited, compared, published, tried, rolled back. */
@ApiTags('onboarding')
@Controller('api')
export class ProfilesController {
  constructor(
    private readonly generator: ProfileGenerator,
    private readonly versions: ProfileVersions,
    private readonly releases: ProfileReleases,
  ) {}

  @Post('onboarding/generate')
  @Permission('settings.write')
  @Idempotent()
  @Api({
    tenancy: 'org',
    summary: 'Make the five documents of the answers, as a new version',
    answer: ProfileVersionDetailDto,
    status: 201,
  })
  async generate(@Body() body: GenerateProfileDto): Promise<ProfileVersionDetailDto> {
    return ProfileVersionDetailDto.from(await this.generator.generate(body.wish()));
  }

  @Get('profile')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'What is live, what is tried, and how it came to be', answer: ProfileDto })
  async overview(): Promise<ProfileDto> {
    return ProfileDto.from(await this.releases.overview());
  }

  @Get('profile/schemas')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'The published schema of each document', answer: ProfileSchemasDto })
  schemas(): ProfileSchemasDto {
    return ProfileSchemasDto.current();
  }

  @Get('profile/versions')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'Versions: who made them, when and why', answer: ProfileVersionDto, list: true })
  async list(@Listing(VERSION_LIST) query: ListQuery): Promise<Page<ProfileVersionDto>> {
    const { data, total } = await this.versions.list(query);
    return { data: data.map((row) => ProfileVersionDto.from(row)), total };
  }

  @Post('profile/versions')
  @Permission('settings.write')
  @Idempotent()
  @Api({ tenancy: 'org', summary: 'Keep edited documents as a new version', answer: ProfileVersionDetailDto, status: 201 })
  async create(@Body() body: NewVersionDto): Promise<ProfileVersionDetailDto> {
    return ProfileVersionDetailDto.from(await this.versions.edit({ ...body, baseVersionId: body.baseVersionId ?? null }));
  }

  @Get('profile/versions/:id')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'One version with its documents', answer: ProfileVersionDetailDto })
  async get(@IdParam() id: string): Promise<ProfileVersionDetailDto> {
    return ProfileVersionDetailDto.from(await this.versions.get(id));
  }

  @Get('profile/versions/:a/diff/:b')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'What differs between two versions, field by field', answer: ProfileDiffDto })
  async diff(@IdParam('a') a: string, @IdParam('b') b: string): Promise<ProfileDiffDto> {
    return ProfileDiffDto.from(await this.versions.diff(a, b));
  }

  @Post('profile/versions/:id/publish')
  @HttpCode(200)
  @Permission('settings.write')
  @Api({
    tenancy: 'org',
    summary: 'Make a version live for new conversations',
    description: '409 with the current version when somebody else published since you looked.',
    answer: ProfileDto,
    status: 200,
  })
  async publish(@IdParam() id: string, @Body() body: PublishDto): Promise<ProfileDto> {
    return ProfileDto.from(await this.releases.publish(id, { reason: body.reason, baseVersionId: body.baseVersionId ?? null }));
  }

  @Post('profile/versions/:id/rollback')
  @HttpCode(200)
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Go back to a version that was live before; a running test ends', answer: ProfileDto, status: 200 })
  async rollback(@IdParam() id: string, @Body() body: RollbackDto): Promise<ProfileDto> {
    return ProfileDto.from(await this.releases.rollback(id, body));
  }

  @Put('profile/test')
  @Permission('settings.write')
  @Api({
    tenancy: 'org',
    summary: 'Give a share of new conversations to a version',
    description: 'A contact always falls on the same side, and a conversation keeps the version it started on.',
    answer: ProfileDto,
  })
  async startTest(@Body() body: ProfileTestDto): Promise<ProfileDto> {
    return ProfileDto.from(await this.releases.startTest(body));
  }

  @Delete('profile/test')
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'End the test: new conversations run on the live version', answer: ProfileDto })
  async endTest(): Promise<ProfileDto> {
    return ProfileDto.from(await this.releases.endTest());
  }
}
