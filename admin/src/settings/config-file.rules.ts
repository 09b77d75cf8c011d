/** A value of a configuration on one line, as a person reads it. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(valueWords).join(', ');
  return Object.entries(value as Record<string, unknown>)
    .map(([name, inner]) => `${fieldWords(name)}: ${Array.isArray(inner) && inner.length === 0 ? 'none' : valueWords(inner)}`)
    .join('; ');
}

/** `ringSeconds` as "ring seconds". */
export const fieldWords = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

const groups: Record<string, string> = {
  business: 'Business',
  settings: 'Settings',
  services: 'Services',
  resources: 'Places',
  locations: 'Locations',
};

/** Where a difference stands: `services.AC repair.priceMinor` is in Services, "AC repair: price minor". */
export function placeWords(path: string): { group: string; field: string } {
  const [first = '', ...rest] = path.split('.');
  const last = rest.at(-1) ?? '';
  const isNamed = first !== 'business' && first !== 'settings';
  if (!isNamed) return { group: groups[first] ?? first, field: fieldWords(rest.join('.')) };
  return { group: groups[first] ?? first, field: rest.length > 1 ? `${rest.slice(0, -1).join('.')}: ${fieldWords(last)}` : last };
}

/** `northside-configuration-2026-11-21.json` */
export const fileNameOf = (slug: string, now: Date): string => `${slug}-configuration-${now.toISOString().slice(0, 10)}.json`;
