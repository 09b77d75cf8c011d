import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDate, IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { phoneFor } from '../../leads/phone-visibility.rules.js';
import type { EscalationView } from '../escalations.reader.js';

const PRIORITIES = ['low', 'medium', 'high', 'critical'] as const;
/** What the assistant hands over; items that something else raised carry less, or notes of their own. */
const HANDOFF: ApiPropertyOptions = {
  type: 'object',
  description: 'Handoff brief: slots, trend, recommended action, value',
  additionalProperties: true,
  properties: {
    reason: { type: 'string' },
    priority: { type: 'string', enum: [...PRIORITIES] },
    summary: { type: 'string' },
    slots: { type: 'object', additionalProperties: { type: 'string' } },
    trend: { type: 'string', enum: ['better', 'worse', 'steady'] },
    recommendedAction: { type: 'string' },
    trendSlope: { type: 'number', description: '-1 (declining) to 1 (improving)' },
    sentiment: { type: 'string' },
    riskFlags: { type: 'array', items: { type: 'string' } },
    valueScore: { type: 'number', description: '0..100: how much hangs on it' },
    valueFactors: {
      type: 'array',
      items: { type: 'object', required: ['name', 'points'], properties: { name: { type: 'string' }, points: { type: 'number' } } },
    },
    valueMinor: { type: 'number', nullable: true },
    commitment: {
      type: 'object',
      nullable: true,
      required: ['text', 'dueAt'],
      properties: { text: { type: 'string' }, dueAt: { type: 'string', format: 'date-time' } },
    },
  },
};
const STATUSES = ['open', 'accepted', 'snoozed', 'resolved'] as const;

export class UpdateActionDto {
  @ApiPropertyOptional({ enum: STATUSES }) @IsOptional() @IsIn(STATUSES) status?: (typeof STATUSES)[number];
  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Needed to snooze' })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  snoozedUntil?: Date;
  @ApiPropertyOptional({ maxLength: 2000 }) @IsOptional() @IsString() @MaxLength(2000) resolution?: string;
  @ApiProperty({ description: 'The version you read; 409 when somebody changed it meanwhile' }) @IsInt() @Min(1) version: number;
}

export class ActionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() kind: string;
  @ApiProperty({ enum: PRIORITIES }) priority: string;
  @ApiProperty() reason: string;
  @ApiProperty() summary: string;
  @ApiProperty(HANDOFF) package: Record<string, unknown>;
  @ApiProperty({ enum: STATUSES }) status: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) assigneeUserId: string | null;
  @ApiProperty({ type: String, nullable: true }) assigneeName: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) conversationId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) leadId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) contactId: string | null;
  @ApiProperty({ type: String, nullable: true }) contactName: string | null;
  @ApiProperty({ type: String, nullable: true }) contactAddress: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) dueAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) snoozedUntil: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) acknowledgedAt: Date | null;
  @ApiProperty({ type: String, nullable: true }) acknowledgedBy: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) resolvedAt: Date | null;
  @ApiProperty({ type: String, nullable: true }) resolution: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt: Date;
  @ApiProperty() version: number;

  static from(view: EscalationView, principal: { role: string }): ActionDto {
    return Object.assign(new ActionDto(), view, { contactAddress: phoneFor(principal, view.contactAddress) });
  }
}
