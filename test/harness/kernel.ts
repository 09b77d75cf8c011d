import { tmpdir } from 'node:os';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { Module } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '../../src/audit/audit.module.js';
import { AuthModule } from '../../src/auth/auth.module.js';
import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { OrgSettingsEntity } from '../../src/orgs/org-settings.entity.js';
import { OrgsModule } from '../../src/orgs/orgs.module.js';
import { Passwords } from '../../src/orgs/passwords.service.js';
import { StaffPhone } from '../../src/orgs/staff-phone.entity.js';
import { Config, parseSettings } from '../../src/platform/config/config.service.js';
import type { Settings } from '../../src/platform/config/config.schema.js';
import { createHttpApp } from '../../src/platform/http/http-app.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { loggingModule } from '../../src/platform/logging/logging.module.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { createTestDatabase } from './database.js';
import type { TestDatabase } from './database.js';
import { lasting } from './lasting.js';
import { withClient } from './template.js';

export const PASSWORD = 'correct horse battery';

export interface Kernel {
  app: NestFastifyApplication;
  db: TestDatabase;
  factory: OrgFactory;
  settings: Settings;
  close(): Promise<void>;
}

/** Kernel, orgs and access alone on a database of their own: for tests of access that need nothing above. */
export async function startKernel(
  options: {
    modules?: Type<unknown>[];
    entities?: Type<object>[];
    env?: Record<string, string>;
    consoleFolder?: string;
    shutdownGraceMs?: number;
  } = {},
): Promise<Kernel> {
  const db = await createTestDatabase();
  const settings = parseSettings({
    NODE_ENV: 'test',
    APP_ROLE: 'api',
    DATABASE_URL: db.appUrl,
    JWT_SECRET: db.jwtSecret,
    ENCRYPTION_KEY: db.encryptionKey,
    DATABASE_POOL: '10',
    LOG_LEVEL: 'silent',
    DATA_DIR: mkdtempSync(join(tmpdir(), 'ringback-')),
    ...options.env,
  });
  @Module({
    imports: [
      loggingModule(settings),
      PlatformModule.register(settings),
      TypeOrmModule.forRoot({
        type: 'postgres',
        url: settings.DATABASE_URL,
        entities: [OrgSettingsEntity, StaffPhone, ...(options.entities ?? [])],
        extra: { max: settings.DATABASE_POOL },
      }),
      HttpModule,
      AuditModule,
      OrgsModule,
      AuthModule,
      ...(options.modules ?? []),
    ],
  })
  class KernelModule {}
  const app = await createHttpApp(KernelModule, {
    consoleFolder: options.consoleFolder ?? '/nonexistent',
    shutdownGraceMs: options.shutdownGraceMs ?? 200,
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    app,
    db,
    settings,
    factory: app.get(OrgFactory),
    close: async () => {
      await app.close();
      await db.drop();
    },
  };
}

/** Signs in and answers the bearer header, for as long as a file takes. */
export async function signIn(app: NestFastifyApplication, email: string, orgId?: string): Promise<{ authorization: string }> {
  const { JWT_SECRET } = app.get(Config).values;
  const bearer = (token: string): { authorization: string } => ({ authorization: `Bearer ${lasting(token, JWT_SECRET)}` });
  const answer = await app.inject({ method: 'POST', url: '/api/auth/login', payload: { email, password: PASSWORD } });
  if (answer.statusCode !== 200) throw new Error(`login of ${email}: ${answer.statusCode} ${answer.body}`);
  const headers = bearer(answer.json<{ accessToken: string }>().accessToken);
  if (orgId === undefined) return headers;
  const switched = await app.inject({ method: 'POST', url: '/api/auth/switch-org', headers, payload: { orgId } });
  if (switched.statusCode !== 200) throw new Error(`switch to ${orgId}: ${switched.statusCode} ${switched.body}`);
  return bearer(switched.json<{ accessToken: string }>().accessToken);
}

/** What the link in the mail of a new member leads to, without the mail: their own password, and an address that is proved. */
export async function givePassword({ app, db }: Pick<Kernel, 'app' | 'db'>, email: string): Promise<void> {
  const hash = await app.get(Passwords, { strict: false }).hash(PASSWORD);
  const sql = 'UPDATE users SET password_hash = $2, password_changed_at = now(), email_proved_at = now() WHERE email = $1';
  await withClient(db.adminUrl, (client) => client.query(sql, [email, hash]));
}
