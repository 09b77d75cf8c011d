import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { OrgFactory } from '../../src/orgs/org-factory.service.js';
import { OutboundHttp } from '../../src/platform/outbound-http/outbound-http.service.js';
import { PASSWORD } from '../harness/kernel.js';
import { waitForSites } from '../harness/sites.js';
import { eventually } from '../harness/until.js';
import { World } from '../harness/world.js';

const run = promisify(execFile);
const BOSS = { EMAIL: 'boss@agency.test', PASSWORD };

/** The session of docs/api.md, word for word: what stands there is what runs here. */
describe('the curl session of docs/api.md', () => {
  let world: World;
  let site: Server;
  let host: string;
  beforeAll(async () => {
    site = createServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Lakeview</title><p>A tune-up is $129.</p>'),
    );
    await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
    host = `127.0.0.1:${(site.address() as AddressInfo).port}`;
    world = await World.start({ env: { SCAN_PRIVATE_HOSTS: host } });
    waitForSites(world.app.get(OutboundHttp));
    const person = { email: BOSS.EMAIL, name: 'Ann Agency', password: PASSWORD, agencyId: world.agencyId, role: 'agency_owner' as const };
    await world.app.get(OrgFactory).addUser(person);
  });
  afterAll(async () => {
    site?.close();
    await world?.stop();
  });

  const script = async (name: string, env: Record<string, string>): Promise<string> => {
    const known = { PATH: process.env.PATH ?? '', RINGBACK: world.baseUrl, SITE: `http://${host}` };
    const { stdout } = await run('bash', [`docs/examples/${name}.sh`], { env: { ...known, ...env } });
    return stdout;
  };
  const addClient = async (owner: string): Promise<{ org: string; key: string }> =>
    JSON.parse(await script('add-client', { ...BOSS, OWNER: owner })) as { org: string; key: string };
  const finished = [
    /^number \+1/m,
    /^knows: .*\$89/m,
    /\["toneProfile","maxWords",25,18\]/,
    /^ready: 100 %$/m,
    /^status: active$/m,
    /^text-back: .*missed/im,
  ];

  it('works with an API key of the business', async () => {
    const { key } = await addClient('key@lakeview.test');
    const output = await script('go-live', { API_KEY: key, CALLER: '+13125550124' });
    for (const line of finished) expect(output).toMatch(line);
  });

  it('works with the token of the owner, who came in by the invite', async () => {
    const email = 'owner@lakeview.test';
    const { org } = await addClient(email);
    const token = await inviteOf(email);
    const accepted = await post('/api/auth/invite/accept', { token, name: 'Dana Reyes', password: PASSWORD });
    expect(accepted.status).toBeLessThan(300);
    const output = await script('go-live', { EMAIL: email, PASSWORD, CALLER: '+13125550125', AREA_CODE: '773' });
    for (const line of finished) expect(output).toMatch(line);
    expect(await world.sql('SELECT status FROM orgs WHERE id = $1', [org])).toEqual([{ status: 'active' }]);
  });

  it('stops at the step that fails and says why', async () => {
    const { key } = await addClient('late@lakeview.test');
    await world.sql(`UPDATE org_settings SET owner_phone = NULL WHERE owner_email = 'late@lakeview.test'`);
    const failed = await script('go-live', { API_KEY: key }).catch((error: { code: number; stdout: string; stderr: string }) => error);
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringContaining('Phone of the owner') });
    expect((failed as { stdout: string }).stdout).not.toContain('status: active');
    await expect(script('go-live', { API_KEY: 'rbk_wrong' })).rejects.toMatchObject({ code: 22 });
  });

  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${world.baseUrl}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  /** The secret behind the link that was mailed, quoted-printable lines put back together. */
  async function inviteOf(email: string): Promise<string> {
    const folder = join(world.settings.DATA_DIR, 'mail');
    return eventually('the invite is mailed', async () => {
      for (const name of await readdir(folder).catch(() => [])) {
        const text = (await readFile(join(folder, name), 'utf8')).replaceAll('=\n', '').replaceAll('=3D', '=');
        const [, secret] = /\/admin\/invite#(\S+)/.exec(text) ?? [];
        if (secret && text.includes(`To: ${email}`)) return secret;
      }
      return undefined;
    });
  }
});
