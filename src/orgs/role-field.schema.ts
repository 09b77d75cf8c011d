import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches, ValidateIf } from 'class-validator';
import { ORG_ROLES } from './roles.rules.js';

const ROLE = new RegExp(`^(?:${ORG_ROLES.join('|')}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`);
export const ROLE_WORDS = `${ORG_ROLES.join(', ')}, or the id of a role of the business's own`;

/** A role to be given: a built-in one by name, an own one by id. */
export function RoleField(isOptional = false): PropertyDecorator {
  return applyDecorators(
    ...(isOptional ? [ValidateIf((_object, value) => value !== undefined)] : []),
    Matches(ROLE, { message: `must be one of ${ROLE_WORDS}` }),
    (isOptional ? ApiPropertyOptional : ApiProperty)({ type: String, description: ROLE_WORDS, example: 'org_agent' }),
  );
}
