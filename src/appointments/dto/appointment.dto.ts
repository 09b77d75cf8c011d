import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { phoneFor } from '../../leads/phone-visibility.rules.js';
import { APPOINTMENT_SOURCES, type AppointmentSource } from '../appointment.entity.js';
import { APPOINTMENT_STATUSES, type AppointmentStatus } from '../appointment.machine.js';
import type { AppointmentDetails, AppointmentHistoryLine, AppointmentView } from '../appointment.schema.js';

const STARTS_AT = '2026-11-24T14:00 (wall clock of the business) or with an offset';

export class CreateAppointmentDto {
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() contactId?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() leadId?: string;
  @ApiPropertyOptional({ description: 'For a new contact' }) @IsOptional() @IsString() @MaxLength(40) phone?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(120) name?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() serviceId?: string;
  @ApiProperty({ description: STARTS_AT }) @IsString() @IsNotEmpty() @MaxLength(40) startsAt: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() resourceId?: string;
  @ApiPropertyOptional({ minimum: 5, maximum: 1440 }) @IsOptional() @IsInt() @Min(5) @Max(1440) durationMinutes?: number;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(300) address?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(2000) notes?: string;
}

export class UpdateAppointmentDto {
  @ApiPropertyOptional({ description: STARTS_AT }) @IsOptional() @IsString() @IsNotEmpty() @MaxLength(40) startsAt?: string;
  @ApiPropertyOptional({ format: 'uuid' }) @IsOptional() @IsUUID() resourceId?: string;
  @ApiPropertyOptional({ enum: APPOINTMENT_STATUSES }) @IsOptional() @IsIn(APPOINTMENT_STATUSES) status?: AppointmentStatus;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(2000) notes?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(300) address?: string | null;
  @ApiPropertyOptional({ type: Number, nullable: true })
  @ValidateIf((dto: UpdateAppointmentDto) => dto.valueMinor !== null && dto.valueMinor !== undefined)
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  valueMinor?: number | null;
  @ApiPropertyOptional({ description: 'Why it was cancelled' }) @IsOptional() @IsString() @MaxLength(300) reason?: string;
  @ApiProperty({ description: 'The version you read; 409 when somebody changed it meanwhile' }) @IsInt() @Min(1) version: number;
}

export class AppointmentHistoryDto {
  @ApiProperty() event: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) fromStartsAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) toStartsAt: Date | null;
  @ApiProperty() actor: string;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) at: Date;
}

export class AppointmentDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) contactId: string;
  @ApiProperty({ type: String, nullable: true }) contactName: string | null;
  @ApiProperty({ type: String, nullable: true }) contactAddress: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) leadId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) conversationId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) serviceId: string | null;
  @ApiProperty() serviceName: string;
  @ApiProperty({ format: 'uuid' }) resourceId: string;
  @ApiProperty() resourceName: string;
  @ApiProperty({ type: String, format: 'date-time' }) startsAt: Date;
  @ApiProperty({ type: String, format: 'date-time' }) endsAt: Date;
  @ApiProperty({ enum: APPOINTMENT_STATUSES }) status: AppointmentStatus;
  @ApiProperty({ enum: APPOINTMENT_SOURCES }) source: AppointmentSource;
  @ApiProperty({ type: String, nullable: true }) address: string | null;
  @ApiProperty({ type: String, nullable: true }) notes: string | null;
  @ApiProperty({ type: String, nullable: true }) cancelReason: string | null;
  @ApiProperty({ type: Number, nullable: true }) valueMinor: number | null;
  @ApiProperty() version: number;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt: Date;

  static from(view: AppointmentView, reader: { role: string }): AppointmentDto {
    return Object.assign(new AppointmentDto(), view, { contactAddress: phoneFor(reader, view.contactAddress) });
  }
}

export class AppointmentDetailsDto extends AppointmentDto {
  @ApiProperty({ type: [AppointmentHistoryDto] }) history: AppointmentHistoryLine[];

  static override from(view: AppointmentDetails, reader: { role: string }): AppointmentDetailsDto {
    return Object.assign(new AppointmentDetailsDto(), view, { contactAddress: phoneFor(reader, view.contactAddress) });
  }
}
