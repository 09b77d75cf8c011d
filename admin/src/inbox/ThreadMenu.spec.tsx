import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HttpError } from 'react-admin';
import type { ConversationDetail } from '../shared/types';
import { allPermissions, fakeProvider, show } from '../test/Console';
import { ThreadMenu } from './ThreadMenu';

const thread = (over: Partial<ConversationDetail> = {}): ConversationDetail =>
  ({
    id: 'c1',
    contactId: 'k1',
    contactName: 'Ana Diaz',
    contactAddress: '+13125550101',
    isSuppressed: false,
    appointments: [],
    ...over,
  }) as unknown as ConversationDetail;
const owner = [...allPermissions, 'suppressions.write', 'contacts.erase'];
const onErased = vi.fn();
const open = async (conversation: ConversationDetail, answers: Record<string, unknown> = {}, permissions = owner): Promise<void> => {
  await show(<ThreadMenu conversation={conversation} onErased={onErased} />, { provider: fakeProvider(answers), permissions });
};
const choose = async (name: string): Promise<void> => {
  await userEvent.click(screen.getByRole('button', { name: 'More' }));
  await userEvent.click(screen.getByRole('menuitem', { name }));
};

describe('what is done about a person', () => {
  it('is offered by permission, and not at all without one', async () => {
    await open(thread(), {}, ['conversations.read']);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('an agent books, but neither opts out nor erases', async () => {
    await open(thread(), {}, allPermissions);
    await userEvent.click(screen.getByRole('button', { name: 'More' }));
    expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual(['Book an appointment']);
  });

  it('marks them as opted out only with how they said it', async () => {
    const optOut = vi.fn(() => Promise.resolve({ id: 's1' }));
    await open(thread(), { optOut });
    await choose('Mark as opted out');
    const confirm = screen.getByRole('button', { name: 'Mark as opted out' });
    expect(confirm).toBeDisabled();
    await userEvent.type(screen.getByLabelText(/How did they say it/), 'By phone{Enter}');
    expect(optOut).toHaveBeenCalledWith('+13125550101', 'By phone');
    expect(await screen.findByText(/Marked as opted out/)).toBeVisible();
  });

  it('lifts an opt-out of this business, and says when another one holds', async () => {
    const optIn = vi.fn(() => Promise.resolve(0));
    await open(thread({ isSuppressed: true }), { optIn });
    await choose('Lift the opt-out');
    await userEvent.click(screen.getByRole('button', { name: 'They agreed again' }));
    expect(optIn).toHaveBeenCalledWith('+13125550101');
    expect(await screen.findByText(/holds for the whole installation/)).toBeVisible();
  });

  it('erases after a question; a coming appointment has to be named', async () => {
    const erasePerson = vi
      .fn()
      .mockRejectedValueOnce(new HttpError('This person has a booking ahead.', 409, {}))
      .mockResolvedValueOnce({ contactId: 'k1', cancelledBookings: 1, erased: {} });
    await open(thread({ appointments: [{ id: 'a1' }] as ConversationDetail['appointments'] }), { erasePerson });
    await choose('Erase this person');
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Erase for good' })).toBeDisabled();
    await userEvent.click(dialog.getByRole('checkbox', { name: 'Cancel their coming appointment too' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Erase for good' }));
    expect(await dialog.findByText('This person has a booking ahead.')).toBeVisible();
    expect(onErased).not.toHaveBeenCalled();
    await userEvent.click(dialog.getByRole('button', { name: 'Erase for good' }));
    expect(erasePerson).toHaveBeenLastCalledWith('k1', true);
    expect(await screen.findByText('Their data is erased')).toBeVisible();
    expect(onErased).toHaveBeenCalledOnce();
  });

  it('books with the person filled in', async () => {
    const create = vi.fn(() => Promise.resolve({ data: { id: 'a1' } }));
    await open(thread(), {
      create,
      getList: () => Promise.resolve({ data: [{ id: 's1', name: 'Repair', durationMinutes: 60 }], total: 1 }),
      availability: () => Promise.resolve({ data: [{ startsAt: '2026-11-23T15:00:00Z', resourceId: 'r1' }], total: 1 }),
    });
    await choose('Book an appointment');
    expect(await screen.findByDisplayValue('Ana Diaz')).toBeVisible();
    await userEvent.click(await screen.findByRole('button', { name: 'Mon, Nov 23, 9:00 AM' }));
    await userEvent.click(screen.getByRole('button', { name: 'Book' }));
    expect(create).toHaveBeenCalledWith('appointments', {
      data: { phone: '+13125550101', startsAt: '2026-11-23T09:00', serviceId: 's1', name: 'Ana Diaz' },
    });
    expect(await screen.findByText('Appointment booked')).toBeVisible();
  });
});
