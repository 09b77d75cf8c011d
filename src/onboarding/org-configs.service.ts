import { Injectable } from '@nestjs/common';
import { Resources } from '../appointments/resources.service.js';
import { ServiceCatalog } from '../appointments/service-catalog.service.js';
import { Audit } from '../audit/audit.service.js';
import { AppError, invalid } from '../common/errors.js';
import type { WeekHours } from '../common/business-hours.rules.js';
import type { OrgProfile, SettingsPatch } from '../orgs/org-profile.schema.js';
import { SettingsService } from '../orgs/settings.service.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Sections } from './sections.service.js';
import { CONFIG_FORMAT, CONFIG_FORMAT_VERSION, PORTABLE_SECTIONS, SETTING_NAMES, readOrgConfig } from './org-config.schema.js';
import type { OrgConfig, PortableAnswers } from './org-config.schema.js';

/** What an import did. */
export interface ConfigChange {
  settings: number;
  servicesCreated: number;
  servicesUpdated: number;
  resourcesCreated: number;
  resourcesUpdated: number;
  sections: number;
}

/** A business's configuration as one JSON document: written out, read in, copied. Owner and phones stay where they are. */
@Injectable()
export class OrgConfigs {
  constructor(
    private readonly database: Database,
    private readonly settings: SettingsService,
    private readonly services: ServiceCatalog,
    private readonly resources: Resources,
    private readonly sections: Sections,
    private readonly audit: Audit,
  ) {}

  /** Of the active org. */
  async export(): Promise<OrgConfig> {
    const profile = await this.settings.get();
    const services = await this.services.active();
    const resources = await this.resources.active();
    const answers = await this.database.transaction((tx) => this.sections.portable(tx));
    return {
      format: CONFIG_FORMAT,
      formatVersion: CONFIG_FORMAT_VERSION,
      business: businessOf(profile),
      settings: Object.fromEntries(SETTING_NAMES.map((name) => [name, profile.settings[name]])),
      services: services.map(({ name, keywords, durationMinutes, bufferMinutes, priceMinor, needsAddress }) => ({
        name,
        keywords,
        durationMinutes,
        bufferMinutes,
        priceMinor,
        needsAddress,
      })),
      resources: resources.map(({ name, hours }) => ({ name, ...(hours && { hours: hours as WeekHours }) })),
      answers,
    };
  }

  /** Checks a document that a person wrote, then applies it. */
  import(raw: unknown): Promise<ConfigChange> {
    const read = readOrgConfig(raw);
    if ('errors' in read) throw invalid(prefixed('config', read.errors), 'org_config.invalid');
    return this.apply(read.value);
  }

  /** All of it or nothing. Services and places are matched by name; those the document does not name stay as they are. */
  apply(config: OrgConfig): Promise<ConfigChange> {
    return this.database.transaction(async (tx) => {
      const settings = await this.applySettings(config);
      const services = await this.applyServices(config.services ?? []);
      const resources = await this.applyResources(config.resources ?? []);
      const sections = await this.applyAnswers(tx, config.answers ?? {});
      const change = {
        settings,
        servicesCreated: services.created,
        servicesUpdated: services.updated,
        resourcesCreated: resources.created,
        resourcesUpdated: resources.updated,
        sections,
      };
      await this.audit.record(tx, { action: 'org_config.import', targetType: 'org', targetId: tx.orgId, after: change });
      return change;
    });
  }

  private async applySettings(config: OrgConfig): Promise<number> {
    const patch = { ...config.business, ...config.settings } as SettingsPatch;
    const count = Object.keys(patch).length;
    if (count === 0) return 0;
    const { settings } = await this.settings.get();
    await this.settings.update(patch, settings.version).catch((error: unknown) => {
      if (!(error instanceof AppError) || !error.options.errors) throw error;
      const basics = Object.keys(config.business ?? {});
      const errors = Object.entries(error.options.errors).map(([field, why]) => [
        `config.${basics.includes(field) ? 'business' : 'settings'}.${field}`,
        why,
      ]);
      throw invalid(Object.fromEntries(errors) as Record<string, string>, 'org_config.invalid');
    });
    return count;
  }

  private async applyAnswers(tx: Tx, answers: PortableAnswers): Promise<number> {
    const given = PORTABLE_SECTIONS.filter((section) => answers[section] !== undefined);
    for (const section of given) await this.sections.adopt(tx, section, answers[section]!);
    return given.length;
  }

  private async applyServices(wanted: NonNullable<OrgConfig['services']>): Promise<{ created: number; updated: number }> {
    const existing = new Map((await this.services.active()).map((service) => [service.name.toLowerCase(), service]));
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

  /** A business that was never booked has one nameless place: the first of the document is that place. */
  private async applyResources(wanted: NonNullable<OrgConfig['resources']>): Promise<{ created: number; updated: number }> {
    if (wanted.length === 0) return { created: 0, updated: 0 };
    const existing = await this.resources.active();
    const untouched = existing.length === 1 && existing[0]!.isDefault ? existing[0] : undefined;
    let updated = 0;
    for (const [index, raw] of wanted.entries()) {
      const named = existing.find((resource) => resource.name.toLowerCase() === raw.name.toLowerCase());
      const known = named ?? (index === 0 ? untouched : undefined);
      const resource = { name: raw.name, ...(raw.hours !== undefined && { hours: raw.hours }) };
      if (known) await this.resources.update(known.id, resource);
      else await this.resources.create(resource);
      if (known) updated += 1;
    }
    return { created: wanted.length - updated, updated };
  }
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
