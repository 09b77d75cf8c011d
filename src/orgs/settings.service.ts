import { Injectable } from '@nestjs/common';
import { changedFields } from '../audit/masking.rules.js';
import { Audit } from '../audit/audit.service.js';
import { conflict, forbidden, invalid } from '../common/errors.js';
import { Database } from '../platform/database/database.service.js';
import type { Tx } from '../platform/database/database.service.js';
import { Realtime } from '../platform/realtime/realtime.service.js';
import type { OrgBasics, OrgProfile, SettingsPatch } from './org-profile.schema.js';
import { OrgSettingsEntity } from './org-settings.entity.js';
import { OrgsRepository } from './orgs.repository.js';
import { OrgsService } from './orgs.service.js';
import { checkSettings, forgetsSooner } from './settings.rules.js';
import type { SettingsState } from './settings.rules.js';
import { StaffPhones } from './staff-phones.service.js';

const BASICS = ['name', 'timeZone', 'country', 'currency', 'locale', 'vertical'] as const satisfies readonly (keyof OrgBasics)[];

/** What is to change, and what stands before it; answers a sentence per wrong field. */
export type SettingsCheck = (patch: SettingsPatch, present: SettingsState) => Record<string, string>;

/** What a business sets about itself: read, checked, changed under a version, remembered in the audit trail. */
@Injectable()
export class SettingsService {
  private readonly checks: SettingsCheck[] = [];

  constructor(
    private readonly database: Database,
    private readonly orgs: OrgsService,
    private readonly repository: OrgsRepository,
    private readonly staffPhones: StaffPhones,
    private readonly audit: Audit,
    private readonly realtime: Realtime,
  ) {}

  /** A rule of a module above about what may be set; called while the application starts. */
  addCheck(check: SettingsCheck): void {
    this.checks.push(check);
  }

  /** Fresh from the database: a form that is about to be saved needs the newest version. */
  get(): Promise<OrgProfile> {
    return this.database.transaction((tx) => this.orgs.read(tx));
  }

  /** With `permissions` as a person or a key that asks; without them as the application itself. */
  update(patch: SettingsPatch, version: number, permissions?: ReadonlySet<string>): Promise<OrgProfile> {
    return this.database.transaction(async (tx) => {
      const before = await this.orgs.read(tx);
      const present = stateOf(before);
      const { values, errors } = checkSettings(patch, present);
      for (const check of this.checks) Object.assign(errors, check(patch, present));
      if (Object.keys(errors).length > 0) throw invalid(errors, 'settings.invalid');
      if (permissions && !permissions.has('contacts.erase') && forgetsSooner(values, present))
        throw forbidden('contacts.erase', 'retentionDays');
      if (before.settings.version !== version) throw changedMeanwhile(before);
      await this.write(tx, before, values);
      const after = await this.orgs.read(tx);
      const changes = changedFields({ ...present }, { ...stateOf(after) });
      await this.audit.record(tx, { action: 'settings.update', targetType: 'org', targetId: before.id, ...changes });
      await this.realtime.changed(tx, 'settings', before.id, 'updated');
      this.orgs.forget(tx);
      return after;
    });
  }

  private async write(tx: Tx, before: OrgProfile, values: SettingsPatch): Promise<void> {
    const { version } = before.settings;
    const own = Object.fromEntries(
      Object.entries(values).filter(([name, value]) => value !== undefined && !(BASICS as readonly string[]).includes(name)),
    );
    const patch = { ...own, version: version + 1, updatedAt: await tx.now() } as Partial<OrgSettingsEntity>;
    const changed = await tx.repo(OrgSettingsEntity).update({ version }, patch);
    // Another request was faster between our read and our write.
    if (changed === 0) throw changedMeanwhile(await this.orgs.read(tx));
    if (BASICS.some((name) => values[name] !== undefined)) await this.repository.update(tx, { ...basicsOf(before), ...pickBasics(values) });
    if (values.ownerPhone !== undefined) await this.staffPhones.setOwner(tx, values.ownerPhone);
  }
}

function changedMeanwhile(current: OrgProfile): Error {
  return conflict('settings.changed', 'Someone else changed the settings meanwhile. Look at the current values and save again.', {
    ...basicsOf(current),
    ...current.settings,
  });
}

function basicsOf(profile: OrgProfile): OrgBasics {
  return {
    name: profile.name,
    timeZone: profile.timeZone,
    country: profile.country,
    currency: profile.currency,
    locale: profile.locale,
    vertical: profile.vertical,
  };
}

function pickBasics(values: SettingsPatch): Partial<OrgBasics> {
  return Object.fromEntries(BASICS.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}

function stateOf(profile: OrgProfile): SettingsState {
  return { ...basicsOf(profile), ...profile.settings };
}
