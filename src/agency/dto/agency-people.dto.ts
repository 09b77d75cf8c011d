import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { AGENCY_ROLES } from '../../orgs/roles.rules.js';
import type { AgencyRole } from '../../orgs/roles.rules.js';
import type { AgencyPerson } from '../agency-people.service.js';

/** What somebody of the agency is from now on. */
export class AgencyPersonPatchDto {
  @IsIn(AGENCY_ROLES, { message: `must be ${AGENCY_ROLES.join(' or ')}` })
  @ApiProperty({ enum: [...AGENCY_ROLES] })
  role: AgencyRole;
}

/** One of the people of the agency. */
export class AgencyPersonDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() email: string;
  @ApiProperty({ enum: [...AGENCY_ROLES] }) role: AgencyRole;
  @ApiProperty({ description: 'Signs in with a second step.' }) hasSecondFactor: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'How many clients they may enter; null for an owner, who may enter all.' })
  clients: number | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;

  static from(person: AgencyPerson): AgencyPersonDto {
    const { id, name, email, role, clients } = person;
    return { id, name, email, role, hasSecondFactor: person.has_second_factor, clients, createdAt: person.created_at.toISOString() };
  }
}

/** The people of the agency, by name. */
export class AgencyPeopleDto {
  @ApiProperty({ type: [AgencyPersonDto] }) data: AgencyPersonDto[];

  static from(people: readonly AgencyPerson[]): AgencyPeopleDto {
    return { data: people.map((person) => AgencyPersonDto.from(person)) };
  }
}
