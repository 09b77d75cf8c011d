import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { readSettings } from './settings.mjs';

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'settings-'));
const read = (env, root = emptyFolder()) => readSettings(root, env);

describe('settings of the launcher', () => {
  it('needs none', () => {
    const root = emptyFolder();
    expect(read({}, root)).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      dataDir: join(root, '.data'),
      localAddress: 'http://127.0.0.1:3000',
    });
  });
  it('takes an empty value for unset', () => {
    expect(read({ PORT: ' ', DATABASE_URL: '' }).port).toBe(3000);
  });
  it('reads .env, and the environment wins', () => {
    const root = emptyFolder();
    writeFileSync(join(root, '.env'), 'PORT=4000\nHOST=0.0.0.0\n# REDIS_URL=nonsense\n');
    expect(read({ PORT: '4001' }, root)).toMatchObject({ port: 4001, host: '0.0.0.0', localAddress: 'http://127.0.0.1:4001' });
  });
  it.each([
    [{ PORT: '0' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: 'three' }, 'PORT'],
    [{ DATABASE_URL: 'localhost:5432' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgres://a@b/c' }, 'DATABASE_ADMIN_URL'],
    [{ DATABASE_ADMIN_URL: 'postgres://a@b/c' }, 'DATABASE_URL'],
    [{ REDIS_URL: 'http://b' }, 'REDIS_URL'],
  ])('answers %o with one sentence about %s', (env, name) => {
    const attempt = () => read(env);
    expect(attempt).toThrow(Failure);
    expect(attempt).toThrow(name);
    expect(attempt).not.toThrow('\n');
  });
});
