import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { HttpError } from 'react-admin';
import { useLocation } from 'react-router';
import { fakeProvider, show } from '../test/Console';
import { CommandBar } from './CommandBar';

const rows: Record<string, unknown[]> = {
  conversations: [{ id: 'c1', contactName: 'Maria Lopez', contactAddress: '+13125550123', lastPreview: 'My AC is not cooling' }],
  leads: [{ id: 'l1', name: 'Maria Lopez', phone: '+13125550123', service: 'AC repair', source: 'missed_call', status: 'qualified' }],
  contacts: [],
};
const search = (resource: string) => Promise.resolve({ data: rows[resource] ?? [], total: 1 });

function Where(): ReactNode {
  const { pathname, search: query } = useLocation();
  return <output>{pathname + query}</output>;
}
const open = async (getList: unknown = search, permissions?: string[]) => {
  await show(
    <>
      <CommandBar isPhone={false} />
      <input aria-label="Elsewhere" />
      <Where />
    </>,
    { provider: fakeProvider({ getList }), ...(permissions ? { permissions } : {}) },
  );
  await userEvent.keyboard('{Control>}k{/Control}');
  return screen.findByRole('combobox', { name: 'Search people, conversations and pages' });
};
const chosen = (input: HTMLElement): string | null =>
  document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent ?? null;

describe('the command bar', () => {
  it('opens by Ctrl+K and by Cmd+K with the cursor in it, closes by Esc, and gives the focus back', async () => {
    const input = await open();
    expect(input).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await userEvent.click(screen.getByRole('textbox', { name: 'Elsewhere' }));
    await userEvent.keyboard('{Meta>}k{/Meta}');
    expect(await screen.findByRole('combobox')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Elsewhere' })).toHaveFocus());
  });

  it('goes to a page by a few letters and Enter', async () => {
    const input = await open();
    await userEvent.type(input, 'set ho');
    expect(chosen(input)).toBe('Settings: opening hours');
    await userEvent.keyboard('{Enter}');
    expect(screen.getByText('/t/north/settings/hours')).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('finds people and conversations on the server, in groups, and chooses by arrow keys', async () => {
    const getList = vi.fn(search);
    const input = await open(getList);
    await userEvent.type(input, 'maria');
    expect(await screen.findByRole('group', { name: 'Conversations' })).toBeVisible();
    expect(screen.getByRole('group', { name: 'Leads' })).toBeVisible();
    expect(await screen.findByText('2 results')).toHaveAttribute('role', 'status');
    // what was typed before a pause may have been looked for before
    await waitFor(() => expect(getList).toHaveBeenLastCalledWith(expect.anything(), expect.objectContaining({ filter: { q: 'maria' } })));
    expect(getList).toHaveBeenCalledWith('conversations', expect.objectContaining({ filter: { q: 'maria' } }));
    expect(chosen(input)).toContain('My AC is not cooling');
    await userEvent.keyboard('{ArrowDown}');
    expect(chosen(input)).toContain('AC repair');
    await userEvent.keyboard('{Enter}');
    expect(screen.getByText('/t/north/leads/l1/show')).toBeVisible();
    // chosen once, it is offered first the next time
    await userEvent.keyboard('{Control>}k{/Control}');
    expect(await screen.findByRole('group', { name: 'Recent' })).toHaveTextContent('Maria Lopez');
  });

  it('asks only for what the person may read, and not for one letter', async () => {
    const getList = vi.fn(search);
    const input = await open(getList, ['leads.read']);
    await userEvent.type(input, 'm');
    await userEvent.type(input, 'a');
    await screen.findByRole('group', { name: 'Leads' });
    expect(getList.mock.calls.map(([resource]) => resource)).toEqual(['leads']);
  });

  it('says when nothing is found, and when the search failed', async () => {
    const nothing = await open(() => Promise.resolve({ data: [], total: 0 }));
    await userEvent.type(nothing, 'zzz');
    expect(await screen.findByText('Nothing found')).toBeInTheDocument();
    expect(screen.getByText(/Nothing is called “zzz”/)).toBeVisible();
  });
  it('tells a failure in words', async () => {
    const input = await open(() => Promise.reject(new HttpError('The server cannot be reached.', 0, {})));
    await userEvent.type(input, 'zzz');
    expect(await screen.findByText('The server cannot be reached.')).toBeVisible();
  });

  it('stays closed over another dialog', async () => {
    await show(
      <>
        <div role="dialog" aria-label="Resolve" />
        <CommandBar isPhone />
      </>,
    );
    await userEvent.keyboard('{Control>}k{/Control}');
    expect(screen.queryByRole('combobox')).toBeNull();
    expect(screen.getByRole('button', { name: 'Search' })).toBeVisible();
  });
});
