import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { ClientLine } from '../agency-metrics.service.js';
import type { Trouble } from '../trouble.rules.js';

/** How many days back; the span before it is told beside it. */
export class AgencyMetricsQueryDto {
  @ApiPropertyOptional({ minimum: 1, maximum: 366, default: 7 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(366)
  days?: number;
}

class SpanDto {
  @ApiProperty() calls: number;
  @ApiProperty() missed: number;
  @ApiProperty({ description: 'Missed callers who then wrote back.' }) recovered: number;
  @ApiProperty() booked: number;
  @ApiProperty({ description: 'Of what was booked: the actual value, else the estimate, else the average job.' }) revenueMinor: number;
  @ApiProperty({ description: 'Spent on language models.' }) costMicros: number;
}

class TroubleDto {
  @ApiProperty({ example: 'critical_actions' }) code: string;
  @ApiProperty({ enum: ['critical', 'warning', 'notice'] }) level: Trouble['level'];
  @ApiProperty() text: string;
}

class ClientLineDto {
  @ApiProperty({ format: 'uuid' }) orgId: string;
  @ApiProperty() name: string;
  @ApiProperty() slug: string;
  @ApiProperty({ enum: ['setup', 'active', 'paused'] }) status: string;
  @ApiProperty() vertical: string;
  @ApiProperty() timeZone: string;
  @ApiProperty() currency: string;
  @ApiProperty({ type: SpanDto }) current: SpanDto;
  @ApiProperty({ type: SpanDto, description: 'The span of the same length before it.' }) previous: SpanDto;
  @ApiProperty({ type: Number, nullable: true }) medianFirstReplySeconds: number | null;
  @ApiProperty() openActions: number;
  @ApiProperty() criticalActions: number;
  @ApiProperty({ type: Number, nullable: true, description: 'How long the customer has waited who waits longest for a person.' })
  oldestWaitSeconds: number | null;
  @ApiProperty() sentTexts: number;
  @ApiProperty() failedTexts: number;
  @ApiProperty({ description: 'Work that has used all its attempts.' }) gaveUp: number;
  @ApiProperty() activeNumbers: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastActivityAt: string | null;
  @ApiProperty({ type: [TroubleDto], description: 'The worst first.' }) troubles: TroubleDto[];
}

/** All clients of the agency, the one in most trouble first. */
export class AgencyMetricsDto {
  @ApiProperty() days: number;
  @ApiProperty({ type: [ClientLineDto] }) data: ClientLineDto[];

  static from(days: number, lines: readonly ClientLine[]): AgencyMetricsDto {
    return { days, data: [...lines] };
  }
}
