import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsString, MaxLength, ValidateIf } from 'class-validator';
import { TextField, WholeField } from '../../platform/http/field.decorators.js';
import type { RoleView } from '../own-roles.service.js';
import { PERMISSIONS } from '../roles.rules.js';

function PermissionsField(isOptional = false): PropertyDecorator {
  return applyDecorators(
    ...(isOptional ? [ValidateIf((_object, value) => value !== undefined)] : []),
    IsArray({ message: 'must be a list of permissions' }),
    ArrayNotEmpty({ message: 'must name at least one permission' }),
    ArrayMaxSize(100, { message: 'must have at most 100 entries' }),
    IsString({ each: true, message: 'must be a list of permissions' }),
    MaxLength(60, { each: true, message: 'must be a list of permissions' }),
    (isOptional ? ApiPropertyOptional : ApiProperty)({
      type: [String],
      minItems: 1,
      maxItems: 100,
      example: ['leads.read'],
      description: 'As resource.action; the reading that an action needs is added.',
    }),
  );
}

/** A role with what it may do. */
export class RoleDto {
  @ApiProperty({ description: 'The name of a built-in role, or a UUID.' }) id: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null for a built-in role.' }) name: string | null;
  @ApiProperty() isBuiltIn: boolean;
  @ApiProperty({ enum: [...PERMISSIONS], isArray: true }) permissions: string[];
  @ApiProperty({ type: 'integer', description: 'How many people have it.' }) members: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Null for a built-in role, which never changes.' }) version: number | null;

  static from({ id, name, permissions, members, version }: RoleView): RoleDto {
    return { id, name, isBuiltIn: version === null, permissions: [...permissions], members, version };
  }
}

/** A new role. */
export class RoleCreateDto {
  @TextField(1, 60, { example: 'Dispatcher' }) name: string;
  @PermissionsField() permissions: string[];
}

/** A change to a role. */
export class RolePatchDto {
  @WholeField(1, 2_147_483_647, { description: 'The version that was read; another one answers 409 with the present role.' })
  version: number;
  @TextField(1, 60, { isOptional: true }) name?: string;
  @PermissionsField(true) permissions?: string[];
}
