import { permissionsOf } from '../orgs/roles.rules.js';

/** A view ends by itself after at most this long. */
export const MAX_VIEW_MINUTES = 60;
/** What would outlive the view is never done inside one. */
const OUTLIVES = ['users.write', 'api_keys.write'];

/** What a member of the agency may do inside a view: what the owner sees, and with writing what both may do. */
export function viewPermissions(ownRole: string, isReadOnly: boolean): ReadonlySet<string> {
  const own = permissionsOf(ownRole);
  const both = [...permissionsOf('org_owner')].filter((name) => own.has(name) && !OUTLIVES.includes(name));
  return new Set(isReadOnly ? both.filter((name) => name.endsWith('.read')) : both);
}

/** Reading is what changes nothing; some reading permissions also open small writes, such as marking something as read. */
export const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD';
