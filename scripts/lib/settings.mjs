import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { Failure } from './failure.mjs';

/** What the launcher itself needs to know. Every other setting is checked by the app, from the same environment. */
export function readSettings(root, processEnv = process.env) {
  const env = { ...readDotEnv(root), ...withoutEmpty(processEnv) };
  const dataDir = resolve(root, env.DATA_DIR ?? '.data');
  const host = env.HOST ?? '127.0.0.1';
  const port = Number(env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Failure(`The setting PORT is wrong: "${env.PORT}" is not a whole number from 1 to 65535.`);
  }
  checkAddress(env, 'DATABASE_URL', ['postgres:', 'postgresql:'], 'postgresql://ringback_app:password@host:5432/ringback');
  checkAddress(env, 'DATABASE_ADMIN_URL', ['postgres:', 'postgresql:'], 'postgresql://postgres:password@host:5432/ringback');
  checkAddress(env, 'REDIS_URL', ['redis:', 'rediss:'], 'redis://host:6379');
  if (env.DATABASE_URL && !env.DATABASE_ADMIN_URL) {
    throw new Failure(
      'DATABASE_URL is set, so DATABASE_ADMIN_URL is needed as well: the address of the same database as a role that may create roles and tables.',
    );
  }
  if (env.DATABASE_ADMIN_URL && !env.DATABASE_URL) {
    throw new Failure(
      'DATABASE_ADMIN_URL is set but DATABASE_URL is not: set both to use your own PostgreSQL, or neither to let this command start one.',
    );
  }
  return { root, env, dataDir, host, port, localAddress: `http://${localHost(host)}:${port}` };
}

function localHost(host) {
  if (host === '0.0.0.0' || host === '::' || host === '') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function readDotEnv(root) {
  const path = join(root, '.env');
  return existsSync(path) ? withoutEmpty(parseEnv(readFileSync(path, 'utf8'))) : {};
}

function withoutEmpty(env) {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
}

function checkAddress(env, name, protocols, example) {
  const value = env[name];
  if (value === undefined) return;
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
    throw new Failure(`The setting ${name} is wrong: it must look like ${example}.`);
  }
}
