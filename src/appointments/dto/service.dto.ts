import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import type { ServiceEntity } from '../service.entity.js';

export class CreateServiceDto {
  @ApiProperty({ example: 'AC repair' }) @IsString() @IsNotEmpty() @MaxLength(80) name: string;
  @ApiPropertyOptional({ type: [String], description: 'Words customers use for it' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  keywords?: string[];
  @ApiProperty({ minimum: 5, maximum: 1440, example: 90 }) @IsInt() @Min(5) @Max(1440) durationMinutes: number;
  @ApiPropertyOptional({ minimum: 0, maximum: 480, description: 'Travel or cleaning time after it' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(480)
  bufferMinutes?: number;
  @ApiPropertyOptional({ type: Number, nullable: true, description: 'In minor units of the currency of the business' })
  @ValidateIf((dto: CreateServiceDto) => dto.priceMinor !== null && dto.priceMinor !== undefined)
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  priceMinor?: number | null;
  @ApiPropertyOptional({
    description:
      'Says that the price is right as it stands. Where only confirmed prices are stated (`verified_only`), no other one is. A change of the price takes it back.',
  })
  @IsOptional()
  @IsBoolean()
  isPriceConfirmed?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() needsAddress?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() isActive?: boolean;
  @ApiPropertyOptional({ minimum: 0, maximum: 1000 }) @IsOptional() @IsInt() @Min(0) @Max(1000) sort?: number;
}

export class UpdateServiceDto extends PartialType(CreateServiceDto) {}

export class ServiceDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: [String] }) keywords: string[];
  @ApiProperty() durationMinutes: number;
  @ApiProperty() bufferMinutes: number;
  @ApiProperty({ type: Number, nullable: true }) priceMinor: number | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When somebody confirmed the price as it stands' })
  priceConfirmedAt: Date | null;
  @ApiProperty() needsAddress: boolean;
  @ApiProperty() isActive: boolean;
  @ApiProperty() sort: number;

  static from(row: ServiceEntity): ServiceDto {
    const { id, name, keywords, durationMinutes, bufferMinutes, priceMinor, priceConfirmedAt, needsAddress, isActive, sort } = row;
    return { id, name, keywords, durationMinutes, bufferMinutes, priceMinor, priceConfirmedAt, needsAddress, isActive, sort };
  }
}
