import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsString, MaxLength, NotContains, ValidateIf } from 'class-validator';
import { ChoiceField, FlagField, TextField, WholeField } from '../../../platform/http/field.decorators.js';
import type { BrandRegistration, CampaignRegistration } from '../registration.entity.js';
import { BUSINESS_TYPES, REGISTRATION_STATUSES, USE_CASES } from '../registration.schema.js';
import type { BrandDetails, CampaignDetails, RegistrationStatus } from '../registration.schema.js';
import type { RegistrationView } from '../registrations.service.js';

const optional = { isOptional: true };
const given = (_object: unknown, value: unknown): boolean => value !== undefined;

function withoutVersion<T>(body: { version: number }): Partial<T> {
  const { version: _version, ...fields } = body;
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && typeof value !== 'function'),
  ) as unknown as Partial<T>;
}

/** Who the business is; what is left out stays. Completeness is asked only when it is submitted. */
export class BrandDraftDto {
  @WholeField(0, 2_147_483_647, { description: 'The version that was read; 0 when there is none yet.' }) version: number;
  @TextField(0, 200, optional) legalName?: string;
  @ChoiceField(BUSINESS_TYPES, optional) businessType?: BrandDetails['businessType'];
  @TextField(0, 12, { ...optional, example: '12-3456789', description: 'Shown by its last four digits afterwards.' }) taxId?: string;
  @TextField(0, 300, { ...optional, example: 'https://example.com' }) website?: string;
  @TextField(0, 200, optional) street?: string;
  @TextField(0, 100, optional) city?: string;
  @TextField(0, 50, { ...optional, example: 'IL' }) region?: string;
  @TextField(0, 12, { ...optional, example: '60601' }) postalCode?: string;
  @TextField(0, 120, optional) contactName?: string;
  @TextField(0, 200, optional) contactEmail?: string;
  @TextField(0, 20, { ...optional, example: '+13125550142' }) contactPhone?: string;
  @TextField(0, 34, { ...optional, example: `BU${'0'.repeat(31)}1` }) customerProfileSid?: string;
  @TextField(0, 34, { ...optional, example: `BU${'0'.repeat(31)}2` }) messagingProfileSid?: string;

  details(): Partial<BrandDetails> {
    return withoutVersion<BrandDetails>(this);
  }
}

/** What the business texts about; what is left out stays. */
export class CampaignDraftDto {
  @WholeField(0, 2_147_483_647, { description: 'The version that was read; 0 when there is none yet.' }) version: number;
  @ChoiceField(USE_CASES, optional) useCase?: CampaignDetails['useCase'];
  @TextField(0, 4096, optional) description?: string;
  @TextField(0, 2048, { ...optional, description: 'How people agree to be texted.' }) messageFlow?: string;

  @ValidateIf(given)
  @IsArray({ message: 'must be a list of texts' })
  @ArrayMaxSize(5, { message: 'must have at most 5 entries' })
  @IsString({ each: true, message: 'must be a list of texts' })
  @MaxLength(1024, { each: true, message: 'must have at most 1024 characters each' })
  @NotContains('\u0000', { each: true, message: 'must be plain text' })
  @ApiPropertyOptional({ type: [String] })
  samples?: string[];

  @TextField(0, 320, optional) helpMessage?: string;
  @TextField(0, 320, optional) optOutMessage?: string;
  @FlagField(optional) hasLinks?: boolean;
  @FlagField(optional) hasPhone?: boolean;
  @TextField(0, 300, optional) privacyUrl?: string;
  @TextField(0, 300, optional) termsUrl?: string;

  details(): Partial<CampaignDetails> {
    return withoutVersion<CampaignDetails>(this);
  }
}

class StandDto {
  @ApiProperty({ enum: REGISTRATION_STATUSES }) status: RegistrationStatus;
  @ApiProperty({ type: String, nullable: true, description: 'Why the carriers rejected it' }) reason: string | null;
  @ApiProperty({ description: '0 when nothing was written yet' }) version: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) submittedAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: Date | null;
}

