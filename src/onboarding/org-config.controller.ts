import { Body, Controller, Get, Put } from '@nestjs/common';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { ConfigChangeDto, OrgConfigDto, OrgConfigImportDto } from './dto/org-config.dto.js';
import { OrgConfigs } from './org-configs.service.js';

/** The configuration of the active org as one document. */
@Controller('api/orgs/current/config')
export class OrgConfigController {
  constructor(private readonly configs: OrgConfigs) {}

  @Get()
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'Export the configuration: settings, services, places; no owner, no phones', answer: OrgConfigDto })
  async export(): Promise<OrgConfigDto> {
    return { config: await this.configs.export() };
  }

  @Put()
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Import a configuration: all of it or nothing, each wrong field is named', answer: ConfigChangeDto })
  async import(@Body() body: OrgConfigImportDto): Promise<ConfigChangeDto> {
    return ConfigChangeDto.from(await this.configs.import(body.config));
  }
}
