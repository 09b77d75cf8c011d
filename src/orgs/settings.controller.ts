import { Body, Controller, Get, Patch } from '@nestjs/common';
import { Api, CurrentPrincipal, Permission } from '../platform/http/access.decorators.js';
import type { Principal } from '../platform/http/principal.schema.js';
import { SettingsDto, SettingsPatchDto } from './dto/settings.dto.js';
import { SettingsService } from './settings.service.js';

/** The settings of the active org. */
@Controller('api/settings')
export class SettingsController {
  constructor(private readonly settings: SettingsService) {}

  @Get()
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'Settings of the active org', answer: SettingsDto })
  async get(): Promise<SettingsDto> {
    return SettingsDto.from(await this.settings.get());
  }

  @Patch()
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Change settings; each wrong field is named', answer: SettingsDto })
  async update(@Body() body: SettingsPatchDto, @CurrentPrincipal() caller: Principal): Promise<SettingsDto> {
    return SettingsDto.from(await this.settings.update(body.toPatch(), body.version, caller.permissions));
  }
}
