import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { Stats } from '../dashboard.service.js';
import { FEED_TYPES } from '../feed.schema.js';

/** The ladder of one period; every rung counts by its own moment. */
export class PeriodDto {
  @ApiProperty({ format: 'date-time' })
  from: string;

  @ApiProperty({ format: 'date-time' })
  to: string;

  @ApiProperty()
  calls: number;

  @ApiProperty()
  missed: number;

  @ApiProperty({ description: 'Leads that got a first text.' })
  texted: number;

  @ApiProperty({ description: 'Leads with at least one answer of the person.' })
  engaged: number;

  @ApiProperty()
  qualified: number;

  @ApiProperty({ description: 'Leads with a booking that still stands.' })
  booked: number;

  @ApiProperty()
  completed: number;

  @ApiProperty({ description: "Booked leads times their estimated value, or the business's average. An estimate." })
  estimatedRevenueMinor: number;

  @ApiProperty({ description: 'Sum of the actual values of completed leads.' })
  actualRevenueMinor: number;

  @ApiProperty({ description: 'Completed leads whose actual value nobody has entered; they count as nothing above.' })
  completedWithoutValue: number;

  @ApiProperty({ type: Number, nullable: true })
  medianFirstReplySeconds: number | null;
}

class NowDto {
  @ApiProperty()
  openConversations: number;

  @ApiProperty()
  needsHuman: number;

  @ApiProperty()
  openActions: number;

  @ApiProperty()
  criticalActions: number;

  @ApiProperty()
  pendingFollowUps: number;
}

class ClosedDto {
  @ApiProperty()
  booked: number;

  @ApiProperty()
  no_response: number;

  @ApiProperty()
  opted_out: number;

  @ApiProperty()
  manual: number;
}

/** The figures of the home page. */
export class DashboardStatsDto {
  @ApiProperty()
  timeZone: string;

  @ApiProperty()
  currency: string;

  @ApiProperty({ type: PeriodDto })
  today: PeriodDto;

  @ApiProperty({ type: PeriodDto })
  month: PeriodDto;

  @ApiProperty({ type: NowDto })
  now: NowDto;

  @ApiProperty({ type: ClosedDto, description: 'Conversations closed this month, by reason.' })
  closed: ClosedDto;

  static from(stats: Stats): DashboardStatsDto {
    return stats;
  }
}

/** One line of the activity feed. */
export class FeedLineDto {
  @ApiProperty()
  id: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ enum: FEED_TYPES })
  type: string;

  @ApiProperty()
  title: string;

  @ApiProperty()
  detail: string;

  @ApiProperty({ description: 'Path inside the console.' })
  link: string;
}

export class FeedDto {
  @ApiProperty({ type: [FeedLineDto] })
  data: FeedLineDto[];
}

/** One day of the business's own calendar. */
export class DayDto {
  @ApiProperty({ format: 'date' })
  day: string;

  @ApiProperty()
  inbound: number;

  @ApiProperty()
  outbound: number;

  @ApiProperty()
  calls: number;

  @ApiProperty()
  missed: number;
}

export class MessageTimelineDto {
  @ApiProperty({ type: [DayDto] })
  data: DayDto[];
}

export class TimelineQueryDto {
  @ApiPropertyOptional({ minimum: 1, maximum: 366, default: 30 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(366)
  days?: number;
}
