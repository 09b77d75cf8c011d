import { ApiProperty } from '@nestjs/swagger';
import { FlagField, IdField } from '../../platform/http/field.decorators.js';

export class ExportPersonDto {
  @IdField() contactId: string;
}

export class ErasePersonDto {
  @IdField() contactId: string;
  @FlagField({ isOptional: true, description: 'Cancel bookings that are still ahead; without it they refuse the erasure' })
  cancelBookings?: boolean;
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
