import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';
import type { StaffAccess } from '../staff-grants.service.js';

/** Who of the staff may enter the client from now on. */
export class StaffGrantsDto {
  @IsArray({ message: 'must be a list of people' })
  @ArrayMaxSize(500, { message: 'must have at most 500 entries' })
  @ArrayUnique({ message: 'must name nobody twice' })
  @IsUUID(undefined, { each: true, message: 'must be a list of ids' })
  @ApiProperty({ type: [String] })
  userIds: string[];
}

class StaffAccessDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() email: string;
  @ApiProperty({ enum: ['agency_owner', 'agency_staff'] }) role: string;
  @ApiProperty({ description: 'Always true for an owner of the agency.' }) hasAccess: boolean;
}

/** The people of the agency and whether they may enter one client. */
export class StaffListDto {
  @ApiProperty({ type: [StaffAccessDto] }) data: StaffAccessDto[];

  static from(rows: readonly StaffAccess[]): StaffListDto {
    return { data: rows.map(({ user_id: id, name, email, role, hasAccess }) => ({ id, name, email, role, hasAccess })) };
  }
}
