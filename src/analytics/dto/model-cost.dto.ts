import { ApiProperty } from '@nestjs/swagger';
import { SHOWN_CAPS, type CapStanding, type ModelCostView } from '../model-cost.service.js';

class CostSumDto {
  @ApiProperty({ description: 'Each engine that was asked for an answer counts, and the rules where they stood in' }) calls: number;
  @ApiProperty() tokens: number;
  @ApiProperty({ description: 'Micro-dollars' }) costMicros: number;
  @ApiProperty({ description: 'Calls of models whose price is unknown; they count as nothing' }) unpriced: number;
}

class CostDayDto extends CostSumDto {
  @ApiProperty({ format: 'date', description: 'A day of the business' }) day: string;
}

class CostTaskDto extends CostSumDto {
  @ApiProperty({ description: 'What was asked for: reply, rewrite, profile, embedding' }) task: string;
  @ApiProperty({ description: 'Who was asked, in vain too; the rules where they stood in' }) engine: string;
  @ApiProperty({ type: String, nullable: true }) model: string | null;
}

class CapStandingDto {
  @ApiProperty({ enum: SHOWN_CAPS, description: 'Money in micro-dollars; months of the calendar, the others the time that ends now' })
  cap: CapStanding['cap'];
  @ApiProperty() used: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Null: no limit' }) limit: number | null;
}

/** What language models cost in some days, and how near the limits are. */
export class ModelCostDto {
  @ApiProperty() timeZone: string;
  @ApiProperty({ type: [CostDayDto], description: 'Every day, oldest first' }) days: CostDayDto[];
  @ApiProperty({ type: [CostTaskDto], description: 'The dearest first' }) tasks: CostTaskDto[];
  @ApiProperty({ type: CostSumDto }) total: CostSumDto;
  @ApiProperty({ description: 'Conversations that a model was asked in' }) conversations: number;
  @ApiProperty({ description: 'Micro-dollars that these conversations cost: answers, second looks, rewordings' })
  conversationMicros: number;
  @ApiProperty({ type: [CapStandingDto] }) caps: CapStandingDto[];

  static from({ timeZone, days, tasks, total, conversations, conversationMicros, caps }: ModelCostView): ModelCostDto {
    return { timeZone, days, tasks, total, conversations, conversationMicros, caps };
  }
}
