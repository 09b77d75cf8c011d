import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Api, CurrentPrincipal, Permission } from '../../platform/http/access.decorators.js';
import type { Principal } from '../../platform/http/principal.schema.js';
import { RankCandidatesDto, RankingDto } from '../dto/ranking.dto.js';
import { CandidateRanking } from './candidate-ranking.service.js';

/** Who might take an opening. */
@ApiTags('ai')
@Controller('api/ai/rank-candidates')
export class CandidatesController {
  constructor(private readonly ranking: CandidateRanking) {}

  @Post()
  @HttpCode(200)
  @Permission('appointments.write')
  @Api({
    tenancy: 'org',
    summary: 'Who fits an opening best, with reasons, and who is left out and why',
    description:
      'Ranks the named leads and contacts; without a list those with an appointment in the 30 days behind the opening, and open leads. Rules decide; nothing is sent.',
    answer: RankingDto,
    status: 200,
  })
  async rank(@Body() body: RankCandidatesDto, @CurrentPrincipal() reader: Principal): Promise<RankingDto> {
    return RankingDto.from(await this.ranking.rank(body), reader);
  }
}
