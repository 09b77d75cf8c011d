export type InboxTab = 'open' | 'unread' | 'needs-you' | 'human' | 'closed';

export const inboxTabs: readonly { value: InboxTab; label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'unread', label: 'Unread' },
  { value: 'needs-you', label: 'Needs you' },
  { value: 'human', label: 'With a person' },
  { value: 'closed', label: 'Closed' },
];
export const closeReasons = ['booked', 'no_response', 'opted_out', 'declined', 'manual', 'dormant'] as const;

const filters: Record<InboxTab, Record<string, unknown>> = {
  open: { status: 'open' },
  unread: { unread: true },
  'needs-you': { needsHuman: true },
  human: { status: 'open', handler: 'human' },
  closed: { status: 'closed' },
};

/** The list's filter lives in the address, so that every number elsewhere can link to exactly its rows. */
export function inboxFilter(search: URLSearchParams): { tab: InboxTab; filter: Record<string, unknown> } {
  const asked = search.get('tab') as InboxTab | null;
  const tab = asked && asked in filters ? asked : 'open';
  const filter: Record<string, unknown> = { ...filters[tab] };
  const reason = search.get('reason');
  if (tab === 'closed' && reason) filter['closeReason'] = reason;
  for (const name of ['leadId', 'contactId'] as const) {
    const value = search.get(name);
    if (value) filter[name] = value;
  }
  const q = search.get('q');
  if (q) filter['q'] = q;
  return { tab, filter };
}
