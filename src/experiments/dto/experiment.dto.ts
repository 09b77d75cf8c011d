import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';
import { IsArray, IsISO8601, IsOptional, Matches, ValidateIf } from 'class-validator';
import { ChoiceField, FlagField, TextField, WholeField } from '../../platform/http/field.decorators.js';
import { END_REASONS, GOALS, GUARDS, LEVERS } from '../experiment.schema.js';
import type { EndReason, Goal, Guard, LeverName } from '../experiment.schema.js';
import { EXPERIMENT_STATUSES } from '../experiments.machine.js';
import type { ExperimentStatus } from '../experiments.machine.js';
import type { ExperimentRow } from '../experiments.repository.js';
import type { ExperimentInput } from '../experiments.service.js';

const DEFAULT_EFFECT = 10;
const VALUE = `What it does differently. tone: formality, persuasion, emojiPolicy, usesHonorifics; length: maxWords; cta_timing: timing (early, standard, late);
follow_up: minutes (a list); profile_version: versionId. Left out for the first, the control`;
const LAYER = 'Small letters, digits and _. Nobody is in two running experiments of a layer; without one it is that of the lever';
const variantList: ApiPropertyOptions = {
  type: 'array',
  description: 'The control first, then up to three others; the shares add up to 100',
  items: {
    type: 'object',
    required: ['name', 'percent'],
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 60 },
      percent: { type: 'integer', minimum: 5, maximum: 95 },
      value: { type: 'object', additionalProperties: true, nullable: true, description: VALUE },
    },
  },
  example: [
    { name: 'As it is', percent: 50 },
    { name: 'Short', percent: 50, value: { maxWords: 10 } },
  ],
};
const given = (_object: object, value: unknown): boolean => value !== undefined;
const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));

export class CreateExperimentDto {
  @TextField(1, 120, { example: 'Shorter texts' }) name: string;
  @TextField(0, 600, { isOptional: true, description: 'What you expect and why' }) hypothesis?: string;
  @ChoiceField(LEVERS) lever: LeverName;
  @ChoiceField(GOALS, { description: 'What is wanted more of' }) goal: Goal;
  @ValidateIf(given)
  @Matches(/^[a-z][a-z0-9_]{0,39}$/, { message: 'must be small letters, digits and _, at most 40' })
  @ApiPropertyOptional({ type: String, description: LAYER, example: 'tone' })
  layer?: string;
  @WholeField(5, 100, { isOptional: true, description: 'How many of all people are in it; 100 when left out' }) trafficPercent?: number;
  @WholeField(2, 50, { isOptional: true, description: 'The smallest difference worth knowing, in percentage points; 10 when left out' })
  minEffectPoints?: number;
  @IsArray({ message: 'must be a list' }) @ApiProperty(variantList) variants: unknown[];
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'must be a date with a time, such as 2026-12-24T18:00:00Z' })
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true, description: 'It stops by itself then' })
  endsAt?: string | null;

  toInput(): ExperimentInput {
    const { name, lever, goal, variants } = this;
    return {
      name,
      hypothesis: this.hypothesis ?? '',
      lever,
      goal,
      layer: this.layer ?? null,
      trafficPercent: this.trafficPercent ?? 100,
      minEffectPoints: this.minEffectPoints ?? DEFAULT_EFFECT,
      variants,
      endsAt: instant(this.endsAt ?? null),
    };
  }
}

export class UpdateExperimentDto {
  @WholeField(1, 1_000_000_000, { description: 'The version that was read' }) version: number;
  @TextField(1, 120, { isOptional: true }) name?: string;
  @TextField(0, 600, { isOptional: true }) hypothesis?: string;
  @ChoiceField(LEVERS, { isOptional: true }) lever?: LeverName;
  @ChoiceField(GOALS, { isOptional: true }) goal?: Goal;
  @ValidateIf(given)
  @Matches(/^[a-z][a-z0-9_]{0,39}$/, { message: 'must be small letters, digits and _, at most 40' })
  @ApiPropertyOptional({ type: String, description: LAYER })
  layer?: string;
  @WholeField(5, 100, { isOptional: true }) trafficPercent?: number;
  @WholeField(2, 50, { isOptional: true }) minEffectPoints?: number;
  @ValidateIf(given) @IsArray({ message: 'must be a list' }) @ApiPropertyOptional(variantList) variants?: unknown[];
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'must be a date with a time, such as 2026-12-24T18:00:00Z' })
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  endsAt?: string | null;

  toPatch(): Partial<ExperimentInput> {
    const { name, hypothesis, lever, goal, layer, trafficPercent, minEffectPoints, variants, endsAt } = this;
    const sent = { name, hypothesis, lever, goal, layer, trafficPercent, minEffectPoints, variants };
    return {
      ...Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined)),
      ...(endsAt !== undefined && { endsAt: instant(endsAt) }),
    };
  }
}

export class PromoteDto {
  @ChoiceField(['a', 'b', 'c'], { description: 'The key of the variant' }) variant: string;
  @FlagField({ isOptional: true, description: 'You know that the figures do not show that it is better' }) isUnproven?: boolean;
}

export class VariantDto {
  @ApiProperty({ description: '`control`, then `a`, `b`, `c`' }) key: string;
  @ApiProperty() name: string;
  @ApiProperty() percent: number;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: VALUE }) value: object | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it was stopped because it did harm' })
  stoppedAt: string | null;
  @ApiProperty({ type: String, enum: GUARDS, nullable: true, description: 'What told' }) stoppedBy: Guard | null;
}

export class ExperimentDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() hypothesis: string;
  @ApiProperty({ enum: LEVERS }) lever: LeverName;
  @ApiProperty({ enum: GOALS }) goal: Goal;
  @ApiProperty({ enum: EXPERIMENT_STATUSES }) status: ExperimentStatus;
  @ApiProperty({ description: LAYER }) layer: string;
  @ApiProperty() trafficPercent: number;
  @ApiProperty() minEffectPoints: number;
  @ApiProperty({ type: [VariantDto] }) variants: VariantDto[];
  @ApiProperty({ description: 'People who felt their variant so far' }) exposed: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endsAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) startedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt: string | null;
  @ApiProperty({ type: String, enum: END_REASONS, nullable: true }) endReason: EndReason | null;
  @ApiProperty({ type: String, nullable: true, description: 'The variant that everybody gets now' }) promotedVariant: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When the guards last looked' }) checkedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) createdByName: string | null;
  @ApiProperty() version: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;

  static from(row: ExperimentRow): ExperimentDto {
    const { id, name, hypothesis, lever, goal, status, layer, trafficPercent, minEffectPoints, variants, exposed, version } = row;
    const { endReason, promotedVariant, createdByName } = row;
    return {
      id,
      name,
      hypothesis,
      lever,
      goal,
      status,
      layer,
      trafficPercent,
      minEffectPoints,
      variants,
      exposed,
      endsAt: iso(row.endsAt),
      startedAt: iso(row.startedAt),
      endedAt: iso(row.endedAt),
      endReason,
      promotedVariant,
      checkedAt: iso(row.checkedAt),
      createdByName,
      version,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    };
  }
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
