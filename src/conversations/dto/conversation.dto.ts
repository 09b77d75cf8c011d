import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { phoneFor } from '../../leads/phone-visibility.rules.js';
import type { ThreadDetails } from '../conversations.service.js';
import type { ThreadView } from '../threads.reader.js';
import { ActionDto } from './action.dto.js';
import { DecisionDto } from './decision.dto.js';
import { InsightDto, MEMORY, SlotChangeDto } from './insight.dto.js';

// The views of these belong to modules whose transfer classes stay their own: the document refers to them by name.
const LEAD = { $ref: '#/components/schemas/LeadDto' };
const APPOINTMENT = { $ref: '#/components/schemas/AppointmentDto' };
const REPLY_MODES = ['send', 'draft'] as const;
const RESOLVE_REASONS = ['manual', 'booked', 'declined', 'no_response'] as const;

export class UpdateConversationDto {
  @ApiProperty({ enum: REPLY_MODES, nullable: true, description: 'draft: replies wait for approval; null: as the business decided' })
  @ValidateIf((_object, value) => value !== null)
  @IsIn(REPLY_MODES, { message: 'must be send, draft or null' })
  replyMode: 'send' | 'draft' | null;
}

export class ResolveDto {
  @ApiPropertyOptional({ enum: RESOLVE_REASONS, default: 'manual' })
  @IsOptional()
  @IsIn(RESOLVE_REASONS)
  reason?: (typeof RESOLVE_REASONS)[number];
}

export class ConversationDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) contactId: string;
  @ApiProperty({ type: String, nullable: true }) contactName: string | null;
  @ApiProperty({ description: 'E.164; masked for viewers' }) contactAddress: string;
  @ApiProperty({ enum: ['sms', 'whatsapp'] }) channel: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) leadId: string | null;
  @ApiProperty({ type: String, nullable: true }) leadStatus: string | null;
  @ApiProperty({ enum: ['open', 'closed'] }) status: string;
  @ApiProperty({ type: String, nullable: true }) closeReason: string | null;
  @ApiProperty() stage: string;
  @ApiProperty({ enum: ['ai', 'human', 'paused'], description: 'Who answers now' }) handler: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) handlerUserId: string | null;
  @ApiProperty({ type: String, nullable: true }) handlerUserName: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) handlerSince: Date;
  @ApiProperty() lastPreview: string;
  @ApiProperty({ type: String, format: 'date-time' }) lastMessageAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastInboundAt: Date | null;
  @ApiProperty() unreadCount: number;
  @ApiProperty() sentiment: string;
  @ApiProperty({ enum: ['none', 'low', 'medium', 'high', 'critical'] }) priority: string;
  @ApiProperty() followUpCount: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) nextFollowUpAt: Date | null;
  @ApiProperty({
    enum: ['window_closed', 'no_window', 'message_budget_used'],
    nullable: true,
    description:
      'Why the next nudge was left out: WhatsApp takes no free text by then, or the customer had all that one sequence may bring',
  })
  followUpSkip: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) serviceWindowUntil: Date | null;
  @ApiProperty({ description: "The newest message is the customer's" }) isWaitingOnUs: boolean;
  @ApiProperty({ description: 'The assistant gave up on this thread; a person must answer' }) isDead: boolean;
  @ApiProperty({ description: 'The assistant works on an answer, or waits a moment for further words' }) isThinking: boolean;
  @ApiProperty({ description: "A reply waits for a person's approval" }) hasDrafts: boolean;
  @ApiProperty({ enum: REPLY_MODES, nullable: true, description: 'null: as the business decided' }) replyMode: 'send' | 'draft' | null;
  @ApiProperty() openActions: number;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt: Date;

  static from(view: ThreadView, principal: { role: string }): ConversationDto {
    return Object.assign(new ConversationDto(), view, { contactAddress: phoneFor(principal, view.contactAddress) });
  }
}

export class ConversationDetailsDto extends ConversationDto {
  @ApiProperty(MEMORY) memory: unknown;
  @ApiProperty({ allOf: [LEAD], nullable: true }) lead: unknown;
  @ApiProperty({ type: 'array', items: APPOINTMENT, description: 'Upcoming bookings of this contact' }) appointments: unknown[];
  @ApiProperty({ type: DecisionDto, nullable: true }) lastDecision: DecisionDto | null;
  @ApiProperty({ type: ActionDto, nullable: true, description: 'The handoff brief: the most urgent open item' })
  escalation: ActionDto | null;
  @ApiProperty() isSuppressed: boolean;
  @ApiProperty({ type: InsightDto, description: 'Gauges, promises and response rate at this moment' }) insight: InsightDto;
  @ApiProperty({ type: [SlotChangeDto], description: 'Every value that the facts had, newest first' }) slotHistory: SlotChangeDto[];
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The version of the documents it runs on, since its first turn',
  })
  profileVersionId: string | null;
  @ApiProperty({ type: Number, nullable: true }) profileVersionNumber: number | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Micro-dollars paid for language models in this conversation: answers, second looks, rewordings; null where nothing was paid',
  })
  costMicros: number | null;

  static override from(view: ThreadView, principal: { role: string }): ConversationDetailsDto {
    const details = view as ThreadDetails;
    const { lead, escalation } = details;
    return Object.assign(new ConversationDetailsDto(), ConversationDto.from(view, principal), {
      memory: details.memory,
      lead: lead && { ...lead, phone: phoneFor(principal, lead.phone) },
      appointments: details.appointments.map((booking) => ({ ...booking, contactAddress: phoneFor(principal, booking.contactAddress) })),
      lastDecision: details.lastDecision,
      escalation: escalation && ActionDto.from(escalation, principal),
      isSuppressed: details.isSuppressed,
      insight: details.insight,
      slotHistory: details.slotHistory,
      profileVersionId: details.profileVersionId,
      profileVersionNumber: details.profileVersionNumber,
      costMicros: details.costMicros,
    });
  }
}
