import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField } from '../../../platform/http/field.decorators.js';
import type { CarrierGuide } from '../forwarding-guide.rules.js';
import type { ForwardingTest } from '../forwarding-tests.repository.js';
import type { ForwardingView } from '../forwarding.service.js';

const PURPOSES = ['forwarded_line', 'ring_target'] as const;
const OUTCOMES = ['forwards', 'not_forwarded', 'answered', 'loop', 'failed', 'safe'] as const;

/** Which line to call. */
export class StartForwardingTestDto {
  @ChoiceField(PURPOSES, { description: 'forwarded_line: the line that should forward to us; ring_target: the phone that we ring' })
  purpose: (typeof PURPOSES)[number];
}

/** A test call. */
export class ForwardingTestDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() target: string;
  @ApiProperty({ enum: PURPOSES }) purpose: string;
  @ApiProperty({ enum: ['running', 'done'] }) state: string;
  @ApiProperty({ enum: OUTCOMES, nullable: true, type: String }) outcome: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) startedAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) finishedAt: Date | null;

  static from(test: ForwardingTest): ForwardingTestDto {
    const { id, target, purpose, state, outcome, startedAt, finishedAt } = test;
    return { id, target, purpose, state, outcome, startedAt, finishedAt };
  }
}

class ForwardingStepDto {
  @ApiProperty({ enum: ['missed', 'all', 'unanswered', 'busy', 'unreachable', 'off'] }) what: string;
  @ApiProperty({ example: '**004*13125550142#' }) dial: string;
}

class CarrierGuideDto {
  @ApiProperty({ enum: ['att', 'verizon', 'tmobile', 'landline', 'voip', 'other'] }) carrier: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: [ForwardingStepDto] }) steps: CarrierGuide['steps'];
  @ApiProperty() hint: string;
}

/** How to forward, what would go in a circle, and the last test calls. */
export class ForwardingDto {
  @ApiProperty({ type: String, nullable: true, description: 'The number to forward to' }) number: string | null;
  @ApiProperty({ enum: ['direct', 'full_forward', 'conditional_forward'] }) lineMode: string;
  @ApiProperty({ type: String, nullable: true }) forwardedNumber: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The phone that we ring; null when we ring none' }) ringTarget: string | null;
  @ApiProperty({ type: [CarrierGuideDto] }) guide: CarrierGuide[];
  @ApiProperty({ type: [String], description: 'Circles that can be seen without a call' }) loops: string[];
  @ApiProperty({ type: [ForwardingTestDto] }) tests: ForwardingTestDto[];

  static from({ tests, ...view }: ForwardingView): ForwardingDto {
    return { ...view, tests: tests.map((test) => ForwardingTestDto.from(test)) };
  }
}
