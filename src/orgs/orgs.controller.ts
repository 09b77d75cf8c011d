import { Body, Controller, Get, Patch } from '@nestjs/common';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { OrgDto, OrgPatchDto } from './dto/org.dto.js';
import { SettingsService } from './settings.service.js';

/** The active org itself. */
@Controller('api/orgs/current')
export class OrgsController {
  constructor(private readonly settings: SettingsService) {}

  @Get()
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'The active org', answer: OrgDto })
  async get(): Promise<OrgDto> {
    return OrgDto.from(await this.settings.get());
  }

  @Patch()
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Change the active org', answer: OrgDto })
  async update(@Body() body: OrgPatchDto): Promise<OrgDto> {
    return OrgDto.from(await this.settings.update(body.toPatch(), body.version));
  }
}
