import { Injectable } from '@nestjs/common';
import { Resources } from '../appointments/resources.service.js';
import { ServiceCatalog } from '../appointments/service-catalog.service.js';
import { Audit } from '../audit/audit.service.js';
import { Locations } from '../channels/locations.service.js';
import { AppError, conflict, invalid } from '../common/errors.js';
import type { WeekHours } from '../common/business-hours.rules.js';
import type { OrgProfile, SettingsPatch } from '../orgs/org-profile.schema.js';
import { SettingsService } from '../orgs/settings.service.js';
import { Database } from '../platform/database/database.service.js';
import { basisOf, differencesOf } from './org-config-diff.rules.js';
import type { ComparedConfig, ConfigDifference } from './org-config-diff.rules.js';
import { readConfigFile } from './org-config-file.rules.js';
import { CONFIG_FORMAT, CONFIG_FORMAT_VERSION, SETTING_NAMES, readOrgConfig } from './org-config.schema.js';
import type { OrgConfig } from './org-config.schema.js';
import { QuestionnaireConfig } from './questionnaire-config.service.js';
import type { QuestionnaireChange } from './questionnaire-config.service.js';
import { portableOf } from './section.rules.js';

/** What an import did. */
export interface ConfigChange extends QuestionnaireChange {
  settings: number;
  servicesCreated: number;
  servicesUpdated: number;
  resourcesCreated: number;
  resourcesUpdated: number;
  locationsCreated: number;
  locationsUpdated: number;
}

/** What an import would do, tried and undone; `basis` names the state that it was tried on. */
export interface ConfigPreview {
  config: OrgConfig;
  change: ConfigChange;
  differences: ConfigDifference[];
  basis: string;
}

/** Carries the result of a trial out of the transaction that it undoes. */
class Undone extends Error {
  constructor(readonly preview: ConfigPreview) {
    super('A trial import is always undone.');
  }
}

