import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, ValidateIf } from 'class-validator';
import { TextField } from '../../platform/http/field.decorators.js';
import { CONFIG_FORMAT } from '../org-config.schema.js';
import type { OrgConfig } from '../org-config.schema.js';
import type { ConfigDifference } from '../org-config-diff.rules.js';
import type { ConfigChange, ConfigPreview, ConfigSource } from '../org-configs.service.js';
import type { Preset } from '../presets.service.js';

const example = { format: CONFIG_FORMAT, formatVersion: 1, settings: { ringSeconds: 18 } };

/** The configuration of the active org, as a file that another business can read in. */
export class OrgConfigDto {
  @ApiProperty({ type: 'object', additionalProperties: true, example }) config: OrgConfig;
}

/** As JSON: the document. As a form: its file in the field `file`. */
export class ConfigSourceDto {
  @ValidateIf((_object, value) => value !== undefined)
  @IsObject({ message: 'must be a configuration document' })
  @ApiPropertyOptional({ type: 'object', additionalProperties: true, example, description: 'As GET answers it. Unknown keys are refused.' })
  config?: Record<string, unknown>;
  @TextField(0, 255, { isOptional: true, description: 'The name of the file; a form brings it along.' }) fileName?: string;

  source(file?: Uint8Array): ConfigSource {
    return file ? { file } : { raw: this.config };
  }
}

/** A configuration to read in. */
export class OrgConfigImportDto extends ConfigSourceDto {
  @TextField(1, 64, {
    isOptional: true,
    description: 'From the preview: answers 409 when the configuration was changed after it.',
  })
  basis?: string;
}

/** What an import did. */
export class ConfigChangeDto {
  @ApiProperty({ description: 'How many settings the document named.' }) settings: number;
  @ApiProperty() servicesCreated: number;
  @ApiProperty() servicesUpdated: number;
  @ApiProperty() resourcesCreated: number;
  @ApiProperty() resourcesUpdated: number;
  @ApiProperty() locationsCreated: number;
  @ApiProperty() locationsUpdated: number;
  @ApiProperty({ description: 'Sections of the questionnaire.' }) sections: number;
  @ApiProperty() ctasCreated: number;
  @ApiProperty({ description: 'Only those that differed.' }) ctasUpdated: number;
  @ApiProperty() scriptsCreated: number;
  @ApiProperty({ description: 'Only those that differed.' }) scriptsUpdated: number;

  static from(change: ConfigChange): ConfigChangeDto {
    return { ...change };
  }
}

class ConfigDifferenceDto {
  @ApiProperty({ example: 'services.AC repair.priceMinor' }) path: string;
  @ApiPropertyOptional({ description: 'Absent for what is new.', nullable: true, type: 'object', additionalProperties: true })
  before?: unknown;
  @ApiPropertyOptional({ description: 'Absent for what goes.', nullable: true, type: 'object', additionalProperties: true })
  after?: unknown;
}

/** What an import would do; nothing was changed. */
export class ConfigPreviewDto {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The document as it was read.' }) config: OrgConfig;
  @ApiProperty({ type: ConfigChangeDto }) change: ConfigChangeDto;
  @ApiProperty({ type: [ConfigDifferenceDto] }) differences: ConfigDifference[];
  @ApiProperty({ description: 'Send it with the import, so that nothing is applied to what nobody looked at.' }) basis: string;

  static from(preview: ConfigPreview): ConfigPreviewDto {
    return { ...preview };
  }
}

class PresetDto {
  @ApiProperty({ example: 'hvac' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() description: string;
  @ApiProperty({ description: 'False when the file has mistakes; `errors` names them.' }) isUsable: boolean;
  @ApiProperty({ type: [String], description: 'The services a new business starts with.' }) services: string[];
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) errors: Record<string, string>;
}

/** The industry presets. */
export class PresetsDto {
  @ApiProperty({ type: [PresetDto] }) data: PresetDto[];

  static from(presets: readonly Preset[]): PresetsDto {
    return {
      data: presets.map(({ id, name, description, config, errors }) => ({
        id,
        name,
        description,
        isUsable: config !== null,
        services: (config?.services ?? []).map((service) => service.name),
        errors,
      })),
    };
  }
}