/** The business as it was written down; the tax id by its last four digits. */
class BrandDto extends StandDto {
  @ApiProperty() legalName: string;
  @ApiProperty({ enum: BUSINESS_TYPES, nullable: true, type: String }) businessType: string | null;
  @ApiProperty({ example: '••••6789' }) taxId: string;
  @ApiProperty() website: string;
  @ApiProperty() street: string;
  @ApiProperty() city: string;
  @ApiProperty() region: string;
  @ApiProperty() postalCode: string;
  @ApiProperty() contactName: string;
  @ApiProperty() contactEmail: string;
  @ApiProperty() contactPhone: string;
  @ApiProperty() customerProfileSid: string;
  @ApiProperty() messagingProfileSid: string;

  static from(brand: BrandRegistration | null): BrandDto {
    const details = brand?.details ?? {};
    const taxId = details.taxId?.replaceAll('-', '') ?? '';
    const fields = {
      legalName: '',
      website: '',
      street: '',
      city: '',
      region: '',
      postalCode: '',
      contactName: '',
      contactEmail: '',
      contactPhone: '',
      customerProfileSid: '',
      messagingProfileSid: '',
    };
    const businessType = details.businessType ?? null;
    return { ...standOf(brand), ...written(fields, details), businessType, taxId: taxId === '' ? '' : `••••${taxId.slice(-4)}` };
  }
}

/** The campaign as it was written down. */
class CampaignDto extends StandDto {
  @ApiProperty({ enum: USE_CASES, nullable: true, type: String }) useCase: string | null;
  @ApiProperty() description: string;
  @ApiProperty() messageFlow: string;
  @ApiProperty({ type: [String] }) samples: string[];
  @ApiProperty() helpMessage: string;
  @ApiProperty() optOutMessage: string;
  @ApiProperty() hasLinks: boolean;
  @ApiProperty() hasPhone: boolean;
  @ApiProperty() privacyUrl: string;
  @ApiProperty() termsUrl: string;

  static from(campaign: CampaignRegistration | null): CampaignDto {
    const details = campaign?.details ?? {};
    const fields = { description: '', messageFlow: '', samples: [], helpMessage: '', optOutMessage: '', privacyUrl: '', termsUrl: '' };
    return { ...standOf(campaign), ...written({ ...fields, hasLinks: false, hasPhone: false }, details), useCase: details.useCase ?? null };
  }
}

class RegisteredNumberDto {
  @ApiProperty() address: string;
  @ApiProperty({ enum: ['none', 'pending', 'verified', 'simulated', 'not_required', 'rejected'] }) registration: string;
}

/** How the registration stands, and which numbers may text because of it. */
export class RegistrationDto {
  @ApiProperty({ type: BrandDto }) brand: BrandDto;
  @ApiProperty({ type: CampaignDto }) campaign: CampaignDto;
  @ApiProperty({ type: [RegisteredNumberDto] }) numbers: RegisteredNumberDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Why the provider could not be asked the last time' }) problem: string | null;

  static from({ brand, campaign, numbers }: RegistrationView): RegistrationDto {
    return {
      brand: BrandDto.from(brand),
      campaign: CampaignDto.from(campaign),
      numbers: numbers.map(({ address, registration }) => ({ address, registration })),
      problem: brand?.problem ?? null,
    };
  }
}

/** What was written of the fields that are shown; the row may hold more than this release knows. */
function written<F extends object>(fields: F, details: object): F {
  const known = details as Record<string, unknown>;
  return Object.fromEntries(Object.entries(fields).map(([name, empty]) => [name, known[name] ?? (empty as unknown)])) as F;
}

function standOf(row: BrandRegistration | CampaignRegistration | null): StandDto {
  if (!row) return { status: 'draft', reason: null, version: 0, submittedAt: null, decidedAt: null };
  const { status, reason, version, submittedAt, decidedAt } = row;
  return { status, reason, version, submittedAt, decidedAt };
}
