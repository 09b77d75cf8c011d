import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../../platform/http/field.decorators.js';
import {
  QUESTION_SOURCES,
  QUESTION_STATES,
  type OpenQuestion,
  type QuestionSource,
  type QuestionState,
} from '../upkeep/questions.schema.js';

export class AnswerQuestionDto {
  @TextField(1, 300, { isOptional: true, description: 'The question in better words; without it the one that was asked' })
  question?: string;
  @TextField(1, 5000, { example: 'Yes, every day until 8 in the evening.' }) answer: string;
}

export class OpenQuestionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'As it was asked last, without phone numbers and mail addresses' }) question: string;
  @ApiProperty({ description: 'How often it was asked' }) times: number;
  @ApiProperty({ enum: QUESTION_SOURCES }) source: QuestionSource;
  @ApiProperty({ enum: QUESTION_STATES }) state: QuestionState;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The note that answers it' }) answerDocumentId: string | null;
  @ApiProperty({ format: 'date-time' }) firstAskedAt: string;
  @ApiProperty({ format: 'date-time' }) lastAskedAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) settledAt: string | null;

  static from(row: OpenQuestion): OpenQuestionDto {
    return {
      ...row,
      firstAskedAt: row.firstAskedAt.toISOString(),
      lastAskedAt: row.lastAskedAt.toISOString(),
      settledAt: row.settledAt?.toISOString() ?? null,
    };
  }
}
