import type { Principal } from '../platform/http/principal.schema.js';
import type { Actor } from '../platform/tenancy/tenant-context.js';

/** The caller as the audit trail of another org names them. */
export const actorOf = (caller: Principal): Actor => ({ type: 'user', id: caller.userId, name: caller.name });
