import { ApiProperty } from '@nestjs/swagger';
import { WholeField } from '../../platform/http/field.decorators.js';
import { countOutcomes, wonShare, type OutcomeCounts } from '../patterns/outcome.rules.js';
import { RUN_STATES, type FoundPattern, type PatternRun, type PatternRunDetails, type RunState } from '../patterns/pattern-run.schema.js';
import { PATTERN_KINDS, type PatternKind } from '../patterns/patterns.rules.js';

const LONGEST_PERIOD = 366;

export class StartPatternRunDto {
  @WholeField(1, LONGEST_PERIOD, { isOptional: true, description: 'Days back from now; 30 when left out', example: 30 }) days?: number;
}

class OutcomesDto {
  @ApiProperty({ description: 'An appointment was made, or the lead was won' }) won: number;
  @ApiProperty({ description: 'Declined, opted out, or the lead was lost' }) lost: number;
  @ApiProperty({ description: 'A person was asked to take over' }) handedOver: number;
  @ApiProperty({ description: 'No answer for three days, or closed for silence' }) noAnswer: number;
  @ApiProperty({ description: 'Still going on' }) open: number;
}

class PatternExampleDto {
  @ApiProperty({ format: 'uuid' }) messageId: string;
  @ApiProperty({ format: 'uuid' }) conversationId: string;
  @ApiProperty({ description: 'Without phone numbers and mail addresses' }) text: string;
  @ApiProperty({ format: 'date-time' }) at: string;
}

class PatternDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: PATTERN_KINDS }) kind: PatternKind;
  @ApiProperty({ description: 'The objection, the intent, the name of the service, or the telling words' }) key: string;
  @ApiProperty({ type: [String], description: 'Telling words that at least two people used; of texts only' }) words: string[];
  @ApiProperty({ description: 'Conversations in which it came up' }) conversations: number;
  @ApiProperty() people: number;
  @ApiProperty() texts: number;
  @ApiProperty({ type: OutcomesDto, description: 'Of those conversations' }) outcomes: OutcomesDto;
  @ApiProperty({ type: Number, nullable: true, description: '0..1: won conversations among those in which it came up' })
  bookingShare: number | null;
  @ApiProperty({ type: [PatternExampleDto], description: 'At most three, each of another person; what is erased is gone from here' })
  examples: PatternExampleDto[];

  static from({ id, kind, key, words, threads, people, texts, outcomes, examples }: FoundPattern): PatternDto {
    const shown = examples.map((example) => ({ ...example, at: example.at.toISOString() }));
    return { id, kind, key, words, conversations: threads, people, texts, outcomes, bookingShare: wonShare(outcomes), examples: shown };
  }
}

export class PatternRunDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: RUN_STATES }) state: RunState;
  @ApiProperty({ description: 'Length of the period' }) days: number;
  @ApiProperty({ format: 'date-time' }) from: string;
  @ApiProperty({ format: 'date-time' }) to: string;
  @ApiProperty({ description: 'Conversations that began in the period; the newest 3,000 are read' }) conversationsTotal: number;
  @ApiProperty({ description: 'How many were read so far' }) conversationsRead: number;
  @ApiProperty({ type: OutcomesDto, description: 'Of the conversations that were read' }) outcomes: OutcomesDto;
  @ApiProperty({ type: Number, nullable: true, description: '0..1: won conversations among all' }) bookingShare: number | null;
  @ApiProperty({ type: String, nullable: true }) error: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt: string | null;

  static from(run: PatternRun): PatternRunDto {
    const { id, state, days, from, to, threadsTotal, threadsRead, error, createdAt, finishedAt } = run;
    const outcomes: OutcomeCounts = { ...countOutcomes([]), ...run.outcomes };
    return {
      id,
      state,
      days,
      from: from.toISOString(),
      to: to.toISOString(),
      conversationsTotal: threadsTotal,
      conversationsRead: threadsRead,
      outcomes,
      bookingShare: wonShare(outcomes),
      error,
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
    };
  }
}

export class PatternRunDetailsDto extends PatternRunDto {
  @ApiProperty({ type: [PatternDto], description: 'By kind, the most frequent first; a conversation counts in each that it touches' })
  patterns: PatternDto[];

  static of(run: PatternRunDetails): PatternRunDetailsDto {
    return { ...PatternRunDto.from(run), patterns: run.patterns.map((pattern) => PatternDto.from(pattern)) };
  }
}
