import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { LEAD_SOURCES, LEAD_STATUSES, type LeadSource, type LeadStatus } from '../lead.machine.js';
import type { LeadView, TimelineEntry } from '../lead.schema.js';
import { phoneFor } from '../phone-visibility.rules.js';
import { SLOT_SOURCES, URGENCIES, type SlotMap } from '../slots.rules.js';

const MOST_MINOR = 1_000_000_000;

class LeadFactsDto {
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(120) name?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(254) email?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(300) address?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(160) service?: string | null;
  @ApiPropertyOptional({ enum: URGENCIES, nullable: true }) @IsOptional() @IsIn(URGENCIES) urgency?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(160) preferredTime?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(5000) notes?: string | null;
  @ApiPropertyOptional({ type: Number, nullable: true }) @IsOptional() @IsInt() @Min(0) @Max(MOST_MINOR) estimatedValueMinor?:
    number | null;
}

export class CreateLeadDto extends LeadFactsDto {
  @ApiPropertyOptional({ example: '(312) 555-0123', description: 'This or contactId' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() contactId?: string;
  @ApiPropertyOptional({ enum: LEAD_SOURCES }) @IsOptional() @IsIn(LEAD_SOURCES) source?: LeadSource;
}

export class UpdateLeadDto extends LeadFactsDto {
  @ApiProperty({ description: 'The version you read; 409 when somebody changed it meanwhile' }) @IsInt() @Min(1) version: number;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(40) phone?: string | null;
  @ApiPropertyOptional({ enum: LEAD_STATUSES }) @IsOptional() @IsIn(LEAD_STATUSES) status?: LeadStatus;
  @ApiPropertyOptional({ type: Number, nullable: true }) @IsOptional() @IsInt() @Min(0) @Max(MOST_MINOR) actualValueMinor?: number | null;
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true }) @IsOptional() @IsUUID() ownerUserId?: string | null;
}

export class LeadDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) contactId: string;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
  @ApiProperty({ enum: LEAD_STATUSES }) status: LeadStatus;
  @ApiProperty({ enum: LEAD_SOURCES }) source: LeadSource;
  @ApiProperty({ enum: URGENCIES }) urgency: string;
  @ApiProperty({ type: String, nullable: true }) service: string | null;
  @ApiProperty({ type: String, nullable: true }) address: string | null;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ type: Number, nullable: true }) estimatedValueMinor: number | null;
  @ApiProperty({ type: Number, nullable: true }) actualValueMinor: number | null;
  @ApiProperty() isOpen: boolean;
  @ApiProperty({ type: String, format: 'date-time' }) lastActivityAt: Date;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt: Date;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) conversationId: string | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: {
      type: 'object',
      required: ['value', 'confidence', 'sourceMessageId', 'source', 'updatedAt'],
      properties: {
        value: { type: 'string' },
        confidence: { type: 'number' },
        sourceMessageId: { type: 'string', nullable: true },
        source: { type: 'string', enum: [...SLOT_SOURCES] },
        updatedAt: { type: 'string' },
      },
    },
  })
  slots: SlotMap;
  @ApiProperty({ type: String, nullable: true }) notes: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) ownerUserId: string | null;
  @ApiProperty() version: number;

  /** As the reader may see it: a viewer gets a masked number. */
  static from(lead: LeadView, reader: { role: string }): LeadDto {
    return Object.assign(new LeadDto(), { ...lead, phone: phoneFor(reader, lead.phone) });
  }
}

export class TimelineEntryDto {
  @ApiProperty({ type: String, format: 'date-time' }) at: Date;
  @ApiProperty({ example: 'lead.status' }) type: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) detail: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'A console path' }) link: string | null;

  static from(entry: TimelineEntry): TimelineEntryDto {
    return Object.assign(new TimelineEntryDto(), entry);
  }
}
