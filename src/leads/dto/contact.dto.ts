import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsEmail, IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import type { ContactView } from '../lead.schema.js';
import { phoneFor, seesWholePhones } from '../phone-visibility.rules.js';

const hasText = (field: keyof CreateContactDto) =>
  ValidateIf((dto: CreateContactDto) => dto[field] !== null && dto[field] !== undefined && dto[field] !== '');

export class CreateContactDto {
  @ApiPropertyOptional({ type: String, nullable: true, example: '(312) 555-0123' }) @hasText('phone') @IsString() @MaxLength(40) phone?:
    string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(120) name?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true })
  @hasText('email')
  @IsEmail({}, { message: 'must be an e-mail address' })
  @MaxLength(254)
  email?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(300) address?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true, example: 'America/Chicago' }) @IsOptional() @IsString() @MaxLength(60) timeZone?:
    string | null;
  @ApiPropertyOptional({ type: String, nullable: true, example: 'es' }) @IsOptional() @IsString() @MaxLength(10) language?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(5000) notes?: string | null;
  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  tags?: string[];
}

export class UpdateContactDto extends CreateContactDto {
  @ApiPropertyOptional({ description: 'A blocked contact gets nothing automatic' }) @IsOptional() @IsBoolean() isBlocked?: boolean;
}

export class IdentityDto {
  @ApiProperty({ enum: ['phone', 'whatsapp', 'whatsapp_user', 'email'] }) kind: string;
  @ApiProperty() value: string;
}

export class ContactDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, nullable: true }) name: string | null;
  @ApiProperty({ type: String, nullable: true }) phone: string | null;
  @ApiProperty({ type: String, nullable: true }) email: string | null;
  @ApiProperty({ type: String, nullable: true }) address: string | null;
  @ApiProperty({ type: String, nullable: true }) timeZone: string | null;
  @ApiProperty({ type: String, nullable: true }) language: string | null;
  @ApiProperty({ type: String, nullable: true }) notes: string | null;
  @ApiProperty({ type: [String] }) tags: string[];
  @ApiProperty() isBlocked: boolean;
  @ApiProperty({ enum: ['unknown', 'mobile', 'landline', 'voip', 'invalid'] }) lineType: string;
  @ApiProperty({ type: [IdentityDto] }) identities: IdentityDto[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) openLeadId: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why this person must be kept; null without a legal hold, and for those without contacts.erase',
  })
  holdReason: string | null;
  @ApiProperty({ type: String, nullable: true }) holdByName: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) holdAt: Date | null;
  @ApiProperty({ type: String, format: 'date-time' }) createdAt: Date;
  @ApiProperty({ type: String, format: 'date-time' }) updatedAt: Date;

  /** As the reader may see it: a viewer gets masked numbers, and why somebody must be kept is for those who may erase. */
  static from(contact: ContactView, reader: { role: string; permissions: ReadonlySet<string> }): ContactDto {
    const { zoneSource: _, ...shown } = contact;
    const identities = contact.identities.map((identity) =>
      identity.kind === 'email' || seesWholePhones(reader) ? identity : { ...identity, value: phoneFor(reader, identity.value) },
    );
    const holdReason = reader.permissions.has('contacts.erase') ? contact.holdReason : null;
    return Object.assign(new ContactDto(), { ...shown, phone: phoneFor(reader, contact.phone), identities, holdReason });
  }
}
