import { ApiProperty } from '@nestjs/swagger';
import { addMinutes } from '../../common/clock.js';
import { phoneFor } from '../../leads/phone-visibility.rules.js';
import { IdField, IdListField, TextField, WholeField } from '../../platform/http/field.decorators.js';
import type { Principal } from '../../platform/http/principal.schema.js';
import type { LeftOutCandidate, RankedCandidate, Ranking } from '../candidates/candidate-ranking.service.js';
import { CANDIDATE_GROUPS, type CandidateGroup } from '../candidates/candidate.schema.js';

const MOST = 200;
const LONGEST_MINUTES = 1440;

export class RankCandidatesDto {
  @IdField({ isOptional: true, description: 'The appointment whose time is free; it takes the place of startsAt' }) appointmentId?: string;
  @TextField(1, 40, {
    isOptional: true,
    description: 'When the opening begins: an instant, or the wall clock of the business',
    example: '2030-01-07T15:00:00Z',
  })
  startsAt?: string;
  @IdField({ isOptional: true }) serviceId?: string;
  @WholeField(5, LONGEST_MINUTES, { isOptional: true, description: 'How long the opening is; by the service when left out' })
  durationMinutes?: number;
  @IdListField(0, MOST, { isOptional: true, description: 'Leads to rank' }) leadIds?: string[];
  @IdListField(0, MOST, { isOptional: true, description: 'Contacts to rank' }) contactIds?: string[];
}

class RankedSlotDto {
  @ApiProperty({ format: 'date-time' }) startsAt: string;
  @ApiProperty({ format: 'date-time' }) endsAt: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) serviceId: string | null;
  @ApiProperty({ type: String, nullable: true }) serviceName: string | null;
}

class CandidateFactorDto {
  @ApiProperty({ enum: CANDIDATE_GROUPS }) group: CandidateGroup;
  @ApiProperty() code: string;
  @ApiProperty({ description: 'May be negative' }) points: number;
  @ApiProperty({ description: 'Plain words' }) label: string;
}

class CandidatePersonDto {
  @ApiProperty({ format: 'uuid' }) contactId: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) leadId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) conversationId: string | null;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
}

class RankedCandidateDto extends CandidatePersonDto {
  @ApiProperty({ description: 'From 1' }) rank: number;
  @ApiProperty({ description: '0-100: how well they fit this opening; it is not the score of the lead' }) score: number;
  @ApiProperty({ description: 'The heaviest factors in one sentence' }) reason: string;
  @ApiProperty({ type: [CandidateFactorDto], description: 'Their points make the score, 100 at most; the heaviest first' })
  factors: CandidateFactorDto[];

  static at(view: RankedCandidate, rank: number, reader: Principal): RankedCandidateDto {
    const { score, reason, factors } = view;
    return { ...personOf(view, reader), rank, score, reason, factors };
  }
}

class LeftOutCandidateDto extends CandidatePersonDto {
  @ApiProperty() code: string;
  @ApiProperty({ description: 'Plain words' }) reason: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When that ends by itself' }) until: string | null;

  static from(view: LeftOutCandidate, reader: Principal): LeftOutCandidateDto {
    return { ...personOf(view, reader), code: view.code, reason: view.reason, until: view.until?.toISOString() ?? null };
  }
}

export class RankingDto {
  @ApiProperty({ type: RankedSlotDto }) slot: RankedSlotDto;
  @ApiProperty({ type: [RankedCandidateDto], description: 'May be texted now; the best first' }) ranked: RankedCandidateDto[];
  @ApiProperty({ type: [LeftOutCandidateDto] }) leftOut: LeftOutCandidateDto[];

  static from({ slot, ranked, leftOut }: Ranking, reader: Principal): RankingDto {
    return {
      slot: {
        startsAt: slot.startsAt.toISOString(),
        endsAt: addMinutes(slot.startsAt, slot.minutes).toISOString(),
        serviceId: slot.service?.id ?? null,
        serviceName: slot.service?.name ?? null,
      },
      ranked: ranked.map((view, index) => RankedCandidateDto.at(view, index + 1, reader)),
      leftOut: leftOut.map((view) => LeftOutCandidateDto.from(view, reader)),
    };
  }
}

function personOf(
  { contactId, leadId, conversationId, name, address }: RankedCandidate | LeftOutCandidate,
  reader: Principal,
): CandidatePersonDto {
  return { contactId, leadId, conversationId, name, phone: phoneFor(reader, address) };
}
