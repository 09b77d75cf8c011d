import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { WholeField } from '../../platform/http/field.decorators.js';
import { SECTIONS } from '../questionnaire.schema.js';
import type { SectionName } from '../questionnaire.schema.js';
import type { SectionView } from '../sections.service.js';

/** A section to save. The fields of each section stand in its operation. */
export class SaveSectionDto {
  @WholeField(0, 2_147_483_647, { description: 'The version that was read; another one answers 409 with the present section.' })
  version: number;

  @IsObject({ message: 'must be an object with the answers of this section' })
  @ApiProperty({ type: 'object', additionalProperties: true })
  answers: Record<string, unknown>;
}

/** One section of the questionnaire as it stands. */
export class SectionDto {
  @ApiProperty({ enum: SECTIONS }) section: SectionName;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'A field without an answer is left out.' })
  answers: Record<string, unknown>;
  @ApiProperty({ type: [String], description: 'Required before going live; `a|b` means that one of them is enough.' }) missing: string[];
  @ApiProperty({ description: 'False until it was saved or came from a preset.' }) isSaved: boolean;
  @ApiProperty() version: number;

  static from(view: SectionView): SectionDto {
    return { ...view };
  }
}
