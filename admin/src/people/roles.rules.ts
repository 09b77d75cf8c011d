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

/** Permissions by area, in the order of the list: Leads -> See, Change. */
export function permissionGroups(names: readonly string[]): PermissionGroup[] {
  const groups = new Map<string, PermissionGroup>();
  for (const name of names) {
    const [area = name, action = ''] = name.split('.');
    const group = groups.get(area) ?? { area: areas[area] ?? humanise(area), permissions: [] };
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

/** "Sees 5 areas, changes 2": enough to tell two roles apart in a list. */
export function roleSummary(permissions: readonly string[]): string {
  const seen = permissions.filter((name) => name.endsWith('.read')).length;
  const done = new Set(permissions.filter((name) => !name.endsWith('.read')).map((name) => name.split('.')[0])).size;
  return `Sees ${seen === 1 ? 'one area' : `${seen} areas`}, ${done === 0 ? 'changes nothing' : `works in ${done === 1 ? 'one' : done}`}`;
}
