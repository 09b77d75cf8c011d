import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import { BrandDraftDto, CampaignDraftDto, RegistrationDto } from './dto/registration.dto.js';
import { Registrations } from './registrations.service.js';

/** The registration of the active org for US business texts (A2P 10DLC). */
@ApiTags('numbers')
@Controller('api/registration')
export class RegistrationController {
  constructor(private readonly registrations: Registrations) {}

  @Get()
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'How the registration for US texts stands', answer: RegistrationDto })
  async get(): Promise<RegistrationDto> {
    return RegistrationDto.from(await this.registrations.get());
  }

  @Put('brand')
  @Permission('numbers.write')
  @Api({
    tenancy: 'org',
    summary: 'Keep a draft of who the business is',
    description: 'Fields that are left out stay. Version 0 writes the first draft; another version than the stored one answers 409.',
    answer: RegistrationDto,
  })
  async saveBrand(@Body() body: BrandDraftDto): Promise<RegistrationDto> {
    return RegistrationDto.from(await this.registrations.saveBrand(body.details(), body.version));
  }

  @Post('brand/submit')
  @HttpCode(200)
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'Send the business to the carriers', answer: RegistrationDto, status: 200 })
  async submitBrand(): Promise<RegistrationDto> {
    return RegistrationDto.from(await this.registrations.submitBrand());
  }

  @Put('campaign')
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'Keep a draft of what the business texts about', answer: RegistrationDto })
  async saveCampaign(@Body() body: CampaignDraftDto): Promise<RegistrationDto> {
    return RegistrationDto.from(await this.registrations.saveCampaign(body.details(), body.version));
  }

  @Post('campaign/submit')
  @HttpCode(200)
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'Send the campaign to the carriers', answer: RegistrationDto, status: 200 })
  async submitCampaign(): Promise<RegistrationDto> {
    return RegistrationDto.from(await this.registrations.submitCampaign());
  }

  @Post('check')
  @HttpCode(200)
  @Permission('numbers.write')
  @Api({ tenancy: 'org', summary: 'Ask the provider how it stands', answer: RegistrationDto, status: 200 })
  async check(): Promise<RegistrationDto> {
    return RegistrationDto.from(await this.registrations.check());
  }
}
