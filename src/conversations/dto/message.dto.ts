import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { ChoiceField, TextField } from '../../platform/http/field.decorators.js';
import type { MessageView } from '../messages.reader.js';

export class SendMessageDto {
  @ApiProperty({ description: 'What to send; at most 1600 characters', maxLength: 1600 }) @IsString() @MaxLength(1600) body: string;
}

const DRAFT_STEPS = ['approve', 'edit', 'discard', 'undo'] as const;

export class ReviewMessageDto {
  @ChoiceField(DRAFT_STEPS, { description: 'What becomes of the draft; undo takes an approval or a discard back within five seconds' })
  action: (typeof DRAFT_STEPS)[number];
  @TextField(1, 1600, { isOptional: true, description: 'The words as they shall leave; needed to edit, and for approve what you saw' })
  body?: string;
}

export class GateTraceDto {
  @ApiProperty() rule: string;
  @ApiProperty({ enum: ['pass', 'defer', 'template', 'deny', 'skip'] }) verdict: string;
  @ApiProperty() reason: string;
}

export class MediaDto {
  @ApiProperty() url: string;
  @ApiProperty() contentType: string;
}

export class MessageDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) conversationId: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Position in the conversation' }) seq: number | null;
  @ApiProperty({ enum: ['in', 'out'] }) direction: string;
  @ApiProperty({ enum: ['customer', 'ai', 'human', 'system'] }) sender: string;
  @ApiProperty({ type: String, nullable: true }) senderName: string | null;
  @ApiProperty() kind: string;
  @ApiProperty() body: string;
  @ApiProperty({ type: [MediaDto] }) media: MediaDto[];
  @ApiProperty({ type: String, format: 'date-time' }) createdAt: Date;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) outboundId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'draft, or queued to delivered; null for texts from the customer' }) state:
    string | null;
  @ApiProperty({ type: String, nullable: true }) lane: string | null;
  @ApiProperty({ type: String, nullable: true }) providerStatus: string | null;
  @ApiProperty({ type: String, nullable: true }) errorCode: string | null;
  @ApiProperty({ type: String, nullable: true }) errorMessage: string | null;
  @ApiProperty({ type: String, nullable: true }) blockReason: string | null;
  @ApiProperty({ type: [GateTraceDto], description: 'Why it was allowed or refused, rule by rule' }) gate: GateTraceDto[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) notBefore: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) deliveredAt: Date | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) decisionId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Who approved or discarded the draft' }) reviewedByName: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) reviewedAt: Date | null;
  @ApiProperty({ type: String, nullable: true, description: 'What the assistant had written before a person changed it' })
  originalBody: string | null;

  static from(view: MessageView): MessageDto {
    return Object.assign(new MessageDto(), view);
  }
}