/** A business's configuration as one JSON document: written out, read in, copied. Owner and phones stay where they are. */
@Injectable()
export class OrgConfigs {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsService,
    private readonly services: ServiceCatalog,
    private readonly resources: Resources,
    private readonly locations: Locations,
    private readonly questionnaire: QuestionnaireConfig,
    private readonly audit: Audit,
  ) {}

  /** Of the active org: importing it into a fresh one gives the same document again. */
  async export(): Promise<OrgConfig> {
    const { answers = {}, ...config } = await this.present();
    return { ...config, answers: Object.fromEntries(Object.entries(answers).map(([section, own]) => [section, portableOf(own)])) };
  }

  private async present(): Promise<ComparedConfig> {
    const profile = await this.settings.get();
    const services = await this.services.all();
    const resources = await this.resources.all();
    const questionnaire = await this.database.transaction((tx) => this.questionnaire.held(tx));
    return {
      format: CONFIG_FORMAT,
      formatVersion: CONFIG_FORMAT_VERSION,
      business: businessOf(profile),
      settings: Object.fromEntries(SETTING_NAMES.map((name) => [name, profile.settings[name]])),
      services: firstOfEachName(services).map(({ name, keywords, durationMinutes, bufferMinutes, priceMinor, needsAddress, isActive }) => ({
        ...{ name, keywords, durationMinutes, bufferMinutes, priceMinor, needsAddress },
        ...(!isActive && { isActive }),
      })),
      resources: firstOfEachName(resources).map(({ name, hours, isActive }) => ({
        name,
        hours: hours as WeekHours | null,
        ...(!isActive && { isActive }),
      })),
      locations: (await this.locations.list()).map(({ name, address, hours, timeZone }) => ({ name, address, hours, timeZone })),
      ...questionnaire,
    };
  }

  /** What importing this document, or the file of one, would change. It is done and undone, so the answer is what an import does. */
  async preview(source: ConfigSource, permissions: ReadonlySet<string>): Promise<ConfigPreview> {
    const config = readSource(source);
    try {
      return await this.database.transaction(async () => {
        const before = await this.present();
        const change = await this.apply(config, permissions);
        throw new Undone({ config, change, differences: differencesOf(before, await this.present()), basis: basisOf(before) });
      });
    } catch (error) {
      if (error instanceof Undone) return error.preview;
      throw error;
    }
  }

  /** Checks a document that a person wrote, then applies it. With a basis only if the configuration is still that one. */
  import(source: ConfigSource, permissions: ReadonlySet<string>, basis?: string): Promise<ConfigChange> {
    const config = readSource(source);
    return this.database.transaction(async () => {
      const before = await this.present();
      if (basis !== undefined && basis !== basisOf(before))
        throw conflict('org_config.changed', 'The configuration was changed after the preview. Look at the differences again.');
      return this.apply(config, permissions);
    });
  }

  /**
   * All of it or nothing. Services, places, calls to action and scripts are matched by name; those the document does not name stay as they are. With `permissions`
   * as a person who asks; without them as the application, for a business that is being made.
   */
  apply(config: OrgConfig, permissions?: ReadonlySet<string>): Promise<ConfigChange> {
    return this.database.transaction(async (tx) => {
      const settings = await this.applySettings(config, permissions);
      const services = await this.applyServices(config.services ?? []);
      const resources = await this.applyResources(config.resources ?? []);
      const locations = await this.applyLocations(config.locations ?? []);
      const questionnaire = await this.questionnaire.apply(tx, config);
      const change = {
        settings,
        servicesCreated: services.created,
        servicesUpdated: services.updated,
        resourcesCreated: resources.created,
        resourcesUpdated: resources.updated,
        locationsCreated: locations.created,
        locationsUpdated: locations.updated,
        ...questionnaire,
      };
      await this.audit.record(tx, { action: 'org_config.import', targetType: 'org', targetId: tx.orgId, after: change });
      return change;
    });
  }

  private async applySettings(config: OrgConfig, permissions?: ReadonlySet<string>): Promise<number> {
    const patch = { ...config.business, ...config.settings } as SettingsPatch;
    const count = Object.keys(patch).length;
    if (count === 0) return 0;
    const { settings } = await this.settings.get();
    await this.settings.update(patch, settings.version, permissions).catch((error: unknown) => {
      if (!(error instanceof AppError) || !error.options.errors) throw error;
      const basics = Object.keys(config.business ?? {});
      const errors = Object.entries(error.options.errors).map(([field, why]) => [
        `config.${basics.includes(field) ? 'business' : 'settings'}.${field}`,
        why,
      ]);
      const named = Object.fromEntries(errors) as Record<string, string>;
      if (error.status === 403) throw new AppError(error.code, 403, error.message, { ...error.options, errors: named });
      throw invalid(named, 'org_config.invalid');
    });
    return count;
  }

  private async applyServices(wanted: NonNullable<OrgConfig['services']>): Promise<{ created: number; updated: number }> {
    const existing = new Map(firstOfEachName(await this.services.all()).map((service) => [service.name.toLowerCase(), service]));
    let updated = 0;
    for (const [sort, raw] of wanted.entries()) {
      const service = defined({ ...raw, sort });
      const known = existing.get(raw.name.toLowerCase());
      if (known) await this.services.update(known.id, service);
      else await this.services.create(service);
      if (known) updated += 1;
    }
    return { created: wanted.length - updated, updated };
  }

  /** Which number belongs where is not in the document: numbers never travel. */
  private async applyLocations(wanted: NonNullable<OrgConfig['locations']>): Promise<{ created: number; updated: number }> {
    const existing = new Map((await this.locations.list()).map((location) => [location.name.toLowerCase(), location]));
    let updated = 0;
    for (const raw of wanted) {
      const known = existing.get(raw.name.toLowerCase());
      if (known) await this.locations.update(known.id, defined(raw), known.version);
      else await this.locations.create(defined(raw));
      if (known) updated += 1;
    }
    return { created: wanted.length - updated, updated };
  }

  /** A business that was never booked has one nameless place: the first of the document is that place. */
  private async applyResources(wanted: NonNullable<OrgConfig['resources']>): Promise<{ created: number; updated: number }> {
    if (wanted.length === 0) return { created: 0, updated: 0 };
    const existing = firstOfEachName(await this.resources.all());
    const untouched = existing.length === 1 && existing[0]!.isDefault ? existing[0] : undefined;
    let updated = 0;
    for (const [index, raw] of wanted.entries()) {
      const named = existing.find((resource) => resource.name.toLowerCase() === raw.name.toLowerCase());
      const known = named ?? (index === 0 ? untouched : undefined);
      const resource = defined(raw);
      if (known) await this.resources.update(known.id, resource);
      else await this.resources.create(resource);
      if (known) updated += 1;
    }
    return { created: wanted.length - updated, updated };
  }
}

/** A document, or the bytes of its file. */
export type ConfigSource = { raw: unknown } | { file: Uint8Array };

function readSource(source: ConfigSource): OrgConfig {
  if ('raw' in source && source.raw === undefined)
    throw invalid({ config: 'send the document as "config", or its file as the field "file" of a form' }, 'org_config.invalid');
  const file = 'file' in source ? readConfigFile(source.file) : { value: source.raw };
  if ('error' in file) throw invalid({ file: file.error }, 'org_config.unreadable');
  const read = readOrgConfig(file.value);
  if ('errors' in read) throw invalid(prefixed('config', read.errors), 'org_config.invalid');
  return read.value;
}

/** Something switched off may share its name with something that works: the first one counts, which is the working one. */
function firstOfEachName<T extends { name: string; isActive: boolean }>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  const first = [...items]
    .sort((a, b) => Number(b.isActive) - Number(a.isActive))
    .filter(({ name }) => {
      const key = name.toLowerCase();
      return seen.has(key) ? false : Boolean(seen.add(key));
    });
  return items.filter((item) => first.includes(item));
}

function businessOf({ vertical, timeZone, country, currency, locale }: OrgProfile): NonNullable<OrgConfig['business']> {
  return { vertical, timeZone, country, currency, locale };
}

const prefixed = (prefix: string, errors: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([field, why]) => [`${prefix}.${field}`, why]));

/** Without the keys whose value is undefined, which an exact type does not allow. */
function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
