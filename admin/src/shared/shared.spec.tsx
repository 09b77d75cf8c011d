import { screen } from '@testing-library/react';
import { Guard } from '../layout/Guard';
import { chooseSlug } from '../root/Home';
import { safeNext } from '../auth/LoginPage';
import { me, org, show } from '../test/Console';
import { tones } from '../theme/tones';
import { BusinessDate } from './BusinessDate';
import { StatusChip } from './StatusChip';

describe('BusinessDate', () => {
  it('is in the business zone with its label, and tells the reader the own time on hover', async () => {
    await show(<BusinessDate value="2026-11-21T01:30:00Z" show="zoned" />);
    const date = screen.getByText('Fri, Nov 20, 7:30 PM CST');
    expect(date).toHaveAttribute('datetime', '2026-11-21T01:30:00Z');
    expect(date.title).toContain('Sat, Nov 21, 7:00 AM');
  });
});

describe('StatusChip', () => {
  it('is no wider than its place, and tells on hover what is cut off', async () => {
    await show(<StatusChip label="Service needed: a boiler in the basement" />);
    const words = screen.getByTitle('Service needed: a boiler in the basement');
    expect(words).toHaveStyle({ overflow: 'hidden', textOverflow: 'ellipsis' });
    expect(words.parentElement).toHaveStyle({ maxWidth: '100%' });
  });
  it('tells more on hover when there is more to tell', async () => {
    await show(<StatusChip label="Ended" title="Send it again yourself." />);
    expect(screen.getByText('Ended')).toHaveAttribute('title', 'Send it again yourself.');
  });
});

describe('Guard', () => {
  const page = (permissions: string[]) =>
    show(
      <Guard resource="settings">
        <p>secret</p>
      </Guard>,
      { permissions },
    );
  it('shows the page to those who may see it', async () => {
    await page(['settings.read']);
    expect(screen.getByText('secret')).toBeVisible();
  });
  it('names the missing right to the others', async () => {
    await page(['leads.read']);
    expect(screen.queryByText('secret')).toBeNull();
    expect(screen.getByText(/settings\.read/)).toBeVisible();
  });
});

describe('where a sign-in leads', () => {
  const at = (slug: string, orgId: string, kind = 'client') => ({ orgId, slug, kind, name: slug, role: 'org_owner', timeZone: 'UTC' });
  const memberships = [at('agency', 'o0', 'operations'), at('north', 'org-1'), at('bella', 'o2')];
  it('goes where one was last, then to the active business, then to the first client', () => {
    expect(chooseSlug({ ...me, memberships }, 'bella')).toBe('bella');
    expect(chooseSlug({ ...me, memberships }, 'gone')).toBe('north');
    expect(chooseSlug({ ...me, activeOrg: { ...org, id: 'o0' }, memberships }, null)).toBe('north');
    expect(chooseSlug({ ...me, memberships: [] }, null)).toBeNull();
  });
  it.each([
    ['/t/north/inbox', '/t/north/inbox'],
    ['//evil.example', '/'],
    ['https://evil.example', '/'],
    [undefined, '/'],
  ])('%s', (next, target) => expect(safeNext(next)).toBe(target));
});

describe('colours', () => {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
      .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  it('of every status can be read: 4.5 to 1 at least', () => {
    for (const mode of ['light', 'dark'] as const) {
      for (const [name, pair] of Object.entries(tones[mode])) {
        const [a, b] = [luminance(pair.text), luminance(pair.fill)].sort((x, y) => y - x) as [number, number];
        expect([mode, name, (a + 0.05) / (b + 0.05) >= 4.5]).toEqual([mode, name, true]);
      }
    }
  });
});
