import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import type { SuppressionScope } from '../gate-facts.schema.js';
import { SUPPRESSION_SCOPES, SUPPRESSION_SOURCES, type SuppressionSource, type SuppressionView } from '../suppression.schema.js';

export class CreateSuppressionDto {
  @ApiProperty({ example: '(312) 555-0123' }) @IsString() @IsNotEmpty() @MaxLength(40) phone: string;
  @ApiPropertyOptional({ enum: SUPPRESSION_SCOPES, default: 'all' }) @IsOptional() @IsIn(SUPPRESSION_SCOPES) scope?: SuppressionScope;
  @ApiPropertyOptional({ description: 'How the person said it, for instance "by phone on Monday"' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  evidence?: string;
}

export class SuppressionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'The last four digits; the whole number is not stored' }) last4: string;
  @ApiProperty({ enum: SUPPRESSION_SCOPES }) scope: SuppressionScope;
  @ApiProperty() channel: string;
  @ApiProperty({ enum: SUPPRESSION_SOURCES }) source: SuppressionSource;
  @ApiProperty({ type: String, nullable: true }) evidence: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) contactId: string | null;
  @ApiProperty({ type: String, nullable: true }) contactName: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt: Date;

  static from(view: SuppressionView): SuppressionDto {
    const { liftedAt: _, liftedBy: __, ...shown } = view;
    return Object.assign(new SuppressionDto(), shown);
  }
}
