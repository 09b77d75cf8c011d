import { ApiProperty } from '@nestjs/swagger';
import { FlagField, IdField, TextField } from '../../platform/http/field.decorators.js';

export class ExportPersonDto {
  @IdField() contactId: string;
}

export class ErasePersonDto {
  @IdField() contactId: string;
  @FlagField({ isOptional: true, description: 'Cancel bookings that are still ahead; without it they refuse the erasure' })
  cancelBookings?: boolean;
}

export class HoldPersonDto {
  @IdField() contactId: string;
  @TextField(3, 500, { description: 'Why the person must be kept, such as the number of the case; it stays in the audit log' })
  reason: string;
}

export class ReleasePersonDto {
  @IdField() contactId: string;
}

export class LegalHoldDto {
  @ApiProperty() reason: string;
  @ApiProperty() placedByName: string;
  @ApiProperty({ type: String, format: 'date-time' }) placedAt: Date;
}

export class PersonalDataDto {
  @ApiProperty({ format: 'uuid' }) contactId: string;
  @ApiProperty({ type: String, format: 'date-time' }) exportedAt: Date;
  @ApiProperty({ type: Object, additionalProperties: true, description: 'One part per module' }) data: Record<string, unknown>;
}

export class ErasureDto {
  @ApiProperty({ format: 'uuid' }) contactId: string;
  @ApiProperty() cancelledBookings: number;
  @ApiProperty({ type: Object, additionalProperties: { type: 'integer' }, description: 'Rows touched, by module' }) erased: Record<
    string,
    number
  >;
}
