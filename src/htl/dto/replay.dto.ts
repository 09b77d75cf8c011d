import { ApiProperty } from '@nestjs/swagger';
import { IdField } from '../../platform/http/field.decorators.js';
import type { ReplayedDecision } from '../replay/replays.service.js';

export class ReplayDto {
  @IdField({ isOptional: true, description: 'One decision; or' }) decisionId?: string;
  @IdField({ isOptional: true, description: 'all decisions of one conversation, at most 200' }) conversationId?: string;
  @IdField({ isOptional: true, description: 'Decide with this version of the documents; without it with those of then' })
  profileVersionId?: string;
}

export class DecisionFaceDto {
  @ApiProperty() action: string;
  @ApiProperty() goal: string;
  @ApiProperty() reasonCode: string;
  @ApiProperty({ type: String, nullable: true }) messageType: string | null;
  @ApiProperty({ type: String, nullable: true }) intent: string | null;
  @ApiProperty({ type: String, nullable: true }) sentiment: string | null;
  @ApiProperty({ type: String, nullable: true }) stage: string | null;
  @ApiProperty({ type: [String] }) effects: string[];
  @ApiProperty({ type: String, nullable: true }) reply: string | null;
}

export class FaceChangeDto {
  @ApiProperty() field: string;
  @ApiProperty({ type: String, nullable: true }) before: string | null;
  @ApiProperty({ type: String, nullable: true }) after: string | null;
}

export class ReplayedDecisionDto {
  @ApiProperty({ format: 'uuid' }) decisionId: string;
  @ApiProperty({ format: 'uuid' }) conversationId: string;
  @ApiProperty({ type: String, format: 'date-time', description: 'When it was decided' }) at: Date;
  @ApiProperty({ description: 'What the customer had written, one text per line' }) asked: string;
  @ApiProperty({ type: DecisionFaceDto }) before: DecisionFaceDto;
  @ApiProperty({ type: DecisionFaceDto, nullable: true, description: 'Null where it cannot be decided again' })
  after: DecisionFaceDto | null;
  @ApiProperty({ type: [FaceChangeDto], description: 'Empty: the same decision' }) changes: FaceChangeDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Why it cannot be decided again' }) reason: string | null;
  @ApiProperty({ description: 'It hangs on free times that were not looked up then: decided as if there were none' })
  needsCalendar: boolean;
}

export class ReplayResultDto {
  @ApiProperty() total: number;
  @ApiProperty({ description: 'Decisions that came out otherwise' }) changed: number;
  @ApiProperty({ type: [ReplayedDecisionDto] }) decisions: ReplayedDecisionDto[];

  static from(decisions: ReplayedDecision[]): ReplayResultDto {
    return { total: decisions.length, changed: decisions.filter(({ changes }) => changes.length > 0).length, decisions };
  }
}
