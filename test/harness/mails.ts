import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The mails to one address, in the order in which they left, with their quoted-printable lines put back together. */
export async function mailsTo(dataDir: string, to: string): Promise<string[]> {
  const folder = join(dataDir, 'mail');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.filter((text) => text.includes(`To: ${to}`)).map((text) => text.replaceAll('=\n', '').replaceAll('=3D', '='));
}

/** The secret behind the # of the nth link to a page of the console that was mailed to an address; waits for the mail. */
export function tokenTo(dataDir: string, to: string, page: string, nth = 1): Promise<string> {
  const pattern = new RegExp(`/admin/${page}#(\\S+)`);
  return vi.waitFor(
    async () => {
      const found = (await mailsTo(dataDir, to)).flatMap((text) => pattern.exec(text)?.[1] ?? []);
      expect(found.length).toBeGreaterThanOrEqual(nth);
      return found[nth - 1]!;
    },
    { timeout: 45_000, interval: 50 },
  );
}
