import { ApiProperty } from '@nestjs/swagger';
import type { ReadinessCheck } from '../readiness.rules.js';
import type { ReadinessView } from '../readiness.service.js';

class ReadinessCheckDto {
  @ApiProperty({ example: 'number' }) id: string;
  @ApiProperty() title: string;
  @ApiProperty({ enum: ['blocker', 'warning'], description: 'Only an open blocker keeps the business from going live.' })
  level: ReadinessCheck['level'];
  @ApiProperty() isDone: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'What is still open.' }) detail: string | null;
  @ApiProperty({ description: 'The page of the console where it is mended.', example: '/onboarding/setup' }) link: string;
}

/** How far a business is from answering by itself. */
export class ReadinessDto {
  @ApiProperty({ minimum: 0, maximum: 100 }) score: number;
  @ApiProperty({ description: 'Open blockers; zero means that it may go live.' }) blockers: number;
  @ApiProperty({ enum: ['setup', 'active', 'paused', 'removed'], description: '`setup` until it goes live.' }) status: string;
  @ApiProperty({ type: [ReadinessCheckDto], description: 'Open blockers first, then other open points, then what is done.' })
  checks: ReadinessCheckDto[];

  static from(view: ReadinessView): ReadinessDto {
    return { ...view };
  }
}
