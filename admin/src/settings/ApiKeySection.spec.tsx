import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { allPermissions, fakeProvider, show } from '../test/Console';
import type { ApiKey } from '../shared/types';
import { ApiKeySection } from './ApiKeySection';
import { expiryAfter, scopeGroups } from './api-keys.rules';

const item = (over: Partial<ApiKey> = {}): ApiKey => ({
  id: 'k1',
  name: 'Website form',
  prefix: 'rbk_1a2b3c4d',
  scopes: ['leads.read', 'leads.write'],
  state: 'active',
  madeBy: 'Dana Ortiz',
  createdAt: '2026-11-20T10:00:00Z',
  expiresAt: null,
  lastUsedAt: null,
  revokedAt: null,
  ...over,
});
const owner = [...allPermissions, 'api_keys.read', 'api_keys.write'];
const open = (items: ApiKey[], answers: Record<string, unknown> = {}, permissions = owner) =>
  show(<ApiKeySection />, {
    provider: fakeProvider({ getList: () => Promise.resolve({ data: items, total: items.length }), ...answers }),
    permissions,
  });

describe('API keys', () => {
  it('tell what they are, who made them and whether they live', async () => {
    await open([item(), item({ id: 'k2', name: 'Old', state: 'revoked' }), item({ id: 'k3', name: 'Past', state: 'expired' })]);
    expect(await screen.findByText('Website form')).toBeVisible();
    expect(screen.getAllByText('leads.read, leads.write')).toHaveLength(3);
    expect(screen.getByText('Revoked')).toBeVisible();
    expect(screen.getByText('Expired')).toBeVisible();
    expect(screen.getAllByRole('button', { name: /^Revoke/ })).toHaveLength(1);
  });

  it('are made with chosen scopes and shown once', async () => {
    const makeApiKey = vi.fn(() => Promise.resolve({ ...item(), key: 'rbk_1a2b3c4d_secret' }));
    await open([], { makeApiKey });
    await userEvent.click(await screen.findByRole('button', { name: 'Make a key' }));
    const make = screen.getByRole('button', { name: 'Make the key' });
    await userEvent.type(screen.getByLabelText(/^Name/), 'Website form');
    expect(make).toBeDisabled();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Leads: Read' }));
    await userEvent.click(make);
    expect(makeApiKey).toHaveBeenCalledWith({ name: 'Website form', scopes: ['leads.read'], expiresAt: expect.stringMatching(/Z$/) });
    expect(await screen.findByDisplayValue('rbk_1a2b3c4d_secret')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(screen.queryByDisplayValue('rbk_1a2b3c4d_secret')).toBeNull();
  });

  it('tell why a key was refused, and keep what was written', async () => {
    const why = 'you do not have the permission "leads.read" yourself';
    await open([], { makeApiKey: () => Promise.reject(new HttpError('no', 400, { errors: { scopes: why } })) });
    await userEvent.click(await screen.findByRole('button', { name: 'Make a key' }));
    await userEvent.type(screen.getByLabelText(/^Name/), 'Mine');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Leads: Read' }));
    await userEvent.click(screen.getByRole('button', { name: 'Make the key' }));
    expect(await screen.findByText(why)).toBeVisible();
    expect(screen.getByDisplayValue('Mine')).toBeVisible();
  });

  it('are revoked after a question', async () => {
    const remove = vi.fn(() => Promise.resolve({ data: item() }));
    await open([item()], { delete: remove });
    await userEvent.click(await screen.findByRole('button', { name: 'Revoke Website form' }));
    expect(remove).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Revoke' }));
    expect(remove).toHaveBeenCalledWith('api-keys', { id: 'k1' });
  });

  it('are only looked at without the permission to make them', async () => {
    await open([item()], {}, [...allPermissions, 'api_keys.read']);
    expect(await screen.findByText('Website form')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('scopes', () => {
  it('are grouped, without what no key may have', () => {
    const groups = scopeGroups(['leads.read', 'leads.write', 'api_keys.read', 'api_keys.write', 'agency.read'], 'client');
    expect(groups.map((group) => [group.area, group.scopes.map((scope) => scope.label)])).toEqual([
      ['API keys', ['Read']],
      ['Leads', ['Read', 'Write']],
    ]);
    expect(scopeGroups(['agency.read'], 'operations')).toHaveLength(1);
  });
  it('end when they say', () => {
    expect(expiryAfter(0, 0)).toBeNull();
    expect(expiryAfter(30, 0)).toBe('1970-01-31T00:00:00.000Z');
  });
});
