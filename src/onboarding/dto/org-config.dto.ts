import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { CONFIG_FORMAT } from '../org-config.schema.js';
import type { OrgConfig } from '../org-config.schema.js';
import type { ConfigChange } from '../org-configs.service.js';
import type { Preset } from '../presets.service.js';

const example = { format: CONFIG_FORMAT, formatVersion: 1, settings: { ringSeconds: 18 } };

/** The configuration of the active org, as a file that another business can read in. */
export class OrgConfigDto {
  @ApiProperty({ type: 'object', additionalProperties: true, example }) config: OrgConfig;
}

/** A configuration to read in. */
export class OrgConfigImportDto {
  @IsObject({ message: 'must be a configuration document' })
  @ApiProperty({ type: 'object', additionalProperties: true, example, description: 'As GET answers it. Unknown keys are refused.' })
  config: Record<string, unknown>;
}

/** What an import did. */
export class ConfigChangeDto {
  @ApiProperty({ description: 'How many settings the document named.' }) settings: number;
  @ApiProperty() servicesCreated: number;
  @ApiProperty() servicesUpdated: number;
  @ApiProperty() resourcesCreated: number;
  @ApiProperty() resourcesUpdated: number;
  @ApiProperty({ description: 'Sections of the questionnaire.' }) sections: number;

  static from(change: ConfigChange): ConfigChangeDto {
    return { ...change };
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
