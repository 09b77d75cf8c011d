import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { AppError, invalid } from '../common/errors.js';
import { newId } from '../common/ids.js';
import { forAnotherBusiness } from '../onboarding/org-config-copy.rules.js';
import { OrgConfigs } from '../onboarding/org-configs.service.js';
import type { OrgConfig } from '../onboarding/org-config.schema.js';
import { Presets } from '../onboarding/presets.service.js';
import { AgencyOrgs } from '../orgs/agency-orgs.service.js';
import { OrgFactory } from '../orgs/org-factory.service.js';
import type { SettingsPatch } from '../orgs/org-profile.schema.js';
import { SettingsService } from '../orgs/settings.service.js';
import { Database } from '../platform/database/database.service.js';
import { actorOf, type Principal } from '../platform/http/principal.schema.js';

export interface NewClient {
  name: string;
  preset?: string;
  templateOrgId?: string;
  patch: SettingsPatch;
}

/** Creates a client business whole: the org, the configuration it starts from, and what was asked on the form. */
@Injectable()
export class ClientSetup {
  constructor(
    private readonly database: Database,
    private readonly orgs: AgencyOrgs,
    private readonly factory: OrgFactory,
    private readonly configs: OrgConfigs,
    private readonly presets: Presets,
    private readonly settings: SettingsService,
    private readonly audit: Audit,
  ) {}

  async create(caller: Principal, { name, preset, templateOrgId, patch }: NewClient): Promise<string> {
    const { agencyId } = caller;
    if (agencyId === undefined) throw new AppError('agency.none', 403, 'Your account belongs to no agency.');
    if (preset !== undefined && templateOrgId !== undefined)
      throw invalid({ preset: 'Start from a preset or from another business, not from both.' });
    const config = await this.startOf(caller, preset, templateOrgId);
    const id = newId();
    await this.database.asOrg(
      id,
      async (tx) => {
        await this.factory.createOrg({ id, agencyId, name, status: 'setup' });
        if (config) await this.configs.apply(config);
        const { settings } = await this.settings.get();
        if (Object.keys(patch).length > 0) await this.settings.update(patch, settings.version);
        const after = { name, preset: preset ?? null, templateOrgId: templateOrgId ?? null };
        await this.audit.record(tx, { action: 'agency.org_add', targetType: 'org', targetId: id, after });
      },
      actorOf(caller),
    );
    return id;
  }

  private async startOf(caller: Principal, preset?: string, templateOrgId?: string): Promise<OrgConfig | null> {
    if (preset !== undefined) return this.presets.config(preset);
    if (templateOrgId === undefined) return null;
    await this.orgs.need(caller, templateOrgId);
    return forAnotherBusiness(await this.database.asOrg(templateOrgId, () => this.configs.export(), actorOf(caller)));
  }
}
