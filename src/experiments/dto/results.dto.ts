import { ApiProperty } from '@nestjs/swagger';
import { GOALS, GUARDS } from '../experiment.schema.js';
import type { Goal, Guard } from '../experiment.schema.js';
import type { ExperimentRow } from '../experiments.repository.js';
import { verdictSentence } from '../verdict-words.rules.js';
import type { ArmResult, GuardState, Results, Verdict } from '../verdict.rules.js';

const VERDICTS: readonly Verdict[] = ['control', 'not_enough_data', 'better', 'worse', 'no_difference'];
const GUARD_STATES: readonly GuardState[] = ['control', 'not_enough_data', 'fine', 'watch', 'breached'];

export class EstimateDto {
  @ApiProperty({ type: Number, nullable: true, description: '0 to 1, of a difference -1 to 1; null where nobody was asked' }) value:
    number | null;
  @ApiProperty() low: number;
  @ApiProperty() high: number;
}

export class GuardResultDto {
  @ApiProperty({ enum: GUARDS }) guard: Guard;
  @ApiProperty() count: number;
  @ApiProperty({ type: EstimateDto }) rate: EstimateDto;
  @ApiProperty({ type: EstimateDto, nullable: true, description: 'To the control, at 99 %' }) difference: EstimateDto | null;
  @ApiProperty({ enum: GUARD_STATES, description: '`breached` stops the variant with the next look' }) state: GuardState;
}

export class ArmResultDto {
  @ApiProperty() variant: string;
  @ApiProperty() name: string;
  @ApiProperty() percent: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) stoppedAt: string | null;
  @ApiProperty({ description: 'People who felt it' }) exposed: number;
  @ApiProperty() replied: number;
  @ApiProperty() qualified: number;
  @ApiProperty() booked: number;
  @ApiProperty({ type: EstimateDto, description: 'Of the goal' }) rate: EstimateDto;
  @ApiProperty({ type: EstimateDto, nullable: true, description: 'To the control; all comparisons hold together at 95 %' })
  difference: EstimateDto | null;
  @ApiProperty({ enum: VERDICTS }) verdict: Verdict;
  @ApiProperty({ description: 'The verdict as a sentence' }) sentence: string;
  @ApiProperty({ description: 'People it still needs before a verdict is fair' }) missing: number;
  @ApiProperty({ type: [GuardResultDto] }) guards: GuardResultDto[];

  static from(arm: ArmResult): ArmResultDto {
    const { variant, name, percent, stoppedAt, exposed, replied, qualified, booked, rate, difference, verdict, missing, guards } = arm;
    const sentence = verdictSentence(arm);
    return { variant, name, percent, stoppedAt, exposed, replied, qualified, booked, rate, difference, verdict, sentence, missing, guards };
  }
}

export class ExperimentResultsDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: GOALS }) goal: Goal;
  @ApiProperty({ description: 'People that each variant needs' }) needed: number;
  @ApiProperty({ type: String, nullable: true, description: 'The best of those that are better than the control' }) winner: string | null;
  @ApiProperty({ description: 'The groups have other sizes than their shares: no figure here can be trusted' }) isSplitOff: boolean;
  @ApiProperty({ type: [ArmResultDto] }) variants: ArmResultDto[];

  static from({ experiment, results }: { experiment: ExperimentRow; results: Results }): ExperimentResultsDto {
    const { needed, winner, isSplitOff, arms } = results;
    return { id: experiment.id, goal: experiment.goal, needed, winner, isSplitOff, variants: arms.map((arm) => ArmResultDto.from(arm)) };
  }
}
