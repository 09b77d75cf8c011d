import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import { TakesFile, UploadedBytes } from '../platform/http/file-upload.interceptor.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { ConfigChangeDto, ConfigPreviewDto, ConfigSourceDto, OrgConfigDto, OrgConfigImportDto } from './dto/org-config.dto.js';
import { OrgConfigs } from './org-configs.service.js';

/** The configuration of the active org as one document. */
@Controller('api/orgs/current/config')
export class OrgConfigController {
  constructor(private readonly configs: OrgConfigs) {}

  @Get()
  @Permission('settings.read')
  @Api({
    tenancy: 'org',
    summary: 'Export the configuration: settings, services, places, answers; no owner, no phones',
    answer: OrgConfigDto,
  })
  async export(): Promise<OrgConfigDto> {
    return { config: await this.configs.export() };
  }

  @Post('preview')
  @HttpCode(200)
  @TakesFile()
  @ApiConsumes('application/json', 'multipart/form-data')
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'What an import would change; changes nothing', answer: ConfigPreviewDto, status: 200 })
  async preview(
    @Body() body: ConfigSourceDto,
    @CurrentPrincipal() caller: Principal,
    @UploadedBytes() file?: Buffer,
  ): Promise<ConfigPreviewDto> {
    return ConfigPreviewDto.from(await this.configs.preview(body.source(file), caller.permissions));
  }

  @Put()
  @TakesFile()
  @ApiConsumes('application/json', 'multipart/form-data')
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Import a configuration: all of it or nothing, each wrong field is named', answer: ConfigChangeDto })
  async import(
    @Body() body: OrgConfigImportDto,
    @CurrentPrincipal() caller: Principal,
    @UploadedBytes() file?: Buffer,
  ): Promise<ConfigChangeDto> {
    return ConfigChangeDto.from(await this.configs.import(body.source(file), caller.permissions, body.basis));
  }
}
