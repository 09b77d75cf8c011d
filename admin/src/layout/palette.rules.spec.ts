import { mayAccess } from '../auth/access.rules';
import { allPermissions } from '../test/Console';
import type { Contact, Conversation, Lead } from '../shared/types';
import { businessesFor, foundItems, isMatch, paletteItems, placesFor, withRecent, type PaletteItem } from './palette.rules';

const path = (to: string): string => `/t/north${to === '/' ? '' : to}`;
const phone = (value: string | null): string => value ?? 'Number withheld';
const can = (permissions: readonly string[]) => (resource: string, action: string) => mayAccess(permissions, resource, action);
const item = (id: string, group: PaletteItem['group'] = 'Pages'): PaletteItem => ({ id, group, label: id, to: `/t/north/${id}` });

describe('the places of the command bar', () => {
  it('are those that the person may open', () => {
    const labels = (permissions: readonly string[]) => placesFor(can(permissions), path).map((place) => place.label);
    expect(labels(allPermissions)).toEqual(expect.arrayContaining(['Inbox', 'Settings: opening hours', 'Add a lead', 'Make a test call']));
    expect(labels(allPermissions)).not.toContain('System health');
    expect(labels([...allPermissions, 'admin.queues'])).toContain('System health');
    expect(labels(['leads.read'])).toEqual(['Leads']);
  });

  it('include the other businesses, on the same page', () => {
    const of = (orgId: string, slug: string) => ({ orgId, slug, name: slug, role: 'org_owner', kind: 'client', timeZone: 'UTC' });
    expect(businessesFor([of('o1', 'north'), of('o2', 'bella')], 'o1', '/t/north/inbox/c1')).toEqual([
      { id: 'business:o2', group: 'Businesses', label: 'bella', detail: 'Switch business', to: '/t/bella/inbox' },
    ]);
  });

  it.each([
    ['inb', 'Inbox', true],
    ['set ho', 'Settings: opening hours', true],
    ['HOURS settings', 'Settings: opening hours', true],
    ['nbox', 'Inbox', false],
    ['', 'Inbox', true],
  ])('“%s” finds “%s”: %s', (typed, label, is) => expect(isMatch({ label }, typed)).toBe(is));
});

describe('what the server found', () => {
  const lead = { id: 'l1', name: null, phone: '+13125550123', service: null, source: 'missed_call', status: 'new' } as Lead;
  const contact = { id: 'k1', name: 'Maria', phone: '+13125550123', email: 'm@example.com', openLeadId: 'l1' } as Contact;
  const thread = { id: 'c1', contactName: null, contactAddress: '+13125550188', lastPreview: 'Is it gas?' } as Conversation;

  it('leads to the thread, the lead and the person', () => {
    const found = foundItems({ conversations: [thread], leads: [lead], contacts: [{ ...contact, openLeadId: null }] }, path, phone);
    expect(found.map(({ group, label, detail, to }) => [group, label, detail, to])).toEqual([
      ['Conversations', '+13125550188', 'Is it gas?', '/t/north/inbox/c1'],
      ['Leads', '+13125550123', 'From missed call · New', '/t/north/leads/l1/show'],
      ['Contacts', 'Maria', '+13125550123 · m@example.com', '/t/north/leads?filter=%7B%22contactId%22%3A%22k1%22%7D'],
    ]);
  });

  it('does not name a person twice', () => {
    expect(foundItems({ conversations: [], leads: [lead], contacts: [contact] }, path, phone).map((row) => row.id)).toEqual(['lead:l1']);
    expect(foundItems({ conversations: [], leads: [], contacts: [contact] }, path, phone)[0]?.to).toBe('/t/north/leads/l1/show');
  });
});

describe('the order', () => {
  const parts = {
    recent: [item('b', 'Recent')],
    fixed: [item('a'), item('b'), { ...item('ab'), isInner: true }],
    found: [item('c', 'Leads'), item('a2', 'Conversations')],
  };
  it('is recent first while nothing is typed, each once', () => {
    expect(paletteItems(' ', parts).map((row) => `${row.group} ${row.id}`)).toEqual(['Recent b', 'Pages a']);
  });
  it('is pages, conversations, people for what is typed', () => {
    expect(paletteItems('a', parts).map((row) => row.id)).toEqual(['a', 'ab', 'a2', 'c']);
  });
  it('keeps the five newest, without doubles', () => {
    const all = ['1', '2', '3', '4', '5', '6', '2'].reduce<PaletteItem[]>((list, id) => withRecent(list, item(id)), []);
    expect(all.map((row) => row.id)).toEqual(['2', '6', '5', '4', '3']);
    expect(all.every((row) => row.group === 'Recent')).toBe(true);
  });
});
