import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { CALL_OUTCOMES, type CallOutcome } from '../dial-plan.rules.js';

/** What a caller's line shows: a number in international form, or one of Twilio's words for "withheld". */
const CALLER = /^(\+[1-9]\d{3,14}|anonymous|restricted|unavailable|unknown)$/;
const PHONE = /^\+[1-9]\d{3,14}$/;
const PHONE_HINT = 'must be a number in international form, such as +13125550123';
const FAULTS = ['429', '500', 'timeout', 'drop-answer', 'slow'] as const;
const MAX_ADVANCE_SECONDS = 366 * 86_400;

/** A call that a simulated person makes to one of our numbers. */
export class SimulateCallDto {
  @ApiProperty({ example: '+13125550123', description: 'Who calls; "anonymous" withholds the number' })
  @Matches(CALLER, { message: PHONE_HINT })
  from: string;

  @ApiProperty({ example: '+13125550199' })
  @Matches(PHONE, { message: PHONE_HINT })
  to: string;

  @ApiProperty({ enum: CALL_OUTCOMES })
  @IsIn(CALL_OUTCOMES)
  outcome: CallOutcome;

  @ApiPropertyOptional({ description: 'How long it rings before something happens; 0 with "canceled" hangs up before the ring' })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(120)
  ringSeconds?: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(14_400)
  talkSeconds?: number;

  @ApiPropertyOptional({ description: 'Ring and talk in real time, so that the console shows a live call' })
  @IsOptional()
  @IsBoolean()
  isRealtime?: boolean;

  @ApiPropertyOptional({ description: 'The number that was dialled, when a carrier forwarded the call' })
  @IsOptional()
  @Matches(PHONE, { message: PHONE_HINT })
  forwardedFrom?: string;

  @ApiPropertyOptional({ description: 'What the caller says after the tone, if the business takes voicemail' })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  voicemail?: string;
}

/** A text that a simulated person sends to one of our numbers. */
export class SimulateTextDto {
  @ApiProperty({ example: '+13125550123' })
  @Matches(PHONE, { message: PHONE_HINT })
  from: string;

  @ApiProperty({ example: '+13125550199' })
  @Matches(PHONE, { message: PHONE_HINT })
  to: string;

  @ApiProperty()
  @IsString()
  @MaxLength(10_000)
  body: string;

  @ApiPropertyOptional({ enum: ['sms', 'whatsapp'] })
  @IsOptional()
  @IsIn(['sms', 'whatsapp'])
  channel?: 'sms' | 'whatsapp';

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsString({ each: true })
  media?: string[];
}

/** Something that shall go wrong with the next sends. */
export class SimulateFaultDto {
  @ApiProperty({ enum: FAULTS })
  @IsIn(FAULTS)
  kind: (typeof FAULTS)[number];

  @ApiProperty({ example: 1 })
  @IsInt()
  @Min(1)
  @Max(100_000)
  count: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(60_000)
  delayMs?: number;
}

/** How a simulated handset behaves when our side calls it. */
export class SimulateHandsetDto {
  @ApiProperty({ example: '+13125550100' })
  @Matches(PHONE, { message: PHONE_HINT })
  phone: string;

  @ApiProperty()
  @IsBoolean()
  answers: boolean;

  @ApiPropertyOptional({ example: '1', description: 'Keys pressed when asked' })
  @IsOptional()
  @Matches(/^[0-9*#]{1,8}$/)
  digits?: string;

  @ApiPropertyOptional({ example: '+13125550142', description: 'The number that this line forwards its calls to' })
  @IsOptional()
  @Matches(PHONE, { message: PHONE_HINT })
  forwardsTo?: string;

  @ApiPropertyOptional({ enum: ['always', 'unanswered'], description: 'All calls, or those that nobody picks up; unset: unanswered' })
  @IsOptional()
  @IsIn(['always', 'unanswered'], { message: 'must be one of always, unanswered' })
  forwardMode?: 'always' | 'unanswered';
}

/** How far business time moves. */
export class AdvanceClockDto {
  @ApiProperty({ example: 7200 })
  @IsInt()
  @Min(1)
  @Max(MAX_ADVANCE_SECONDS)
  advanceSeconds: number;
}

/** The call that was started. */
export class SimulatedCallDto {
  @ApiProperty()
  callSid: string;
}

/** The text that was sent. */
export class SimulatedTextDto {
  @ApiProperty()
  messageSid: string;
}

/** Business time now. */
export class ClockDto {
  @ApiProperty({ type: String, format: 'date-time' })
  now: string;

  @ApiProperty({ description: 'How far business time is ahead of real time' })
  offsetSeconds: number;
}

/** How many of the next sends will fail, and how. */
export class FaultSetDto {
  @ApiProperty()
  kind: string;

  @ApiProperty()
  count: number;
}

/** One thing that the network saw. */
export class LedgerRowDto {
  @ApiProperty()
  seq: number;

  @ApiProperty({ type: String, format: 'date-time' })
  at: string;

  @ApiProperty()
  type: string;

  @ApiPropertyOptional()
  sid?: string;

  @ApiPropertyOptional()
  from?: string;

  @ApiPropertyOptional()
  to?: string;

  @ApiPropertyOptional()
  body?: string;

  @ApiPropertyOptional()
  status?: string;

  @ApiPropertyOptional()
  direction?: string;

  @ApiPropertyOptional()
  errorCode?: number;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  detail?: Record<string, unknown>;
}

/** What the network saw, in order. */
export class LedgerDto {
  @ApiProperty({ type: [LedgerRowDto] })
  data: LedgerRowDto[];
}

/** Narrows the ledger. */
export class LedgerQueryDto {
  @ApiPropertyOptional()
  @IsOptional()
  @Matches(CALLER)
  to?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(CALLER)
  from?: string;

  @ApiPropertyOptional({ description: 'Either side' })
  @IsOptional()
  @Matches(CALLER)
  phone?: string;

  @ApiPropertyOptional({ description: 'Only rows behind this seq' })
  @IsOptional()
  @Matches(/^\d{1,12}$/)
  after?: string;
}
