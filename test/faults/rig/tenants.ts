import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../../src/app.module.js';
import { ServiceCatalog } from '../../../src/appointments/service-catalog.service.js';
import { ChannelAccounts } from '../../../src/channels/channel-accounts.service.js';
import { OrgFactory } from '../../../src/orgs/org-factory.service.js';
import { SettingsService } from '../../../src/orgs/settings.service.js';
import { parseSettings } from '../../../src/platform/config/config.service.js';
import { Database } from '../../../src/platform/database/database.service.js';
import type { Env } from './processes.js';

export const AUTH_TOKEN = 'token-of-the-fault-rig';
export const PASSWORD = 'correct horse battery';

/** A business of the rig: what a sender and a person at its console must know of it. */
export interface Tenant {
  orgId: string;
  accountId: string;
  accountSid: string;
  number: string;
  email: string;
}

/** A business with a second number of the same account: who stops one of them has stopped both. */
export interface TwoNumbers extends Tenant {
  other: Tenant;
}

const PEOPLE = ['alpha', 'beta', 'gamma'];

const SECOND_NUMBER = '+13125550209';

/** Three businesses on an empty database, made through the product's own services before anything is broken. */
export async function createTenants(env: Env): Promise<[TwoNumbers, Tenant, Tenant]> {
  const settings = { ...parseSettings({ ...env, APP_ROLE: 'api', LOG_LEVEL: 'silent', REDIS_URL: undefined }) };
  const context = await NestFactory.createApplicationContext(AppModule.register(settings), { logger: false });
  try {
    const factory = context.get(OrgFactory);
    const { agencyId } = await factory.createAgency({ name: 'Fault Rig' });
    const tenants: Tenant[] = [];
    let other: Tenant | undefined;
    for (const [index, name] of PEOPLE.entries()) {
      const orgId = await factory.createOrg({ agencyId, name: `Heating ${name}`, vertical: 'hvac', timeZone: 'America/Chicago' });
      const email = `${name}@example.test`;
      await factory.addUser({ email, name: 'Dana Ortiz', password: PASSWORD, orgId, role: 'org_owner' });
      const number = `+1312555020${index}`;
      const accountSid = `AC${orgId.replaceAll('-', '')}`;
      const numbers = index === 0 ? [number, SECOND_NUMBER] : [number];
      const accountIds = await context.get(Database).withOrg(orgId, async () => {
        const service = context.get(SettingsService);
        const { version } = (await service.get()).settings;
        await service.update(
          {
            ownerName: 'Dana Ortiz',
            ownerPhone: null,
            debounceMs: 300,
            debounceCapMs: 3000,
            hourlySendCap: 100_000,
            dailySendCap: 100_000,
          },
          version,
        );
        for (const title of ['AC repair', 'Heating repair'])
          await context
            .get(ServiceCatalog)
            .create({ name: title, keywords: [title.split(' ')[0]!.toLowerCase()], durationMinutes: 60, needsAddress: true });
        const ids: string[] = [];
        for (const address of numbers) {
          const account = await context.get(ChannelAccounts).create({
            address,
            externalAccountId: accountSid,
            authToken: AUTH_TOKEN,
            // the last one answers STOP itself, so that the one text that may follow an opt-out is there too
            stopReplyOwner: index === 2 ? 'app' : 'provider',
          });
          ids.push(account.id);
        }
        return ids;
      });
      tenants.push({ orgId, accountId: accountIds[0]!, accountSid, number, email });
      if (accountIds[1]) other = { ...tenants[0]!, accountId: accountIds[1], number: SECOND_NUMBER };
    }
    const [first, ...rest] = tenants as [Tenant, Tenant, Tenant];
    return [{ ...first, other: other! }, ...rest];
  } finally {
    await context.close();
  }
}
