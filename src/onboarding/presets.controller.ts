import { Controller, Get } from '@nestjs/common';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { PresetsDto } from './dto/org-config.dto.js';
import { Presets } from './presets.service.js';

/** The industry presets that a new client business can start from. */
@Controller('api/agency/presets')
export class PresetsController {
  constructor(private readonly presets: Presets) {}

  @Get()
  @Permission('agency.read')
  @Api({ tenancy: 'agency', summary: 'Industry presets; one with mistakes is listed with them', answer: PresetsDto })
  async list(): Promise<PresetsDto> {
    return PresetsDto.from(await this.presets.list());
  }
}
