import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import {
  ErasePersonDto,
  ErasureDto,
  ExportPersonDto,
  HoldPersonDto,
  LegalHoldDto,
  PersonalDataDto,
  ReleasePersonDto,
} from './dto/privacy.dto.js';
import { LegalHolds } from './legal-holds.service.js';
import { Privacy } from './privacy.service.js';

/** What people may ask of a business about their own data. */
@ApiTags('compliance')
@Controller('api/privacy')
export class PrivacyController {
  constructor(
    private readonly privacy: Privacy,
    private readonly holds: LegalHolds,
  ) {}

  @Post('export')
  @Permission('contacts.erase')
  @Api({ tenancy: 'org', summary: 'Everything stored about a person, by module', answer: PersonalDataDto })
  export(@Body() body: ExportPersonDto): Promise<PersonalDataDto> {
    return this.privacy.export(body.contactId);
  }

  @Post('erase')
  @Permission('contacts.erase')
  @Api({
    tenancy: 'org',
    summary: 'Forget a person; figures and opt-outs stay. 409 while a booking is ahead or a legal hold stands',
    answer: ErasureDto,
  })
  erase(@Body() body: ErasePersonDto): Promise<ErasureDto> {
    return this.privacy.erase(body.contactId, body.cancelBookings ?? false);
  }

  @Post('hold')
  @Permission('contacts.erase')
  @Api({ tenancy: 'org', summary: 'Keep a person: no erasure and no end of the retention time while it stands', answer: LegalHoldDto })
  hold(@Body() body: HoldPersonDto): Promise<LegalHoldDto> {
    return this.holds.place(body.contactId, body.reason);
  }

  @Post('release')
  @Permission('contacts.erase')
  @HttpCode(204)
  @Api({ tenancy: 'org', summary: 'Take the legal hold away', status: 204 })
  release(@Body() body: ReleasePersonDto): Promise<void> {
    return this.holds.release(body.contactId);
  }
}
