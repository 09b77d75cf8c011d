import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import { vi } from 'vitest';
import type { Contact } from '../shared/types';
import { allPermissions, fakeProvider, show } from '../test/Console';
import { HoldPanel } from './HoldPanel';

const free = { id: 'k1', name: 'Maria Gomez', holdReason: null, holdByName: null, holdAt: null } as Contact;
const held = { ...free, holdReason: 'Claim 2026-118', holdByName: 'Dana Ortiz', holdAt: '2026-11-20T15:00:00Z' } as Contact;
const owner = [...allPermissions, 'contacts.erase'];

describe('a legal hold', () => {
  it('is placed with a reason', async () => {
    const person = { now: free };
    const holdPerson = vi.fn(() => {
      person.now = held;
      return Promise.resolve();
    });
    const getOne = () => Promise.resolve({ data: person.now });
    await show(<HoldPanel contactId="k1" />, { permissions: owner, provider: fakeProvider({ getOne, holdPerson }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Place a hold' }));
    const place = screen.getByRole('button', { name: 'Place the hold' });
    expect(place).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: /Why must this person be kept/ }), '  Claim 2026-118 ');
    await userEvent.click(place);
    await waitFor(() => expect(holdPerson).toHaveBeenCalledWith('k1', 'Claim 2026-118'));
    expect(await screen.findByText(/Claim 2026-118 \(since .*, by Dana Ortiz\)/)).toBeVisible();
  });

  it('is released after one question', async () => {
    const releasePerson = vi.fn(() => Promise.resolve());
    await show(<HoldPanel contactId="k1" />, {
      permissions: owner,
      provider: fakeProvider({ getOne: () => Promise.resolve({ data: held }), releasePerson }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Release' }));
    expect(releasePerson).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Release it' }));
    await waitFor(() => expect(releasePerson).toHaveBeenCalledWith('k1'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('keeps the reason when the server refuses it', async () => {
    await show(<HoldPanel contactId="k1" />, {
      permissions: owner,
      provider: fakeProvider({
        getOne: () => Promise.resolve({ data: free }),
        holdPerson: () => Promise.reject(new HttpError('Somebody is at it', 409)),
      }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Place a hold' }));
    await userEvent.type(screen.getByRole('textbox', { name: /Why must this person be kept/ }), 'Claim 2026-118');
    await userEvent.click(screen.getByRole('button', { name: 'Place the hold' }));
    expect(await screen.findByText('Somebody is at it')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /Why must this person be kept/ })).toHaveValue('Claim 2026-118');
  });

  it('says when it could not be read', async () => {
    const getOne = () => Promise.reject(new HttpError('Out of order', 500));
    await show(<HoldPanel contactId="k1" />, { provider: fakeProvider({ getOne }) });
    expect(await screen.findByText('Out of order')).toBeVisible();
  });

  it('is seen by everybody, and changed only by those who may erase', async () => {
    const data = { ...held, holdReason: null };
    await show(<HoldPanel contactId="k1" />, { provider: fakeProvider({ getOne: () => Promise.resolve({ data }) }) });
    expect(await screen.findByText(/This person must be kept \(since .*, by Dana Ortiz\)/)).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
