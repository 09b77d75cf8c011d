import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../../platform/http/access.decorators.js';
import { IdParam } from '../../platform/http/uuid-param.pipe.js';
import { CompletionAddressDto, CompletionTestDto, CtaFiguresDto, ThreadCtaDto } from '../dto/cta.dto.js';
import { CtaDesk } from './cta-desk.service.js';

/** What calls to action lead to: counts, the address for reports, and where each stands in a conversation. */
@ApiTags('completions')
@Controller('api')
export class CtaDeskController {
  constructor(private readonly desk: CtaDesk) {}

  @Get('ctas/figures')
  @Permission('settings.read')
  @Api({ tenancy: 'org', summary: 'How often each call to action was offered, clicked and completed', answer: [CtaFiguresDto] })
  async figures(): Promise<CtaFiguresDto[]> {
    return (await this.desk.figures()).map((row) => CtaFiguresDto.from(row));
  }

  @Post('ctas/:id/completion-address')
  @HttpCode(200)
  @Permission('settings.write')
  @Api({
    tenancy: 'org',
    summary: 'A new address for reports of completions; the one before stops working',
    answer: CompletionAddressDto,
    status: 200,
  })
  makeAddress(@IdParam() id: string): Promise<CompletionAddressDto> {
    return this.desk.makeAddress(id);
  }

  @Post('ctas/:id/completion-test')
  @HttpCode(200)
  @Permission('settings.write')
  @Api({ tenancy: 'org', summary: 'Record a report that is marked as a test', answer: CompletionTestDto, status: 200 })
  async test(@IdParam() id: string): Promise<CompletionTestDto> {
    return { receivedAt: (await this.desk.test(id)).receivedAt.toISOString() };
  }

  @Get('conversations/:id/ctas')
  @Permission('conversations.read')
  @Api({ tenancy: 'org', summary: 'Where each call to action stands in a conversation', answer: [ThreadCtaDto] })
  async ofThread(@IdParam() id: string): Promise<ThreadCtaDto[]> {
    return (await this.desk.ofThread(id)).map((row) => ThreadCtaDto.from(row));
  }

  @Post('conversations/:id/ctas/:ctaId/reset')
  @HttpCode(200)
  @Permission('conversations.takeover')
  @Api({ tenancy: 'org', summary: 'Put one back, so that it may be offered again', answer: [ThreadCtaDto], status: 200 })
  async reset(@IdParam() id: string, @IdParam('ctaId') ctaId: string): Promise<ThreadCtaDto[]> {
    return (await this.desk.reset(id, ctaId)).map((row) => ThreadCtaDto.from(row));
  }
}
