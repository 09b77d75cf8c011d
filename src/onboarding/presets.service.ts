import { readdir, readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { AppError, invalid } from '../common/errors.js';
import { readPresetFile } from './org-config.schema.js';
import type { OrgConfig } from './org-config.schema.js';

const FOLDER = new URL('../../presets/', import.meta.url);
const FILE = /^([a-z0-9][a-z0-9-]{0,59})\.json$/;

export interface Preset {
  id: string;
  name: string;
  description: string;
  /** Null when the file has mistakes; they are named then. */
  config: OrgConfig | null;
  errors: Record<string, string>;
}

/** The industry presets: JSON files that a person may edit. Read when asked for, so that a change needs no restart. */
@Injectable()
export class Presets {
  async list(): Promise<Preset[]> {
    const files = await readdir(FOLDER);
    const ids = files.flatMap((file) => FILE.exec(file)?.[1] ?? []).sort();
    return Promise.all(ids.map((id) => this.read(id)));
  }

  /** The configuration of a preset; an unknown one and one with mistakes are refused with the reason. */
  async config(id: string): Promise<OrgConfig> {
    const preset = (await this.list()).find((each) => each.id === id);
    if (!preset) throw invalid({ preset: 'There is no preset of this name.' });
    if (preset.config) return preset.config;
    const [field, why] = Object.entries(preset.errors)[0]!;
    throw new AppError('presets.broken', 422, `The preset file ${id}.json has a mistake at ${field}: ${why}.`, { errors: preset.errors });
  }

  private async read(id: string): Promise<Preset> {
    const raw = await readFile(new URL(`${id}.json`, FOLDER), 'utf8').then(parse, () => undefined);
    const read = readPresetFile(raw);
    return 'value' in read ? { id, errors: {}, ...read.value } : { id, name: id, description: '', config: null, errors: read.errors };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
