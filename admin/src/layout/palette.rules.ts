import { humanise } from '../shared/format';
import { leadStatuses } from '../shared/statuses';
import type { Contact, Conversation, Lead, Membership } from '../shared/types';
import { navItems, samePageOf } from './navigation';

export const paletteGroups = ['Recent', 'Pages', 'Start something', 'Conversations', 'Leads', 'Contacts', 'Businesses'] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** One line of the command bar; choosing it opens an address. */
export interface PaletteItem {
  id: string;
  group: PaletteGroup;
  label: string;
  detail?: string;
  to: string;
  /** A place inside a page: offered for what is typed, not before. */
  isInner?: boolean;
}

type Can = (resource: string, action: string) => boolean;
type Path = (to: string) => string;

const innerPages: readonly { to: string; label: string; resource: string }[] = [
  { to: '/notifications', label: 'Notifications', resource: 'notifications' },
  { to: '/decisions/replay', label: 'Replay conversations', resource: 'decisions' },
  { to: '/usage/models', label: 'Usage: language models', resource: 'usage' },
  { to: '/settings/hours', label: 'Settings: opening hours', resource: 'settings' },
  { to: '/settings/services', label: 'Settings: services', resource: 'settings' },
  { to: '/settings/phones', label: 'Settings: phones', resource: 'settings' },
  { to: '/settings/assistant', label: 'Settings: assistant', resource: 'settings' },
  { to: '/settings/notifications', label: 'Settings: notifications', resource: 'settings' },
];
const starts: readonly { to: string; label: string; resource: string; action: string }[] = [
  { to: '/leads/create', label: 'Add a lead', resource: 'leads', action: 'create' },
  { to: '/appointments?new=1', label: 'New appointment', resource: 'appointments', action: 'create' },
  { to: '/simulator', label: 'Make a test call', resource: 'simulator', action: 'use' },
];

/** The places that exist whatever was typed, as far as this person may go there. */
export function placesFor(can: Can, path: Path): PaletteItem[] {
  return [
    ...navItems
      .filter((page) => can(page.resource, 'list'))
      .map(({ to, label }): PaletteItem => ({ id: `page:${to}`, group: 'Pages', label, to: path(to) })),
    ...innerPages
      .filter((page) => can(page.resource, 'list'))
      .map(({ to, label }): PaletteItem => ({ id: `page:${to}`, group: 'Pages', label, to: path(to), isInner: true })),
    ...starts
      .filter((start) => can(start.resource, start.action))
      .map(({ to, label }): PaletteItem => ({ id: `start:${to}`, group: 'Start something', label, to: path(to) })),
  ];
}

/** The person's other businesses; the page they are on stays the same. */
export function businessesFor(memberships: readonly Membership[], orgId: string, pathname: string): PaletteItem[] {
  return memberships
    .filter((membership) => membership.orgId !== orgId)
    .map((membership) => ({
      id: `business:${membership.orgId}`,
      group: 'Businesses',
      label: membership.name,
      detail: 'Switch business',
      to: samePageOf(membership.slug, pathname),
    }));
}

/** Every typed word begins a word of the line: "set ho" finds "Settings: opening hours". */
export function isMatch(item: Pick<PaletteItem, 'label'>, typed: string): boolean {
  const words = item.label.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return typed
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part)));
}

export interface Found {
  conversations: readonly Conversation[];
  leads: readonly Lead[];
  contacts: readonly Contact[];
}

/** What the server found. A person whose open lead is listed is not listed a second time. */
export function foundItems(found: Found, path: Path, phone: (value: string | null) => string): PaletteItem[] {
  const leadIds = new Set(found.leads.map((lead) => lead.id));
  const leadsOf = (contactId: string): string => `/leads?filter=${encodeURIComponent(JSON.stringify({ contactId }))}`;
  return [
    ...found.conversations.map((row): PaletteItem => ({
      id: `conversation:${row.id}`,
      group: 'Conversations',
      label: row.contactName ?? phone(row.contactAddress),
      detail: row.lastPreview,
      to: path(`/inbox/${row.id}`),
    })),
    ...found.leads.map((row): PaletteItem => ({
      id: `lead:${row.id}`,
      group: 'Leads',
      label: row.name ?? phone(row.phone),
      detail: [row.service ?? `From ${humanise(row.source).toLowerCase()}`, leadStatuses[row.status]?.label ?? humanise(row.status)].join(
        ' · ',
      ),
      to: path(`/leads/${row.id}/show`),
    })),
    ...found.contacts
      .filter((row) => row.openLeadId === null || !leadIds.has(row.openLeadId))
      .map((row): PaletteItem => ({
        id: `contact:${row.id}`,
        group: 'Contacts',
        label: row.name ?? phone(row.phone),
        detail: [row.name === null ? null : row.phone && phone(row.phone), row.email].filter(Boolean).join(' · '),
        to: path(row.openLeadId ? `/leads/${row.openLeadId}/show` : leadsOf(row.id)),
      })),
  ];
}

const mostRecent = 5;

/** Newest first, each once. */
export const withRecent = (recent: readonly PaletteItem[], chosen: PaletteItem): PaletteItem[] =>
  [{ ...chosen, group: 'Recent' as const }, ...recent.filter((item) => item.id !== chosen.id)].slice(0, mostRecent);

/** What is offered for the typed text, group after group. */
export function paletteItems(typed: string, parts: { recent: PaletteItem[]; fixed: PaletteItem[]; found: PaletteItem[] }): PaletteItem[] {
  const fixed = parts.fixed.filter((item) => isMatch(item, typed));
  if (typed.trim() !== '') return inOrder([...fixed, ...parts.found]);
  const recentIds = new Set(parts.recent.map((item) => item.id));
  return inOrder([...parts.recent, ...fixed.filter((item) => !item.isInner && !recentIds.has(item.id))]);
}

const inOrder = (items: readonly PaletteItem[]): PaletteItem[] =>
  paletteGroups.flatMap((group) => items.filter((item) => item.group === group));
