import { humanise } from '../shared/format';

export interface PermissionGroup {
  area: string;
  permissions: { name: string; label: string }[];
}

const areas: Record<string, string> = {
  api_keys: 'API keys',
  users: 'People and roles',
  audit: 'Audit log',
  decisions: 'Decisions of the assistant',
};
const actions: Record<string, string> = {
  read: 'See',
  write: 'Change',
  erase: 'Erase personal data',
  takeover: 'Take over',
  send: 'Send',
  use: 'Use',
};
/** What needs which reading, where it is not that of its own area. The server adds it as well. */
const readings: Record<string, string> = { 'messages.send': 'conversations.read', 'services.write': 'appointments.read' };

function areaOf(name: string): string {
  const [area = name] = name.split('.');
  return areas[area] ?? humanise(area);
}

/** Permissions by area, in the order of the list: Leads -> See, Change. */
export function permissionGroups(names: readonly string[]): PermissionGroup[] {
  const groups = new Map<string, PermissionGroup>();
  for (const name of names) {
    const [area = name, action = ''] = name.split('.');
    const group = groups.get(area) ?? { area: areaOf(name), permissions: [] };
    group.permissions.push({ name, label: actions[action] ?? humanise(action) });
    groups.set(area, group);
  }
  return [...groups.values()];
}

const readingOf = (name: string, all: readonly string[]): string | undefined => {
  const reading = readings[name] ?? `${name.split('.')[0]}.read`;
  return reading !== name && all.includes(reading) ? reading : undefined;
};

/** The choice after a press: an action brings the reading that it needs, and without the reading the action goes too. */
export function toggled(chosen: ReadonlySet<string>, name: string, all: readonly string[]): ReadonlySet<string> {
  const next = new Set(chosen);
  if (next.delete(name)) {
    for (const other of all) if (readingOf(other, all) === name) next.delete(other);
    return next;
  }
  next.add(name);
  const reading = readingOf(name, all);
  if (reading) next.add(reading);
  return next;
}

const mostNamed = 4;
function listed(names: readonly string[]): string {
  const words = [...new Set(names.map((name) => areaOf(name).toLowerCase().replace('api', 'API')))];
  const more = words.length - mostNamed;
  if (words.length === 0) return 'nothing';
  return more > 0 ? `${words.slice(0, mostNamed).join(', ')} and ${more} more` : words.join(', ');
}

/** "Sees leads, calls. Works with leads.": enough to tell two roles apart in a list. */
export function roleSummary(permissions: readonly string[]): string {
  const isReading = (name: string): boolean => name.endsWith('.read');
  return `Sees ${listed(permissions.filter(isReading))}. Works with ${listed(permissions.filter((name) => !isReading(name)))}.`;
}
