import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { ChoiceField, IdField, TextField, WholeField } from '../../../platform/http/field.decorators.js';
import { DOCUMENT_NAMES, documentJsonSchemas, type DocumentName } from '../documents.schema.js';
import type { FieldChange } from '../diff.rules.js';
import type { ProfileOverview } from '../releases.service.js';
import {
  RELEASE_KINDS,
  VERSION_ORIGINS,
  VERSION_STATES,
  type ReleaseKind,
  type ReleaseRow,
  type VersionRow,
  type VersionSummary,
} from '../version.schema.js';

const MAX_REASON = 300;
const ENGINES = ['auto', 'rules'] as const;
const REASON = { description: 'Why, in one sentence', example: 'Softer tone after three complaints' };
const BASE = 'The version that was live when you looked; null when none was. Another one answers 409 with the current one';
const documentsField = (description: string): ApiPropertyOptions => ({
  type: 'object',
  description,
  additionalProperties: true,
  selfRequired: true,
  required: [...DOCUMENT_NAMES],
  properties: Object.fromEntries(DOCUMENT_NAMES.map((name) => [name, { type: 'object' as const, additionalProperties: true }])),
});
const ALL_FIVE = documentsField('All five; the schema of each is at /api/profile/schemas');

export class GenerateProfileDto {
  @TextField(1, MAX_REASON, { isOptional: true, ...REASON }) reason?: string;
  @ChoiceField(ENGINES, { isOptional: true, description: 'rules: of the answers alone. auto: worded by the model, if one is configured' })
  engine?: (typeof ENGINES)[number];

  wish(): { reason: string; engine: (typeof ENGINES)[number] } {
    return { reason: this.reason ?? 'Generated', engine: this.engine ?? 'auto' };
  }
}

export class NewVersionDto {
  @IdField({ isNullable: true, description: 'The version that was edited' }) baseVersionId?: string | null;
  @IsObject({ message: 'must be an object' })
  @ApiProperty(ALL_FIVE)
  documents: Record<string, unknown>;
  @TextField(1, MAX_REASON, REASON) reason: string;
}

export class PublishDto {
  @IdField({ isNullable: true, description: BASE }) baseVersionId?: string | null;
  @TextField(1, MAX_REASON, REASON) reason: string;
}

export class RollbackDto {
  @IdField({ isNullable: true, description: `Checked when it is given. ${BASE}` }) baseVersionId?: string | null;
  @TextField(1, MAX_REASON, { isOptional: true, ...REASON }) reason?: string;
}

export class ProfileTestDto {
  @IdField({ description: 'The version to try' }) versionId: string;
  @WholeField(1, 99, { description: 'Of 100 new conversations, how many run on it', example: 10 }) percent: number;
  @TextField(1, MAX_REASON, REASON) reason: string;
}

export class ProfileVersionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'Counts up within the business' }) number: number;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The version it was made from' }) baseVersionId: string | null;
  @ApiProperty({ enum: VERSION_ORIGINS }) origin: VersionSummary['origin'];
  @ApiProperty({ enum: VERSION_STATES, description: 'retired: was live before' }) state: VersionSummary['state'];
  @ApiProperty() reason: string;
  @ApiProperty({ type: String, nullable: true, description: 'Who worded it, when it was generated' }) engine: string | null;
  @ApiProperty({ type: String, nullable: true }) model: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Micro-dollars; null where unknown' }) costMicros: number | null;
  @ApiProperty({ type: [String], description: 'What was left out when it was generated, and why' }) notes: string[];
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) createdBy: string | null;
  @ApiProperty({ type: String, nullable: true }) createdByName: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;

  static from(row: VersionSummary): ProfileVersionDto {
    const { id, number, baseVersionId, origin, state, reason, engine, model, costMicros, notes, createdBy, createdByName } = row;
    return {
      ...{ id, number, baseVersionId, origin, state, reason, engine, model, costMicros, notes, createdBy, createdByName },
      createdAt: row.createdAt.toISOString(),
    };
  }
}

export class ProfileVersionDetailDto extends ProfileVersionDto {
  @ApiProperty(ALL_FIVE) documents: Record<string, unknown>;

  static override from(row: VersionRow): ProfileVersionDetailDto {
    return { ...ProfileVersionDto.from(row), documents: row.documents };
  }
}

export class ProfileReleaseDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) versionId: string;
  @ApiProperty() versionNumber: number;
  @ApiProperty({ enum: RELEASE_KINDS }) kind: ReleaseKind;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) replacedVersionId: string | null;
  @ApiProperty({ type: Number, nullable: true }) replacedNumber: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Share of a test' }) percent: number | null;
  @ApiProperty() reason: string;
  @ApiProperty({ type: String, nullable: true }) createdByName: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;

  static from(row: ReleaseRow): ProfileReleaseDto {
    return { ...row, createdAt: row.createdAt.toISOString() };
  }
}

export class RunningTestDto {
  @ApiProperty({ type: ProfileVersionDto }) version: ProfileVersionDto;
  @ApiProperty({ description: 'Of 100 new conversations' }) percent: number;
}

export class ProfileDto {
  @ApiProperty({ type: ProfileVersionDto, nullable: true, description: 'Live for new conversations' }) published: ProfileVersionDto | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) publishedAt: string | null;
  @ApiProperty({ type: ProfileVersionDto, nullable: true, description: 'What a rollback brings back' }) previous: ProfileVersionDto | null;
  @ApiProperty({ type: RunningTestDto, nullable: true }) test: RunningTestDto | null;
  @ApiProperty({ type: [ProfileReleaseDto], description: 'Newest first, at most 50' }) history: ProfileReleaseDto[];

  static from({ published, publishedAt, previous, test, history }: ProfileOverview): ProfileDto {
    return {
      published: published && ProfileVersionDto.from(published),
      publishedAt: publishedAt?.toISOString() ?? null,
      previous: previous && ProfileVersionDto.from(previous),
      test: test && { version: ProfileVersionDto.from(test.version), percent: test.percent },
      history: history.map((row) => ProfileReleaseDto.from(row)),
    };
  }
}

export class FieldChangeDto {
  @ApiProperty({ enum: DOCUMENT_NAMES }) document: DocumentName;
  @ApiProperty({ description: 'Within the document', example: 'contact.phone' }) path: string;
  @ApiPropertyOptional({
    nullable: true,
    description: 'Any JSON value; null when there was none',
    type: 'object',
    additionalProperties: true,
  })
  before: unknown;
  @ApiPropertyOptional({
    nullable: true,
    description: 'Any JSON value; null when there is none',
    type: 'object',
    additionalProperties: true,
  })
  after: unknown;
}

export class ProfileDiffDto {
  @ApiProperty({ type: ProfileVersionDto }) before: ProfileVersionDto;
  @ApiProperty({ type: ProfileVersionDto }) after: ProfileVersionDto;
  @ApiProperty({ type: [FieldChangeDto], description: 'Fields that differ; lists are compared as a whole' }) changes: FieldChangeDto[];

  static from(diff: { before: VersionSummary; after: VersionSummary; changes: FieldChange[] }): ProfileDiffDto {
    return { before: ProfileVersionDto.from(diff.before), after: ProfileVersionDto.from(diff.after), changes: diff.changes };
  }
}

export class ProfileSchemasDto {
  @ApiProperty(documentsField('JSON Schema (draft 2020-12) of each document')) schemas: Record<DocumentName, Record<string, unknown>>;

  static current(): ProfileSchemasDto {
    return { schemas: documentJsonSchemas() };
  }
}
