import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import type { Gauges } from '../../policy/gauges.rules.js';
import type { PromiseView, ResponseRate } from '../insight.rules.js';

const SENTIMENTS = ['angry', 'frustrated', 'neutral', 'positive', 'happy'] as const;
const FRESHNESS = ['never_replied', 'active', 'cooling', 'cold', 'archived'] as const;
const PERMISSIONS = ['suppressed', 'window_open', 'template_only', 'wrote_recently', 'inquiry', 'old_inquiry', 'never_wrote'] as const;

type Schema = Extract<NonNullable<ApiPropertyOptions>, { properties?: unknown }>['properties'];
const listOf = (properties: NonNullable<Schema>): { type: 'array'; items: object } => ({
  type: 'array',
  items: { type: 'object', required: Object.keys(properties), additionalProperties: true, properties },
});
/** What a thread remembers, as the document describes it. */
export const MEMORY: ApiPropertyOptions = {
  type: 'object',
  description: 'What the thread remembers: the pending question and the like',
  selfRequired: true,
  required: ['pending', 'summary', 'trend', 'sentiments', 'riskFlags', 'contradictions', 'language'],
  additionalProperties: true,
  properties: {
    summary: { type: 'string', nullable: true, description: 'The thread in a few sentences, made from facts' },
    trend: { type: 'number', description: '-1 (declining) to 1 (improving) over the last three turns' },
    sentiments: listOf({ at: { type: 'string' }, sentiment: { type: 'string', enum: [...SENTIMENTS] } }),
    riskFlags: listOf({ flag: { type: 'string' }, at: { type: 'string' }, sourceMessageId: { type: 'string', nullable: true } }),
    contradictions: listOf({
      slot: { type: 'string' },
      before: { type: 'string' },
      after: { type: 'string' },
      isSettled: { type: 'boolean' },
      sourceMessageId: { type: 'string', nullable: true },
    }),
    language: {
      type: 'object',
      nullable: true,
      required: ['code', 'confidence'],
      properties: { code: { type: 'string' }, confidence: { type: 'number' } },
    },
    pending: {
      type: 'object',
      description: 'The question that the next text may answer',
      nullable: true,
      required: ['kind'],
      additionalProperties: true,
      properties: {
        kind: { type: 'string', enum: ['pick_opening', 'confirm', 'which_appointment', 'slot'] },
        options: {
          type: 'array',
          items: {
            type: 'object',
            required: ['index', 'label', 'startsAt'],
            additionalProperties: true,
            properties: { index: { type: 'integer' }, label: { type: 'string' }, startsAt: { type: 'string' } },
          },
        },
      },
    },
  },
};

export class GaugesDto {
  @ApiProperty({ description: '0..1: may we write to this person' }) messagingPermission: number;
  @ApiProperty({ enum: PERMISSIONS }) permissionReason: Gauges['permissionReason'];
  @ApiProperty({ description: '0..1: how awake the talk is; half is gone after a day' }) engagementFreshness: number;
  @ApiProperty({ enum: FRESHNESS }) freshness: Gauges['freshness'];
}

export class BudgetDto {
  @ApiProperty({ description: 'Texts that nobody asked for, in the last 24 hours' }) used: number;
  @ApiProperty({ description: 'The most of planned texts in 24 hours as things stand now; 0 where nothing may be sent' }) limit: number;
  @ApiProperty({ description: 'May still be sent now: the smaller of what the day and the week leave' }) left: number;
  @ApiProperty({ description: 'In the last seven days' }) usedWeek: number;
  @ApiProperty() limitWeek: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the next is possible, where the day is used up' })
  freeAt: Date | null;
}

export class PromiseDto {
  @ApiProperty({ enum: ['customer', 'business'] }) by: PromiseView['by'];
  @ApiProperty() text: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) dueAt: string | null;
  @ApiProperty({ format: 'date-time' }) madeAt: string;
  @ApiProperty({ enum: ['open', 'overdue', 'done'] }) state: PromiseView['state'];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) sourceMessageId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The item of the action list' }) actionId: string | null;
}

export class ResponseRateDto {
  @ApiProperty() ours: number;
  @ApiProperty() theirs: number;
  @ApiProperty({ type: Number, nullable: true, description: '0..1; null while we have written nothing' }) rate: ResponseRate['rate'];
  @ApiProperty({ type: Number, nullable: true }) averageReplySeconds: number | null;
}

export class InsightDto {
  @ApiProperty({ type: GaugesDto }) gauges: GaugesDto;
  @ApiProperty({ type: BudgetDto, description: 'How many texts that nobody asked for this person got and may get' }) budget: BudgetDto;
  @ApiProperty({ type: [PromiseDto] }) promises: PromiseDto[];
  @ApiProperty({ type: ResponseRateDto }) responseRate: ResponseRateDto;
}

export class SlotChangeDto {
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) oldValue: string | null;
  @ApiProperty() value: string;
  @ApiProperty() confidence: number;
  @ApiProperty({ enum: ['customer', 'staff', 'call', 'import'] }) source: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) sourceMessageId: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) at: Date;
}
