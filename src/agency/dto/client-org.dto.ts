import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, Matches, ValidateIf } from 'class-validator';
import { IdField, TextField, WholeField } from '../../platform/http/field.decorators.js';
import type { SettingsPatch } from '../../orgs/org-profile.schema.js';
import { ORG_STATES } from '../../orgs/org-status.rules.js';
import type { ClientView } from '../client-orgs.service.js';
import type { NewClient } from '../client-setup.service.js';

const optional = { isOptional: true };
const clearable = { isOptional: true, isNullable: true };

/** What a client's form asks; everything else comes from the preset. */
class ClientFieldsDto {
  @TextField(1, 60, { ...optional, example: 'America/Chicago' }) timeZone?: string;
  @TextField(2, 2, { ...optional, example: 'US' }) country?: string;
  @TextField(3, 3, { ...optional, example: 'USD' }) currency?: string;
  @TextField(2, 20, { ...optional, example: 'en-US' }) locale?: string;
  @TextField(0, 120, optional) ownerName?: string;
  @ValidateIf((_object, value) => value !== undefined && value !== null)
  @IsEmail({}, { message: 'must be an e-mail address' })
  @ApiPropertyOptional({ type: String, nullable: true, format: 'email' })
  ownerEmail?: string | null;
  @TextField(0, 40, clearable) ownerPhone?: string | null;
  @TextField(0, 40, { ...clearable, description: 'The phone that rings when a customer calls.' }) businessPhone?: string | null;
}

function given(fields: object): SettingsPatch {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && typeof value !== 'function'));
}

/** A new client business. */
export class NewClientDto extends ClientFieldsDto {
  @TextField(1, 120, { example: 'Northside Heating & Air' }) name: string;
  @TextField(1, 60, { ...optional, example: 'hvac', description: 'Start from this preset.' }) preset?: string;
  @IdField({ ...optional, description: 'Start from a copy of this business: its configuration, not its owner, phones or customers.' })
  templateOrgId?: string;

  toClient(): NewClient {
    const { name, preset, templateOrgId, ...fields } = this;
    return {
      name,
      ...(preset !== undefined && { preset }),
      ...(templateOrgId !== undefined && { templateOrgId }),
      patch: given(fields),
    };
  }
}

/** A change to a client business. */
export class ClientPatchDto extends ClientFieldsDto {
  @WholeField(1, 2_147_483_647, { description: 'The version that was read; another one answers 409 with the current settings.' })
  version: number;
  @TextField(1, 120, optional) name?: string;
  @TextField(1, 40, { ...optional, example: 'hvac' }) vertical?: string;

  toPatch(): SettingsPatch {
    const { version: _version, ...fields } = this;
    return given(fields);
  }
}

/** Why a client is paused; people of the business read it. */
export class PauseDto {
  @TextField(1, 300, { example: 'The invoice of October is open.' }) reason: string;
}

/** The name confirms that this business is meant. */
export class RemoveOrgDto {
  @TextField(1, 120, { example: 'Northside Heating & Air', description: 'The name of the business, as it is written in its settings' })
  name: string;
}

/** Which number to buy: one by area code, or exactly this one. */
export class ClientNumberDto {
  @ValidateIf((_object, value) => value !== undefined)
  @Matches(/^\d{3}$/, { message: 'must be three digits' })
  @ApiPropertyOptional({ example: '312' })
  areaCode?: string;
  @ValidateIf((_object, value) => value !== undefined)
  @Matches(/^\+\d{8,15}$/, { message: 'must be a number such as +13125550199' })
  @ApiPropertyOptional({ example: '+13125550199' })
  address?: string;
}

class ClientNumberViewDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() address: string;
  @ApiProperty() state: string;
  @ApiProperty() isSimulated: boolean;
  @ApiProperty() registration: string;
}

/** One client business as the agency sees it. */
export class ClientOrgDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() slug: string;
  @ApiProperty({ enum: ['client', 'operations'] }) kind: string;
  @ApiProperty({ enum: [...ORG_STATES] }) status: string;
  @ApiProperty() vertical: string;
  @ApiProperty() timeZone: string;
  @ApiProperty() country: string;
  @ApiProperty() currency: string;
  @ApiProperty() locale: string;
  @ApiProperty() ownerName: string;
  @ApiProperty({ type: String, nullable: true }) ownerEmail: string | null;
  @ApiProperty({ type: String, nullable: true }) ownerPhone: string | null;
  @ApiProperty({ type: String, nullable: true }) businessPhone: string | null;
  @ApiProperty({ type: [ClientNumberViewDto] }) numbers: ClientNumberViewDto[];
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) pausedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) pauseReason: string | null;
  @ApiProperty() version: number;

  static from({ org, profile, numbers }: ClientView): ClientOrgDto {
    const { id, name, slug, kind, status, vertical, timeZone, country, currency, locale, settings } = profile;
    const { ownerName, ownerEmail, ownerPhone, businessPhone, version } = settings;
    return {
      ...{ id, name, slug, kind, status, vertical, timeZone, country, currency, locale },
      ...{ ownerName, ownerEmail, ownerPhone, businessPhone, version },
      numbers: numbers
        .filter((number) => number.state !== 'released')
        .map(({ id: numberId, address, state, isSimulated, registration }) => ({
          id: numberId,
          address,
          state,
          isSimulated,
          registration,
        })),
      createdAt: org.created_at.toISOString(),
      pausedAt: org.paused_at?.toISOString() ?? null,
      pauseReason: org.pause_reason,
    };
  }
}
