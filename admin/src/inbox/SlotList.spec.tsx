import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { HttpError } from 'react-admin';
import { allPermissions, fakeProvider, show } from '../test/Console';
import type { Lead } from '../shared/types';
import { SlotList } from './SlotList';
import { useSlotCorrection } from './useSlotCorrection';

const at = '2026-11-21T01:30:00Z';
const lead: Lead = {
  id: 'l1',
  contactId: 'k1',
  name: 'Maria Lopez',
  phone: '+13125550123',
  status: 'qualifying',
  source: 'missed_call',
  urgency: 'soon',
  service: 'AC repair',
  address: '41 Oak St',
  email: null,
  estimatedValueMinor: null,
  actualValueMinor: null,
  isOpen: true,
  lastActivityAt: at,
  createdAt: at,
  conversationId: 'c1',
  slots: {
    address: { value: '41 Oak St', confidence: 0.7, sourceMessageId: 'm7', source: 'customer', updatedAt: at },
    name: { value: 'Maria Lopez', confidence: 1, sourceMessageId: null, source: 'staff', updatedAt: at },
    urgency: { value: 'soon', confidence: 0.9, sourceMessageId: 'm2', source: 'customer', updatedAt: at },
    'own:How old is the unit?': { value: 'About 12 years', confidence: 0.9, sourceMessageId: 'm9', source: 'customer', updatedAt: at },
    gate_code: { value: '12', confidence: 0.5, sourceMessageId: null, source: 'customer', updatedAt: at },
  },
  notes: null,
  ownerUserId: null,
  version: 4,
};

function Facts({ onSource = vi.fn(), of = lead }: { onSource?: (id: string) => void; of?: Lead | null }): ReactNode {
  return <SlotList slots={of?.slots ?? {}} onSource={onSource} correction={useSlotCorrection(of)} />;
}
const open = async (changeLead: unknown = vi.fn().mockResolvedValue(lead), permissions?: string[], of: Lead | null = lead) => {
  const onSource = vi.fn();
  await show(<Facts onSource={onSource} of={of} />, { provider: fakeProvider({ changeLead }), ...(permissions ? { permissions } : {}) });
  return onSource;
};

describe('what we know', () => {
  it('says how sure each fact is, and leads to the message it comes from', async () => {
    const onSource = await open();
    expect(screen.getByText('70 % medium')).toBeVisible();
    expect(screen.getByText('Written by hand')).toBeVisible();
    await userEvent.click(screen.getByText('41 Oak St'));
    expect(onSource).toHaveBeenCalledWith('m7');
  });

  it('shows what the business asked for itself under its question, with the message', async () => {
    const onSource = await open();
    expect(screen.getByText('How old is the unit?')).toBeVisible();
    await userEvent.click(screen.getByText('About 12 years'));
    expect(onSource).toHaveBeenCalledWith('m9');
  });

  it('is corrected in place by keyboard, with the version that was read', async () => {
    const changeLead = vi.fn().mockResolvedValue(lead);
    await open(changeLead);
    await userEvent.click(screen.getByRole('button', { name: 'Correct address' }));
    const input = screen.getByRole('textbox', { name: 'Address' });
    expect(input).toHaveFocus();
    await userEvent.clear(input);
    await userEvent.type(input, ' 14 Oak St {Enter}');
    expect(changeLead).toHaveBeenCalledWith('l1', { address: '14 Oak St', version: 4 });
    expect(await screen.findByText('Address corrected')).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByRole('button', { name: 'Correct address' })).toHaveFocus();
  });

  it('is left alone by Esc', async () => {
    const changeLead = vi.fn();
    await open(changeLead);
    await userEvent.click(screen.getByRole('button', { name: 'Correct address' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Address' }), 'x{Escape}');
    expect(screen.getByText('41 Oak St')).toBeVisible();
    expect(changeLead).not.toHaveBeenCalled();
    expect(screen.getByRole('button', { name: 'Correct address' })).toHaveFocus();
  });

  it('takes a fact away when the field is emptied, and writes one that was not known', async () => {
    const changeLead = vi.fn().mockResolvedValue(lead);
    await open(changeLead);
    await userEvent.click(screen.getByRole('button', { name: 'Correct address' }));
    await userEvent.clear(screen.getByRole('textbox', { name: 'Address' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(changeLead).toHaveBeenLastCalledWith('l1', { address: null, version: 4 });
    await userEvent.click(await screen.findByRole('button', { name: 'Correct preferred time' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Preferred time' }), 'Friday morning{Enter}');
    expect(changeLead).toHaveBeenLastCalledWith('l1', { preferredTime: 'Friday morning', version: 4 });
  });

  it('chooses an urgency from those that exist', async () => {
    const changeLead = vi.fn().mockResolvedValue(lead);
    await open(changeLead);
    await userEvent.click(screen.getByRole('button', { name: 'Correct urgency' }));
    await userEvent.click(screen.getByRole('combobox', { name: 'Urgency' }));
    await userEvent.click(within(screen.getByRole('listbox')).getByRole('option', { name: 'Urgent' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(changeLead).toHaveBeenCalledWith('l1', { urgency: 'urgent', version: 4 });
  });

  it.each([
    [new HttpError('Check the fields.', 400, { errors: { email: 'is not a valid email' } }), 'E-mail is not a valid email'],
    [new HttpError('Stale.', 409, {}), 'Somebody else changed this lead just now. Look at it again, then save.'],
    [new HttpError('The server cannot be reached.', 0, {}), 'The server cannot be reached.'],
  ])('keeps what was typed when the server refuses (%#)', async (error, words) => {
    await open(() => Promise.reject(error));
    await userEvent.click(screen.getByRole('button', { name: 'Correct e-mail' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'E-mail' }), 'maria{Enter}');
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'E-mail' })).toHaveValue('maria');
  });

  it('offers no pencil for what this console does not know, to a reader, or without a lead', async () => {
    await open();
    expect(screen.queryByRole('button', { name: 'Correct gate code' })).toBeNull();
    expect(screen.getByText('Gate code')).toBeVisible();
  });
  it.each([
    ['a reader', allPermissions.filter((name) => name !== 'leads.write'), lead],
    ['nobody, without a lead', allPermissions, null],
  ])('offers no pencil to %s', async (_, permissions, of) => {
    await open(vi.fn(), permissions, of);
    expect(screen.queryByRole('button', { name: /^Correct/ })).toBeNull();
  });
});
