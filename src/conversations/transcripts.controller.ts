import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, Permission } from '../platform/http/access.decorators.js';
import type { ListQuery } from '../platform/http/list-query.rules.js';
import { Listing } from '../platform/http/listing.decorator.js';
import type { Page } from '../platform/http/page.schema.js';
import { IdParam } from '../platform/http/uuid-param.pipe.js';
import { DECISION_LIST } from './decisions.reader.js';
import { DecisionDetailsDto, DecisionDto, DecisionFacetsDto } from './dto/decision.dto.js';
import { MessageDto, ReviewMessageDto } from './dto/message.dto.js';
import { Drafts } from './drafts.service.js';
import { MESSAGE_LIST } from './messages.reader.js';
import { Transcripts } from './transcripts.service.js';

/** Messages and the decisions behind them. */
@ApiTags('messages')
@Controller('api')
export class TranscriptsController {
  constructor(
    private readonly transcripts: Transcripts,
    private readonly drafts: Drafts,
  ) {}

  @Get('messages')
  @Permission('conversations.read')
  @Api({ tenancy: 'org', summary: 'Messages with delivery state and gate trace', answer: MessageDto, list: true })
  messages(@Listing(MESSAGE_LIST) query: ListQuery): Promise<Page<MessageDto>> {
    return this.transcripts.messages(query);
  }

  @Get('messages/:id')
  @Permission('conversations.read')
  @Api({ tenancy: 'org', summary: 'One message', answer: MessageDto })
  async message(@IdParam() id: string): Promise<MessageDto> {
    return MessageDto.from(await this.transcripts.message(id));
  }

  @Patch('messages/:id')
  @Permission('messages.send')
  @Api({
    tenancy: 'org',
    summary: 'Approve, edit or discard a draft, or take that back at once; 409 when it is too late',
    answer: MessageDto,
  })
  async review(@IdParam() id: string, @Body() body: ReviewMessageDto): Promise<MessageDto> {
    return MessageDto.from(await this.drafts.review(id, body.action, body.body));
  }

  @Get('decisions')
  @Permission('decisions.read')
  @Api({ tenancy: 'org', summary: 'What was decided and why', answer: DecisionDto, list: true })
  decisions(@Listing(DECISION_LIST) query: ListQuery): Promise<Page<DecisionDto>> {
    return this.transcripts.decisions(query);
  }

  @Get('decisions/facets')
  @Permission('decisions.read')
  @Api({ tenancy: 'org', summary: 'Reasons and engines of the last 30 days with their counts, for the filters', answer: DecisionFacetsDto })
  facets(): Promise<DecisionFacetsDto> {
    return this.transcripts.decisionFacets();
  }

  @Get('decisions/:id')
  @Permission('decisions.read')
  @Api({ tenancy: 'org', summary: 'Why it said this: one decision with context, checks, cost and texts', answer: DecisionDetailsDto })
  async decision(@IdParam() id: string): Promise<DecisionDetailsDto> {
    return DecisionDetailsDto.from(await this.transcripts.decision(id));
  }
}
