import { humanise } from '../shared/format';

/** What a key can never be given: keys are made by people. */
const neverForKeys = ['api_keys.write'];
const isAgencyWide = (name: string): boolean => name.startsWith('agency.') || name.startsWith('admin.');

export interface ScopeGroup {
  area: string;
  scopes: { name: string; label: string }[];
}

/** The caller's own permissions that a key of this business may have, by area: leads -> read, write. */
export function scopeGroups(permissions: readonly string[], orgKind: string): ScopeGroup[] {
  const groups = new Map<string, ScopeGroup>();
  for (const name of permissions) {
    if (neverForKeys.includes(name) || (isAgencyWide(name) && orgKind !== 'operations')) continue;
    const [area = name, action = ''] = name.split('.');
    const group = groups.get(area) ?? { area: humanise(area).replace('Api', 'API'), scopes: [] };
    group.scopes.push({ name, label: humanise(action) });
    groups.set(area, group);
  }
  return [...groups.values()].sort((a, b) => a.area.localeCompare(b.area));
}

export const lifetimes = [
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: 'One year' },
  { days: 0, label: 'Until it is revoked' },
] as const;

export function expiryAfter(days: number, now: number): string | null {
  return days === 0 ? null : new Date(now + days * 86_400_000).toISOString();
}
