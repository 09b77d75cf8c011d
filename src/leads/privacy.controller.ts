import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import { ErasePersonDto, ErasureDto, ExportPersonDto, PersonalDataDto } from './dto/privacy.dto.js';
import { Privacy } from './privacy.service.js';

/** What people may ask of a business about their own data. */
@ApiTags('compliance')
@Controller('api/privacy')
export class PrivacyController {
  constructor(private readonly privacy: Privacy) {}

  @Post('export')
  @Permission('contacts.erase')
  @Api({ tenancy: 'org', summary: 'Everything stored about a person, by module', answer: PersonalDataDto })
  export(@Body() body: ExportPersonDto): Promise<PersonalDataDto> {
    return this.privacy.export(body.contactId);
  }

  @Post('erase')
  @Permission('contacts.erase')
  @Api({ tenancy: 'org', summary: 'Forget a person; figures and opt-outs stay. 409 while a booking is ahead', answer: ErasureDto })
  erase(@Body() body: ErasePersonDto): Promise<ErasureDto> {
    return this.privacy.erase(body.contactId, body.cancelBookings ?? false);
  }
}
