import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { GOALS, SEND_PLANS, type Goal, type SendPlan } from '../decision.schema.js';
import type { DecisionDetails } from '../context-view.rules.js';
import { GateTraceDto } from './message.dto.js';

export class DraftCheckDto {
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['pass', 'fail', 'skip'] }) verdict: string;
  @ApiProperty() reason: string;
  @ApiPropertyOptional({ enum: ['draft', 'rewrite', 'text'], description: 'Which text it read' }) on?: string;
}

export class DecisionTextDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() body: string;
  @ApiProperty() state: string;
  @ApiProperty({ type: String, nullable: true }) blockReason: string | null;
  @ApiProperty({ type: [GateTraceDto] }) gate: GateTraceDto[];
}

export class FoundPieceDto {
  @ApiProperty() id: string;
  @ApiProperty({ enum: ['knowledge', 'conversation'] }) source: string;
  @ApiProperty({ type: String, nullable: true }) documentId: string | null;
  @ApiProperty() title: string;
  @ApiProperty() score: number;
  @ApiProperty() isStale: boolean;
  @ApiProperty({ description: 'Said to the customer word for word' }) isAnswer: boolean;
}

export class RetrievalDto {
  @ApiProperty({ type: [String] }) triggers: string[];
  @ApiProperty({ description: 'False while a source is out of date: no price and no date is stated from it' }) mayStateNumbers: boolean;
  @ApiProperty({ type: [FoundPieceDto] }) found: FoundPieceDto[];
}

export class FiredRuleDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() action: string;
  @ApiPropertyOptional({ description: 'Its conditions held and it could not act: why, in one word; left out for the rule that decided' })
  heldBack?: string;
}

export class DecisionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) conversationId: string;
  @ApiProperty() trigger: string;
  @ApiProperty() fromSeq: number;
  @ApiProperty() toSeq: number;
  @ApiProperty({ enum: ['reply', 'no_reply', 'escalate', 'close'] }) action: string;
  @ApiProperty() reasonCode: string;
  @ApiProperty({ type: String, nullable: true }) messageType: string | null;
  @ApiProperty({ type: String, nullable: true }) intent: string | null;
  @ApiProperty({ type: String, nullable: true }) sentiment: string | null;
  @ApiProperty({ type: Number, nullable: true }) confidence: number | null;
  @ApiProperty() engine: string;
  @ApiProperty({ type: String, nullable: true }) model: string | null;
  @ApiProperty({ type: String, nullable: true }) reply: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) plan: unknown;
  @ApiProperty({ type: [DraftCheckDto], description: 'What the words were checked for, draft and final' }) checks: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true }) stateBefore: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true }) stateAfter: unknown;
  @ApiProperty() tokensIn: number;
  @ApiProperty() tokensOut: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Micro-dollars; null when the price of the model is unknown' }) costMicros:
    number | null;
  @ApiProperty({ description: 'Milliseconds' }) durationMs: number;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) supersedes: string | null;
  @ApiProperty({ enum: GOALS, description: 'What it wanted to reach' }) goal: Goal;
  @ApiProperty({ enum: SEND_PLANS }) sendPlan: SendPlan;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'The call to action it offered' }) cta: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'All that it changed, from a fixed list of fields' })
  statePatch: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) handoff: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) followUp: unknown;
  @ApiProperty({ type: RetrievalDto, nullable: true, description: 'What was looked up, and why' }) retrieval: RetrievalDto | null;
  @ApiProperty({ type: [FiredRuleDto], description: 'Own rules of the business that applied, the one that decided first' })
  rules: FiredRuleDto[];
  @ApiProperty({ type: String, format: 'date-time' }) createdAt: Date;
  @ApiProperty({ type: [DecisionTextDto], description: 'The texts it wrote, with state and gate trace' }) outbound: unknown[];
}

export class FacetValueDto {
  @ApiProperty() value: string;
  @ApiProperty() count: number;
}

export class DecisionFacetsDto {
  @ApiProperty({ type: [FacetValueDto], description: 'The most frequent first' }) reasonCodes: FacetValueDto[];
  @ApiProperty({ type: [FacetValueDto], description: 'The most frequent first' }) engines: FacetValueDto[];
}

export class ContextPieceDto {
  @ApiProperty() text: string;
  @ApiProperty() tokens: number;
  @ApiProperty({ type: String, nullable: true, description: 'Where it comes from: a document, a message' }) from: string | null;
}

export class ContextPartDto {
  @ApiProperty() name: string;
  @ApiProperty() tokens: number;
  @ApiProperty({ description: 'The most it may take' }) cap: number;
  @ApiProperty({ description: 'Pieces that found no room' }) dropped: number;
  @ApiProperty() isCompacted: boolean;
  @ApiProperty({ type: [ContextPieceDto] }) pieces: ContextPieceDto[];
}

export class CompiledContextDto {
  @ApiProperty() budget: number;
  @ApiProperty() tokens: number;
  @ApiProperty({ type: [ContextPartDto] }) parts: ContextPartDto[];
}

export class TriedVariantDto {
  @ApiProperty({ format: 'uuid' }) experimentId: string;
  @ApiProperty() experiment: string;
  @ApiProperty() variant: string;
}

/** One decision with the context that was compiled for it. */
export class DecisionDetailsDto extends DecisionDto {
  @ApiProperty({ type: CompiledContextDto, nullable: true, description: 'Null for decisions without an engine, and after an erasure' })
  context: CompiledContextDto | null;
  @ApiProperty({ type: [TriedVariantDto], description: 'The variants of experiments that the person was in' }) tried: TriedVariantDto[];

  static from(details: DecisionDetails): DecisionDetailsDto {
    return Object.assign(new DecisionDetailsDto(), details);
  }
}
