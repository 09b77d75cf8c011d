import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** The body of every error answer. */
export class ProblemDto {
  @ApiProperty({ example: 'leads.duplicate_phone' })
  code: string;

  @ApiProperty()
  message: string;

  @ApiProperty()
  requestId: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  errors?: Record<string, string>;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  details?: unknown;
}
