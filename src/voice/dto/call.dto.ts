import { ApiProperty } from '@nestjs/swagger';
import type { Principal } from '../../platform/http/principal.schema.js';
import { phoneFor, seesWholePhones } from '../../leads/phone-visibility.rules.js';
import type { CallLogEntry, CallView } from '../call.schema.js';
import type { CallDetails } from '../calls.service.js';

/** A call to one of the numbers. */
export class CallDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'E.164, or "anonymous"; masked for viewers' }) from: string;
  @ApiProperty({ description: 'The name, else the number as people write it' }) fromLabel: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) contactId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) leadId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) conversationId: string | null;
  @ApiProperty({ enum: ['ringing', 'in_progress', 'answered', 'missed', 'rejected'] }) status: string;
  @ApiProperty({ type: String, nullable: true }) missedReason: string | null;
  @ApiProperty() isAfterHours: boolean;
  @ApiProperty() isStaff: boolean;
  @ApiProperty() isWithheld: boolean;
  @ApiProperty({ type: String, format: 'date-time' }) startedAt: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endedAt: Date | null;
  @ApiProperty({ type: Number, nullable: true }) ringSeconds: number | null;
  @ApiProperty({ type: Number, nullable: true }) durationSeconds: number | null;
  @ApiProperty({ type: String, enum: ['sent', 'skipped', 'acknowledged'], nullable: true }) textBack: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why the caller was texted or not' }) textBackReason: string | null;
  @ApiProperty({ type: Number, nullable: true }) textedAfterSeconds: number | null;
  @ApiProperty({ type: String, nullable: true }) leadStatus: string | null;
  @ApiProperty({ type: Number, nullable: true }) recordingSeconds: number | null;
  @ApiProperty({ type: String, nullable: true }) transcription: string | null;

  static from(view: CallView, principal: Principal): CallDto {
    const from = view.isWithheld ? view.from : phoneFor(principal, view.from);
    // A label that is a number must be masked like the number.
    const isNumber = /\d{4}/.test(view.fromLabel) && !seesWholePhones(principal);
    return {
      id: view.id,
      from,
      fromLabel: isNumber ? from : view.fromLabel,
      contactId: view.contactId,
      leadId: view.leadId,
      conversationId: view.conversationId,
      status: view.status,
      missedReason: view.missedReason,
      isAfterHours: view.isAfterHours,
      isStaff: view.isStaff,
      isWithheld: view.isWithheld,
      startedAt: view.startedAt,
      endedAt: view.endedAt,
      ringSeconds: view.ringSeconds,
      durationSeconds: view.durationSeconds,
      textBack: view.textBack,
      textBackReason: view.textBackReason,
      textedAfterSeconds: view.textedAfterSeconds,
      leadStatus: view.leadStatus,
      recordingSeconds: view.recordingSeconds,
      transcription: view.transcription,
    };
  }
}

/** One thing that was heard about a call. */
export class CallEventDto {
  @ApiProperty() type: string;
  @ApiProperty({ type: String, format: 'date-time' }) at: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) detail: Record<string, unknown>;

  static from(entry: CallLogEntry): CallEventDto {
    return { type: entry.type, at: entry.at, detail: entry.detail ?? {} };
  }
}

/** A call with everything that was heard about it. */
export class CallDetailsDto extends CallDto {
  @ApiProperty({ type: [CallEventDto] }) events: CallEventDto[];

  static override from(view: CallDetails, principal: Principal): CallDetailsDto {
    return { ...CallDto.from(view, principal), events: view.events.map((entry) => CallEventDto.from(entry)) };
  }
}
