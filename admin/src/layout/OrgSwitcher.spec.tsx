import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router';
import { show } from '../test/Console';
import type { Membership } from '../shared/types';
import { OrgSwitcher } from './OrgSwitcher';

const names = ['Northside Heating & Air', 'Bella Dental', 'Cole Plumbing', 'Dana Roofing', 'Elm Florist', 'Fox Law'];
const memberships = names.map(
  (name, at) =>
    ({ orgId: `org-${at + 1}`, name, slug: name.split(' ')[0]!.toLowerCase(), kind: 'client', timeZone: 'America/Chicago' }) as Membership,
);
function Where() {
  return <span data-testid="where">{useLocation().pathname}</span>;
}
const open = async (): Promise<void> => {
  await show(
    <>
      <OrgSwitcher />
      <Where />
    </>,
    { memberships, path: '/t/north/inbox/7' },
  );
  await userEvent.click(screen.getByRole('button', { name: /Switch business/ }));
};
const listed = (title: string): string[] =>
  within(screen.getByRole('list', { name: title }))
    .getAllByRole('button', { name: /Chicago/ })
    .map(({ textContent }) => names.find((name) => textContent.includes(name)) ?? textContent);

describe('switching businesses', () => {
  beforeEach(() => localStorage.clear());

  it('keeps the page and leaves the record', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: /Bella Dental America/ }));
    expect(screen.getByTestId('where')).toHaveTextContent('/t/bella/inbox');
  });

  it('pins one for this person, until it is unpinned', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: 'Pin Fox Law' }));
    expect(listed('Pinned')).toEqual(['Fox Law']);
    cleanup();
    await open();
    expect(listed('Pinned')).toEqual(['Fox Law']);
    const pin = screen.getByRole('button', { name: 'Pin Fox Law' });
    expect(pin).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(pin);
    expect(screen.queryByRole('list', { name: 'Pinned' })).toBeNull();
  });

  it('keeps the keyboard at the pin that was pressed, of the open business too', async () => {
    await open();
    for (const name of ['Pin Fox Law', 'Pin Northside Heating & Air']) {
      for (const isPinned of ['true', 'false']) {
        screen.getByRole('button', { name }).focus();
        await userEvent.keyboard('{Enter}');
        expect(screen.getByRole('button', { name })).toHaveAttribute('aria-pressed', isPinned);
        expect(screen.getByRole('button', { name })).toHaveFocus();
      }
    }
  });

  it('offers where one was before, and nobody else’s', async () => {
    localStorage.setItem('ringback.switcher.u1', JSON.stringify({ pinned: [], recent: ['org-4', 'org-2'] }));
    localStorage.setItem('ringback.switcher.u2', JSON.stringify({ pinned: ['org-3'], recent: [] }));
    await open();
    expect(listed('Recent')).toEqual(['Dana Roofing', 'Bella Dental']);
    expect(screen.queryByRole('list', { name: 'Pinned' })).toBeNull();
    expect(JSON.parse(localStorage.getItem('ringback.switcher.u1')!)).toMatchObject({ recent: ['org-1', 'org-4', 'org-2'] });
  });
});
