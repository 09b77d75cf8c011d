import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { ChoiceField, FlagField, IdField, TextField, WholeField } from '../../platform/http/field.decorators.js';
import { ctaProblem } from '../material/cta.rules.js';
import type { CtaValues } from '../material/ctas.repository.js';
import type { SendableFile } from '../material/files.repository.js';
import type { ScriptValues } from '../material/scripts.repository.js';
import type { TestimonialValues } from '../material/testimonials.repository.js';
import { CTA_KINDS, CTA_TARGETS, LANGUAGES, PERMISSIONS_TO_USE, SCRIPT_KINDS, TESTIMONIAL_KINDS } from '../questionnaire.schema.js';
import type { Cta, Script, Testimonial } from '../questionnaire.schema.js';

const VERSION = { description: 'The version that was read; another one answers 409 with the present record.' };
const clearable = { isOptional: true, isNullable: true };

function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && typeof value !== 'function')) as Partial<T>;
}

export class CreateCtaDto {
  @ChoiceField(CTA_KINDS) kind: Cta['kind'];
  @TextField(1, 80, { example: 'Book a free call' }) label: string;
  @ValidateIf((_object, value) => value !== undefined)
  @IsArray({ message: 'must be a list' })
  @ArrayMaxSize(12, { message: 'must have at most 12 entries' })
  @IsString({ each: true, message: 'must be a list of texts' })
  @MaxLength(300, { each: true, message: 'must have at most 300 characters each' })
  @ApiPropertyOptional({ type: [String], description: 'What the customer does, in order.' })
  steps?: string[];
  @ChoiceField(CTA_TARGETS, { description: 'What it leads to; the field of that name is required then.', example: 'steps' })
  target: Cta['target'];
  @TextField(0, 500, { ...clearable, example: 'https://example.com/book' }) url?: string | null;
  @IdField(clearable) fileId?: string | null;
  @IdField(clearable) serviceId?: string | null;
  @FlagField({ isOptional: true }) isActive?: boolean;

  toValues(): CtaValues {
    const { kind, label, steps = [], target, url = null, fileId = null, serviceId = null, isActive = true } = this;
    return { kind, label, steps, target, url, fileId, serviceId, isActive };
  }
}

export class UpdateCtaDto extends PartialType(CreateCtaDto) {
  @WholeField(1, 2_147_483_647, VERSION) version: number;

  toPatch(): Partial<CtaValues> {
    const { version: _version, ...fields } = this;
    return given(fields);
  }
}

export class CtaDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: CTA_KINDS }) kind: Cta['kind'];
  @ApiProperty() label: string;
  @ApiProperty({ type: [String] }) steps: string[];
  @ApiProperty({ enum: CTA_TARGETS }) target: Cta['target'];
  @ApiProperty({ type: String, nullable: true }) url: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) fileId: string | null;
  @ApiProperty({ type: String, nullable: true }) fileName: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) serviceId: string | null;
  @ApiProperty({ type: String, nullable: true }) serviceName: string | null;
  @ApiProperty() isActive: boolean;
  @ApiProperty({ type: String, nullable: true, enum: ['off', 'file_gone', 'service_gone'], description: 'Why it is not offered now.' })
  problem: ReturnType<typeof ctaProblem>;
  @ApiProperty() version: number;

  static from(cta: Cta): CtaDto {
    return { ...cta, problem: ctaProblem(cta) };
  }
}

export class CreateTestimonialDto {
  @ChoiceField(TESTIMONIAL_KINDS) kind: Testimonial['kind'];
  @TextField(1, 2000) body: string;
  @TextField(1, 120, { description: 'As the customer wants to be named.' }) author: string;
  @TextField(1, 300, { example: 'Google review of 3 May' }) source: string;
  @TextField(0, 500, { ...clearable, example: 'https://example.com/reviews' }) sourceUrl?: string | null;
  @ChoiceField(PERMISSIONS_TO_USE, { description: 'Only with `granted` it may be used.', example: 'asked' })
  permission: Testimonial['permission'];
  @TextField(0, 500, { isOptional: true, description: 'Who gave the permission, when and how; required with `granted`.' })
  permissionNote?: string;
  @IdField({ ...clearable, description: 'The contact who said it: erasing them erases it, here and in every version that quotes it.' })
  contactId?: string | null;

  toValues(): TestimonialValues {
    const { kind, body, author, source, sourceUrl = null, permission, permissionNote = '', contactId = null } = this;
    return { kind, body, author, source, sourceUrl, permission, permissionNote, contactId };
  }
}

export class UpdateTestimonialDto extends PartialType(CreateTestimonialDto) {
  @WholeField(1, 2_147_483_647, VERSION) version: number;

  toPatch(): Partial<TestimonialValues> {
    const { version: _version, ...fields } = this;
    return given(fields);
  }
}

export class TestimonialDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: TESTIMONIAL_KINDS }) kind: Testimonial['kind'];
  @ApiProperty() body: string;
  @ApiProperty() author: string;
  @ApiProperty() source: string;
  @ApiProperty({ type: String, nullable: true }) sourceUrl: string | null;
  @ApiProperty({ enum: PERMISSIONS_TO_USE }) permission: Testimonial['permission'];
  @ApiProperty() permissionNote: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) contactId: string | null;
  @ApiProperty({ type: String, nullable: true }) contactName: string | null;
  @ApiProperty({ description: 'The assistant may quote it: it has a source and the permission.' }) isUsable: boolean;
  @ApiProperty() version: number;

  static from(row: Testimonial): TestimonialDto {
    return { ...row };
  }
}

export class CreateScriptDto {
  @ChoiceField(SCRIPT_KINDS) kind: Script['kind'];
  @Matches(/^[a-z][a-z0-9_]{0,59}$/, { message: 'must be a short name such as new_lead: small letters, digits and _' })
  @ApiProperty({ example: 'new_lead', maxLength: 60, pattern: '^[a-z][a-z0-9_]{0,59}$' })
  name: string;
  @ChoiceField(LANGUAGES) language: Script['language'];
  @TextField(1, 320, {
    description:
      'May leave open {{contact.first_name}}, {{business.name}}, {{agent.name}} and {{service.name}}, each with words for when it is unknown: {{contact.first_name | "there"}}. What is unknown otherwise keeps it from being said.',
  })
  body: string;

  toValues(): ScriptValues {
    const { kind, name, language, body } = this;
    return { kind, name, language, body };
  }
}

export class UpdateScriptDto {
  @WholeField(1, 2_147_483_647, VERSION) version: number;
  @TextField(1, 320) body: string;
}

export class ScriptDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: SCRIPT_KINDS }) kind: Script['kind'];
  @ApiProperty() name: string;
  @ApiProperty({ enum: LANGUAGES }) language: Script['language'];
  @ApiProperty() body: string;
  @ApiProperty() version: number;

  static from(row: Script): ScriptDto {
    return { ...row };
  }
}

/** As a form: one file in the field `file`. As JSON: its name, and its bytes in base64. */
export class AddFileDto {
  @TextField(1, 255, { example: 'prices.pdf', description: 'PDF, PNG or JPEG, at most 5 MB.' }) fileName: string;
  @TextField(1, 7_000_000, { isOptional: true, description: 'The bytes in base64.', example: 'JVBERi0xLjQK' }) base64?: string;
}

export class SendableFileDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() fileName: string;
  @ApiProperty() mediaType: string;
  @ApiProperty() sizeBytes: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;

  static from(file: SendableFile): SendableFileDto {
    return { ...file, createdAt: file.createdAt.toISOString() };
  }
}
