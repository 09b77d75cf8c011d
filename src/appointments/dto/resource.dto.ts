import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { IsBoolean, IsNotEmpty, IsObject, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import type { WeekHours } from '../../common/business-hours.rules.js';
import type { ResourceEntity } from '../resource.entity.js';

export class CreateResourceDto {
  @ApiProperty({ example: 'Truck 2' }) @IsString() @IsNotEmpty() @MaxLength(80) name: string;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() isActive?: boolean;
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'Its own hours, as in the settings; null follows the business',
  })
  @ValidateIf((dto: CreateResourceDto) => dto.hours !== null && dto.hours !== undefined)
  @IsObject()
  hours?: Partial<WeekHours> | null;
}

export class UpdateResourceDto extends PartialType(CreateResourceDto) {}

export class ResourceDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() isDefault: boolean;
  @ApiProperty() isActive: boolean;
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true }) hours: Partial<WeekHours> | null;

  static from(row: ResourceEntity): ResourceDto {
    const { id, name, isDefault, isActive, hours } = row;
    return { id, name, isDefault, isActive, hours };
  }
}
