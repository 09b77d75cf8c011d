import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import type { WeekHours } from '../../common/business-hours.rules.js';
import { TextField, WholeField } from '../../platform/http/field.decorators.js';
import type { LocationEntity } from '../location.entity.js';
import type { LocationInput } from '../location.rules.js';

const hoursExample = { monday: [{ open: '08:00', close: '17:00' }] };
const optional = { isOptional: true };
const clearable = { isOptional: true, isNullable: true };

class LocationFieldsDto {
  @TextField(0, 300, { ...optional, example: '12 Lake Street, Evanston' }) address?: string;
  @IsOptional()
  @IsObject({ message: 'must list the opening ranges of each weekday' })
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: hoursExample,
    description: 'Null means the hours of the business; a day that is left out is closed.',
  })
  hours?: Partial<WeekHours> | null;
  @TextField(1, 60, { ...clearable, example: 'America/Chicago', description: 'Null means the zone of the business.' })
  timeZone?: string | null;
}

/** A new place of the business. */
export class CreateLocationDto extends LocationFieldsDto {
  @TextField(1, 80, { example: 'North shop' }) name: string;

  toInput(): LocationInput & { name: string } {
    const { name, address, hours, timeZone } = this;
    return { name: name.trim(), ...given({ address, hours, timeZone }) };
  }
}

/** A change to a place; only the given fields change. */
export class UpdateLocationDto extends LocationFieldsDto {
  @WholeField(1, 2_147_483_647, { description: 'The version that was read; another one answers 409 with the current location.' })
  version: number;
  @TextField(1, 80, optional) name?: string;

  toInput(): LocationInput {
    const { name, address, hours, timeZone } = this;
    return given({ name: name?.trim(), address, hours, timeZone });
  }
}

const given = (fields: object): LocationInput => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Where a number belongs. */
export class LocateNumberDto {
  @ValidateIf((_object, value) => value !== null)
  @IsUUID(undefined, { message: 'must be the id of a location, or null' })
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null means the business itself.' })
  locationId: string | null;
}

/** One place of the business. */
export class LocationDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() address: string;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, example: hoursExample }) hours: Partial<WeekHours> | null;
  @ApiProperty({ type: String, nullable: true }) timeZone: string | null;
  @ApiProperty() version: number;

  static from({ id, name, address, hours, timeZone, version }: LocationEntity): LocationDto {
    return { id, name, address, hours, timeZone, version };
  }
}

/** All places of the business. */
export class LocationPageDto {
  @ApiProperty({ type: [LocationDto] }) data: LocationDto[];
  @ApiProperty() total: number;

  static from(rows: readonly LocationEntity[]): LocationPageDto {
    return { data: rows.map((row) => LocationDto.from(row)), total: rows.length };
  }
}
