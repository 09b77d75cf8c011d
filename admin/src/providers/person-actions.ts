import { newKey } from '../shared/format';
import type { AgencyPerson, AgencyRole, Erasure, Invite, Member, MemberChange, Suppression } from '../shared/types';
import type { Http } from './http';

/** What is done about a person as a whole: their wish not to be written to, their data, a member's sign-ins. */
export function createPersonActions(http: Http) {
  const post = <T>(path: string, body: unknown): Promise<T> =>
    http<T>(path, { method: 'POST', body, headers: { 'Idempotency-Key': newKey() } });
  return {
    /** `evidence`: how they said it, for the record. */
    optOut: (phone: string, evidence: string) => post<Suppression>('/api/suppressions', { phone, evidence }),
    /** Everything that this business holds against a number; what the installation holds stays. Answers how many. */
    optIn: async (phone: string): Promise<number> => {
      const { data } = await http<{ data: Suppression[] }>(`/api/suppressions?q=${encodeURIComponent(phone)}`);
      for (const { id } of data) await http<void>(`/api/suppressions/${id}`, { method: 'DELETE' });
      return data.length;
    },
    erasePerson: (contactId: string, cancelBookings: boolean) => post<Erasure>('/api/privacy/erase', { contactId, cancelBookings }),
    /** Said in full: an emptied phone is a change too. */
    changeMember: (userId: string, change: MemberChange) => http<Member>(`/api/users/${userId}`, { method: 'PATCH', body: change }),
    agencyPeople: () => http<{ data: AgencyPerson[] }>('/api/agency/people'),
    changeAgencyPerson: (userId: string, role: AgencyRole) =>
      http<AgencyPerson>(`/api/agency/people/${userId}`, { method: 'PATCH', body: { role } }),
    removeAgencyPerson: (userId: string) => http<void>(`/api/agency/people/${userId}`, { method: 'DELETE' }),
    resendInvite: (from: 'invites' | 'agency/invites', id: string) => post<Invite>(`/api/${from}/${id}/resend`, {}),
    signOutMember: (userId: string) => post<{ ended: number }>(`/api/users/${userId}/sign-out`, {}),
  };
}
