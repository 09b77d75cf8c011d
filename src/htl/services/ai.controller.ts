import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, CurrentPrincipal, Permission } from '../../platform/http/access.decorators.js';
import type { Page } from '../../platform/http/page.schema.js';
import type { Principal } from '../../platform/http/principal.schema.js';
import {
  AiTextDto,
  BanRiskDto,
  ClassificationDto,
  ClassifyDto,
  ConversationRefDto,
  HotLeadsQueryDto,
  RewriteDto,
  RewritingsDto,
  SpamCheckDto,
  SuggestionsDto,
} from './dto/ai.dto.js';
import { LeadScoreDto, ScoreLeadDto } from './dto/lead-score.dto.js';
import { LeadScores } from './lead-scores.service.js';
import { Rewriter } from './rewriter.service.js';
import { SuggestedReplies } from './suggestions.service.js';
import { TextReader } from './text-reader.service.js';

const HOT_LEADS = 10;

/** What people ask for at their desk: wordings, warnings, readings, scores. None of it sends or changes anything. */
@ApiTags('ai')
@Controller('api/ai')
export class AiController {
  constructor(
    private readonly rewriter: Rewriter,
    private readonly reader: TextReader,
    private readonly replies: SuggestedReplies,
    private readonly scores: LeadScores,
  ) {}

  @Post('rewrite')
  @HttpCode(200)
  @Permission('messages.send')
  @Api({ tenancy: 'org', summary: 'A text in calmer words; every fact stays', answer: RewritingsDto, status: 200 })
  async rewrite(@Body() body: RewriteDto): Promise<RewritingsDto> {
    return RewritingsDto.from(await this.rewriter.rewrite(AiTextDto.wish(body), body.tone ?? 'professional'));
  }

  @Post('alternatives')
  @HttpCode(200)
  @Permission('messages.send')
  @Api({ tenancy: 'org', summary: 'Up to three wordings of a text, one per tone', answer: RewritingsDto, status: 200 })
  async alternatives(@Body() body: AiTextDto): Promise<RewritingsDto> {
    return RewritingsDto.from(await this.rewriter.alternatives(AiTextDto.wish(body)));
  }

  @Post('spam-check')
  @HttpCode(200)
  @Permission('messages.send')
  @Api({ tenancy: 'org', summary: 'How much a text looks like spam, and why', answer: SpamCheckDto, status: 200 })
  async spamCheck(@Body() body: AiTextDto): Promise<SpamCheckDto> {
    return SpamCheckDto.from(await this.rewriter.spamCheck(AiTextDto.wish(body)));
  }

  @Post('ban-risk')
  @HttpCode(200)
  @Permission('messages.send')
  @Api({
    tenancy: 'org',
    summary: 'How close a text and the last seven days bring the numbers to a block',
    answer: BanRiskDto,
    status: 200,
  })
  async banRisk(@Body() body: AiTextDto): Promise<BanRiskDto> {
    return BanRiskDto.of(await this.rewriter.banRisk(AiTextDto.wish(body)));
  }

  @Post('classify')
  @HttpCode(200)
  @Permission('messages.send')
  @Api({ tenancy: 'org', summary: 'What a text means: intent, mood, facts', answer: ClassificationDto, status: 200 })
  async classify(@Body() body: ClassifyDto): Promise<ClassificationDto> {
    return ClassificationDto.from(await this.reader.read(body.text));
  }

  @Post('suggest-reply')
  @HttpCode(200)
  @Permission('messages.send')
  @Api({ tenancy: 'org', summary: 'Three answers a person may choose from; nothing is sent', answer: SuggestionsDto, status: 200 })
  async suggestReply(@Body() body: ConversationRefDto): Promise<SuggestionsDto> {
    return SuggestionsDto.from(await this.replies.of(body.conversationId));
  }

  @Post('score-lead')
  @HttpCode(200)
  @Permission('leads.read')
  @Api({ tenancy: 'org', summary: 'The score of a lead with its factors, as of now', answer: LeadScoreDto, status: 200 })
  async scoreLead(@Body() body: ScoreLeadDto, @CurrentPrincipal() reader: Principal): Promise<LeadScoreDto> {
    return LeadScoreDto.from(await this.scores.of(body.leadId), reader);
  }

  @Get('hot-leads')
  @Permission('leads.read')
  @Api({ tenancy: 'org', summary: 'Open leads worth a call before all others, the hottest first', answer: LeadScoreDto, list: true })
  async hotLeads(@Query() query: HotLeadsQueryDto, @CurrentPrincipal() reader: Principal): Promise<Page<LeadScoreDto>> {
    const hot = await this.scores.hot(query.limit ?? HOT_LEADS);
    return { data: hot.map((view) => LeadScoreDto.from(view, reader)), total: hot.length };
  }
}
