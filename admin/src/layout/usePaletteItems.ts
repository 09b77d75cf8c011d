import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { RaRecord } from 'react-admin';
import { useLocation } from 'react-router';
import { useCan, usePath, useTenant } from '../root/tenant';
import { usePhone } from '../shared/PhoneText';
import type { Contact, Conversation, Lead } from '../shared/types';
import { useProvider } from '../shared/useProvider';
import { businessesFor, foundItems, paletteItems, placesFor, withRecent, type PaletteItem } from './palette.rules';

const typingPause = 200;
const shortest = 2;
const perGroup = 5;

/** Per person and business, for as long as the tab lives: names of customers are not kept on the computer. */
const recents = new Map<string, PaletteItem[]>();

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}

function useFound<T extends RaRecord>(resource: string, q: string) {
  const provider = useProvider();
  const can = useCan();
  const isOn = q.length >= shortest && can(resource, 'list');
  const query = useQuery({
    queryKey: [resource, 'palette', q],
    queryFn: async ({ signal }) =>
      (await provider.getList<T>(resource, { pagination: { page: 1, perPage: perGroup }, filter: { q }, signal })).data,
    enabled: isOn,
    placeholderData: keepPreviousData,
  });
  return { rows: isOn ? (query.data ?? []) : [], isFetching: query.isFetching, error: query.error };
}

/** The lines of the command bar: places at once, people and conversations as soon as the server has answered. */
export function usePaletteItems(text: string) {
  const { me, org } = useTenant();
  const can = useCan();
  const path = usePath();
  const phone = usePhone();
  const { pathname } = useLocation();
  const typed = text.trim();
  const paused = usePaused(typed);
  const q = typed.length >= shortest ? paused : '';
  const conversations = useFound<Conversation>('conversations', q);
  const leads = useFound<Lead>('leads', q);
  const contacts = useFound<Contact>('contacts', q);
  const searches = [conversations, leads, contacts];

  const key = `${me.user.id}:${org.id}`;
  const items = paletteItems(text, {
    recent: recents.get(key) ?? [],
    fixed: [...placesFor(can, path), ...businessesFor(me.memberships, org.id, pathname)],
    found: foundItems({ conversations: conversations.rows, leads: leads.rows, contacts: contacts.rows }, path, phone),
  });
  return {
    items,
    isSearching: typed.length >= shortest && (paused !== typed || searches.some((search) => search.isFetching)),
    error: searches.find((search) => search.error)?.error ?? null,
    remember: (item: PaletteItem) => void recents.set(key, withRecent(recents.get(key) ?? [], item)),
  };
}
