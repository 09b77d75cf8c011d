import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, ValidateIf } from 'class-validator';
import { FlagField, TextField, WholeField } from '../../platform/http/field.decorators.js';
import type { RuleInput } from '../rules/own-rules.service.js';
import type { RuleFigures, RuleRow } from '../rules/own-rules.repository.js';

const CONDITIONS =
  'All that is named must hold: intents, sentiments (lists, one of each is enough), slots (name; is known, missing or contains; value), valueMinorAtLeast';
const ACTION = '`{is: "escalate", priority, note?}`, `{is: "offer_cta", ctaId}` or `{is: "stay_silent"}`';
const object = { type: 'object', additionalProperties: true } as const;

export class CreateOwnRuleDto {
  @TextField(1, 120, { example: 'Large jobs go to Dana' }) name: string;
  @WholeField(0, 10_000, { isOptional: true, description: 'Rules are tried in this order; the first that applies wins' }) position?: number;
  @FlagField({ isOptional: true }) isActive?: boolean;
  @IsObject({ message: 'must name conditions' })
  @ApiProperty({ ...object, description: CONDITIONS, example: { intents: ['PRICING'], valueMinorAtLeast: 200_000 } })
  conditions: Record<string, unknown>;
  @IsObject({ message: 'must name what to do' })
  @ApiProperty({ ...object, description: ACTION, example: { is: 'escalate', priority: 'high' } })
  action: Record<string, unknown>;

  toInput(): RuleInput {
    const { name, position, isActive, conditions, action } = this;
    return { name, position: position ?? 100, isActive: isActive ?? true, conditions, action };
  }
}

const given = (_object: object, value: unknown): boolean => value !== undefined;

export class UpdateOwnRuleDto {
  @WholeField(1, 1_000_000_000, { description: 'The version that was read' }) version: number;
  @TextField(1, 120, { isOptional: true }) name?: string;
  @WholeField(0, 10_000, { isOptional: true }) position?: number;
  @FlagField({ isOptional: true }) isActive?: boolean;
  @ValidateIf(given)
  @IsObject({ message: 'must name conditions' })
  @ApiPropertyOptional({ ...object, description: CONDITIONS })
  conditions?: Record<string, unknown>;
  @ValidateIf(given)
  @IsObject({ message: 'must name what to do' })
  @ApiPropertyOptional({ ...object, description: ACTION })
  action?: Record<string, unknown>;

  toPatch(): Partial<RuleInput> {
    const { name, position, isActive, conditions, action } = this;
    return Object.fromEntries(Object.entries({ name, position, isActive, conditions, action }).filter(([, value]) => value !== undefined));
  }
}

export class OwnRuleDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() position: number;
  @ApiProperty() isActive: boolean;
  @ApiProperty({ ...object, description: CONDITIONS }) conditions: Record<string, unknown>;
  @ApiProperty({ ...object, description: ACTION }) action: Record<string, unknown>;
  @ApiProperty({ type: String, nullable: true, description: 'The call to action it offers; null for others, and where it was deleted' })
  ctaLabel: string | null;
  @ApiProperty() version: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;

  static from(row: RuleRow): OwnRuleDto {
    return { ...row, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString() };
  }
}

export class RuleFiguresDto {
  @ApiProperty({ format: 'uuid' }) ruleId: string;
  @ApiProperty({ description: 'Decisions of the last 30 days that it made or added to' }) fired: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastFiredAt: string | null;

  static from({ ruleId, fired, lastFiredAt }: RuleFigures): RuleFiguresDto {
    return { ruleId, fired, lastFiredAt: lastFiredAt?.toISOString() ?? null };
  }
}
