import { ApiProperty } from '@nestjs/swagger';
import { LEAD_STATUSES, type LeadStatus } from '../../../leads/lead.machine.js';
import { phoneFor } from '../../../leads/phone-visibility.rules.js';
import { IdField } from '../../../platform/http/field.decorators.js';
import type { Principal } from '../../../platform/http/principal.schema.js';
import { FACTOR_GROUPS, type FactorGroup } from '../lead-score.rules.js';
import type { ScoredView } from '../lead-scores.service.js';

export class ScoreLeadDto {
  @IdField({ description: 'A lead of this business' }) leadId: string;
}

class ScoreFactorDto {
  @ApiProperty({ enum: FACTOR_GROUPS }) group: FactorGroup;
  @ApiProperty() code: string;
  @ApiProperty({ description: 'May be negative' }) points: number;
  @ApiProperty({ description: 'Plain words' }) label: string;
}

export class LeadScoreDto {
  @ApiProperty({ format: 'uuid' }) leadId: string;
  @ApiProperty({ format: 'uuid' }) contactId: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) conversationId: string | null;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
  @ApiProperty({ type: String, nullable: true }) service: string | null;
  @ApiProperty({ enum: LEAD_STATUSES }) status: LeadStatus;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastTextAt: Date | null;
  @ApiProperty({ description: '0-100' }) score: number;
  @ApiProperty() isHot: boolean;
  @ApiProperty({ type: [ScoreFactorDto], description: 'Their points make the score; the heaviest first' }) factors: ScoreFactorDto[];

  static from(view: ScoredView, reader: Principal): LeadScoreDto {
    const { leadId, contactId, conversationId, name, phone, service, status, lastTextAt, score, isHot, factors } = view;
    return { leadId, contactId, conversationId, name, phone: phoneFor(reader, phone), service, status, lastTextAt, score, isHot, factors };
  }
}
