import { mkdtemp, readFile, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wallClock } from '../../common/clock.js';
import type { Config } from '../config/config.service.js';
import { Mail } from './mail.service.js';

async function mailIn(): Promise<{ mail: Mail; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'mail-'));
  const config = { values: { DATA_DIR: folder, MAIL_FROM: 'Ringback <no-reply@ringback.local>' } } as unknown as Config;
  return { mail: new Mail(config, wallClock), folder };
}

describe('Mail without a mail server', () => {
  it('writes a readable .eml file', async () => {
    const { mail, folder } = await mailIn();
    const id = await mail.send({ to: 'dana@example.com', subject: 'New job', text: 'Call back by 5.' });
    const [name, ...others] = await readdir(join(folder, 'mail'));
    expect(others).toEqual([]);
    expect(name).toMatch(/\.eml$/);
    const text = await readFile(join(folder, 'mail', name!), 'utf8');
    expect(text).toContain('To: dana@example.com');
    expect(text).toContain('Call back by 5.');
    expect(text).toContain(id);
  });

  it('does not let a subject add headers', async () => {
    const { mail, folder } = await mailIn();
    await mail.send({ to: 'dana@example.com', subject: 'Hi\r\nBcc: everyone@example.com', text: 'x' });
    const [name] = await readdir(join(folder, 'mail'));
    expect(await readFile(join(folder, 'mail', name!), 'utf8')).not.toMatch(/^Bcc:/m);
  });
});
